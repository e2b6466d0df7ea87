/**
 * JSON in which each number that JavaScript cannot hold as it stands (an id of 19 digits, a fraction) is a string of its own
 * characters. Node 20 has no `source` in the reviver of `JSON.parse`, and a parser that keeps numbers would have to agree with
 * it on all else; this is read by `JSON.parse` itself. Linear in the source.
 *
 * @param source valid JSON
 */
export function withDigits(source: string): string {
  const parts: string[] = [];
  let from = 0;
  NUMBER_OR_STRING.lastIndex = 0;
  for (let match = NUMBER_OR_STRING.exec(source); match !== null; match = NUMBER_OR_STRING.exec(source)) {
    const [token] = match;
    const { index } = match;
    if (token === '"') NUMBER_OR_STRING.lastIndex = endOfString(source, index + 1);
    else if (!Number.isSafeInteger(Number(token))) {
      parts.push(source.slice(from, index), `"${token}"`);
      from = index + token.length;
    }
  }
  return parts.join('') + source.slice(from);
}

const NUMBER_OR_STRING = /"|-?\d[\d.eE+-]*/g;

/** The place after the quotation mark that ends a string whose characters begin at `from`. */
function endOfString(source: string, from: number): number {
  for (let at = from; ; ) {
    const quote = source.indexOf('"', at);
    let escapes = 0;
    while (source[quote - 1 - escapes] === '\\') escapes++;
    at = quote + 1;
    if (escapes % 2 === 0) return at;
  }
}
