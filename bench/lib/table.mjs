/** Rows of one shape as a table: names to the left, numbers to the right, with at most three decimals. */
export function table(rows) {
  if (rows.length === 0) return '';
  const heads = Object.keys(rows[0]);
  const lines = [heads, ...rows.map((row) => heads.map((head) => shown(row[head])))];
  const widths = heads.map((_, i) => Math.max(...lines.map((line) => line[i].length)));
  const toTheRight = heads.map((head) => rows.every((row) => typeof row[head] !== 'string'));
  return lines
    .map((line) =>
      line
        .map((cell, i) => (toTheRight[i] ? cell.padStart(widths[i]) : cell.padEnd(widths[i])))
        .join('  ')
        .trimEnd()
        .concat('\n'),
    )
    .join('');
}

function shown(value) {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'number') return String(value);
  return Number.isInteger(value) ? value.toLocaleString('en-US') : value.toFixed(3);
}
