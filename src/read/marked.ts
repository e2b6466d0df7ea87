/**
 * The text of a small file that is UTF-8 by its format: a list, a baseline, a config file, a saved report. What a shell
 * of Windows redirects into a file is UTF-16 with a byte-order mark all the same, or has the mark of UTF-8 before it.
 */
export function textByMark(bytes: Uint8Array): string {
  const [a, b, c] = bytes;
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const begin = a === 0xef && b === 0xbb && c === 0xbf ? 3 : 0;
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8', begin);
}
