/** Text in a charset: the reverse of TextDecoder, made by decoding all that it can. Characters of up to two bytes. */
export function encode(text: string, charset: string): Uint8Array {
  if (charset === 'utf-16le') return Buffer.from(text, 'utf16le');
  if (charset === 'utf-16be') return Buffer.from(text, 'utf16le').swap16();
  const table = tableOf(charset);
  return Buffer.from(
    [...text].flatMap((character) => {
      const bytes = table.get(character);
      if (bytes === undefined) throw new Error(`${charset} has no ${character}`);
      return bytes;
    }),
  );
}

const tables = new Map<string, Map<string, number[]>>();

function tableOf(charset: string): Map<string, number[]> {
  const known = tables.get(charset);
  if (known !== undefined) return known;
  const table = new Map<string, number[]>();
  const put = (bytes: number[]): void => {
    // decoded as a stream: at one go, Node 20 reads windows-1252 as ISO 8859-1
    const text = new TextDecoder(charset).decode(Uint8Array.from(bytes), { stream: true });
    if ([...text].length === 1 && text !== '\ufffd' && !table.has(text)) table.set(text, bytes);
  };
  for (let a = 0; a < 256; a++) put([a]);
  if (/^(?:shift_jis|euc|gb|big5)/.test(charset)) {
    for (let a = 0x81; a < 0xff; a++) for (let b = 0x40; b < 0xff; b++) put([a, b]);
  }
  tables.set(charset, table);
  return table;
}
