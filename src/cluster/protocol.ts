/**
 * How `flong worker` is spoken to, on its standard input and output: messages of a length (4 bytes, little endian), a
 * letter, and as many bytes as the length says less one. `J` is JSON, `A` an Arrow IPC stream of one table, `E` the words
 * of an error. The first message in is JSON with a step and its options, and another such begins another step; every
 * message in has one answer.
 */
export type Letter = 'J' | 'A' | 'E';

export interface Message {
  readonly letter: Letter;
  readonly body: Uint8Array;
}

const HEADER = 5;

/** The messages in a stream of bytes. Throws where it ends within one. */
export async function* messagesIn(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Message> {
  let parts: Uint8Array[] = [];
  let size = 0;
  let need = HEADER;
  for await (const part of stream) {
    parts.push(part);
    size += part.length;
    while (size >= need) {
      const all = parts.length === 1 ? parts[0] : Buffer.concat(parts, size);
      const length = new DataView(all.buffer, all.byteOffset, 4).getUint32(0, true);
      parts = [all];
      need = 4 + length;
      if (size < need) break;
      // a copy: its bytes are looked at as words, and must lie as these do
      yield {
        letter: String.fromCharCode(all[4]) as Letter,
        body: new Uint8Array(all.subarray(HEADER, need)),
      };
      const rest = all.subarray(need);
      parts = rest.length > 0 ? [rest] : [];
      size = rest.length;
      need = HEADER;
    }
  }
  if (size > 0) throw new Error(`the input ends within a message: ${size} bytes of ${need}`);
}

/** A message as bytes. */
export function messageOf(letter: Letter, body: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(HEADER + body.length);
  new DataView(bytes.buffer).setUint32(0, body.length + 1, true);
  bytes[4] = letter.charCodeAt(0);
  bytes.set(body, HEADER);
  return bytes;
}
