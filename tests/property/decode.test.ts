import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markedCharset, zeroedCharset } from '../../src/read/charset.js';
import { decode, hiddenBytes, hiddenCharacters, stringOf, withoutPartial } from '../../src/read/decode.js';
import { encode } from '../cli/encode.js';

const STORY = 'Der Bürgermeister erklärte, die Brücke über die Leine müsse gesperrt werden, für lange.\n';
const bytesOf = (text: string, charset = 'utf-8'): Uint8Array =>
  charset === 'utf-8' ? Buffer.from(text) : encode(text, charset);
const read = (bytes: Uint8Array, encoding: string | null = null, declared: string | null = null): string => {
  const decoded = decode(bytes, encoding, declared);
  return 'problem' in decoded ? `!${decoded.problem}` : stringOf(decoded);
};

/** Whether bytes are UTF-8 from end to end, by the platform. */
function isWhole(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

const characters = fc.array(fc.constantFrom('a', ' ', 'é', '鯨', '👩', '\n'), { maxLength: 30 });
const text = characters.map((all) => all.join(''));

describe('bytes', () => {
  it('that are UTF-8 are read as that, whatever they are said to be', () => {
    fc.assert(
      fc.property(text, fc.constantFrom(null, 'windows-1252', 'shift_jis', 'no-charset'), (given, said) => {
        expect(read(bytesOf(given), said, said)).toBe(given);
      }),
    );
  });

  it('of UTF-8 that is damaged are told with the first that breaks it', () => {
    const damage = fc.uint8Array({ min: 0x80, max: 0xff, minLength: 1, maxLength: 2 });
    fc.assert(
      fc.property(text, damage, text, (before, bad, after) => {
        const bytes = Buffer.concat([bytesOf(`${STORY}${before}`), bad, bytesOf(`${after}鯨鯨鯨鯨`)]);
        fc.pre(!isWhole(bytes));
        let first = 0;
        for (let end = 1; end <= bytes.length; end++) if (isWhole(bytes.subarray(0, end))) first = end;
        const byte = bytes[first].toString(16).toUpperCase();
        expect(read(bytes)).toBe(
          `!is not UTF-8 text (byte 0x${byte} at ${first}), though most of it is: mend it there`,
        );
      }),
    );
  });

  it('are cut where no character is cut', () => {
    fc.assert(
      fc.property(text, fc.nat(60), (given, at) => {
        const bytes = bytesOf(given);
        const end = Math.min(at, bytes.length);
        let whole = end;
        while (!isWhole(bytes.subarray(0, whole))) whole--;
        expect(withoutPartial(bytes, end)).toBe(whole);
      }),
    );
  });

  it('of UTF-16 are read, with a mark and without one, and told where they break off', () => {
    for (const charset of ['utf-16le', 'utf-16be']) {
      expect(read(bytesOf(`\ufeff${STORY}`, charset)), charset).toBe(STORY);
      expect(read(bytesOf(STORY, charset)), charset).toBe(STORY);
      // of a text of one script that is not Latin no byte is zero but those of the marks
      expect(read(bytesOf('\ufeff市長は火曜日、川に架かる橋を', charset)), charset).toBe(
        '市長は火曜日、川に架かる橋を',
      );
      expect(read(bytesOf(`\ufeff${STORY}`, charset).subarray(0, -1)), charset).toBe(
        `!is damaged or unknown ${charset.toUpperCase()} text: convert it to UTF-8 first`,
      );
    }
    expect(read(bytesOf('市長は、\n', 'utf-16le'), 'utf-16le')).toBe('市長は、\n');
  });

  it('of UTF-32, and those that are no text, are told', () => {
    const wide = (units: number[], big: boolean): Uint8Array =>
      Buffer.concat(
        units.map((unit) =>
          big ? Buffer.from([0, 0, unit >> 8, unit & 255]) : Buffer.from([unit & 255, unit >> 8, 0, 0]),
        ),
      );
    const letters = [0xfeff, 0x61, 0x62, 0x63];
    expect(read(wide(letters, false))).toBe(
      '!is damaged or unknown UTF-32LE text: convert it to UTF-8 first',
    );
    expect(read(wide(letters, true))).toBe('!is damaged or unknown UTF-32BE text: convert it to UTF-8 first');
    expect(read(bytesOf('one\0two and three'))).toBe(
      '!is not text (a zero byte at 3): leave it out with --ignore',
    );
    expect(read(Uint8Array.from([0xff, 0xfe, 0x61, 0, 0, 0]))).toMatch(/^!is damaged or unknown UTF-16LE/);
    expect(markedCharset(Uint8Array.from([0xff, 0xfe, 0, 0, 0x61, 0]))).toBe('utf-16le');
    expect(markedCharset(bytesOf('\ufeffa'))).toBe('utf-8');
    expect(zeroedCharset(bytesOf('a\0b\0', 'utf-8'))).toBe('utf-16le');
    expect(zeroedCharset(bytesOf('\0a\0b', 'utf-8'))).toBe('utf-16be');
    expect(zeroedCharset(bytesOf('\0\0\0\0', 'utf-8'))).toBeNull();
  });

  it('of another charset are read in the one that is named, then the one that is declared', () => {
    const latin = bytesOf(STORY, 'windows-1252');
    expect(read(latin, 'windows-1252', 'koi8-r')).toBe(STORY);
    expect(read(latin, null, 'windows-1252')).toBe(STORY);
    expect(read(latin, null, 'no-charset')).toBe(STORY);
    expect(read(latin)).toBe(STORY);
    // a declaration that gives no text of any language is not believed
    expect(read(latin, null, 'shift_jis')).toBe(STORY);
    const russian = 'Мэр города сообщил во вторник, что мост через реку будет закрыт на несколько недель.\n';
    const cyrillic = bytesOf(russian, 'windows-1251');
    expect(read(cyrillic, null, 'windows-1252')).toBe(russian);
    // a user's word is taken
    expect(read(cyrillic, 'windows-1252', 'windows-1251')).toMatch(/^Ìýð ãîðîäà/);
    // who names a charset is told that it is wrong
    expect(read(latin, 'euc-jp', 'windows-1252')).toBe(STORY);
    expect(read(latin, 'euc-jp')).toBe('!is not euc-jp text: check --encoding');
    expect(read(bytesOf('café', 'windows-1252'), null, 'windows-1252')).toBe('café');
  });

  it('of ISO-2022-JP, which are all ASCII, are read by their escapes', () => {
    const shifted = Buffer.from('\u001b$B;TD9\u001b(B\n', 'latin1');
    expect(read(shifted, null, 'iso-2022-jp')).toBe('市長\n');
    expect(read(Buffer.from('plain \u001b[31m\n'), null, 'iso-2022-jp')).toBe('plain \u001b[31m\n');
  });
});

describe('what does not show as itself', () => {
  it('is told with its number and place, in bytes and in text alike', () => {
    const units = fc.array(fc.nat({ max: 0x7f }), { maxLength: 20 });
    fc.assert(
      fc.property(units, (codes) => {
        const shows = (code: number): boolean =>
          (code >= 0x20 && code !== 0x7f) || (code >= 0x09 && code <= 0x0d);
        const at = codes.findIndex((code) => !shows(code));
        const told = hiddenCharacters(String.fromCharCode(...codes));
        expect(hiddenBytes(Uint8Array.from(codes))).toBe(told);
        if (at < 0) expect(told).toBeNull();
        else {
          const point = codes[at].toString(16).toUpperCase().padStart(4, '0');
          expect(told).toContain(`(first U+${point} at ${at})`);
        }
      }),
    );
    expect(hiddenCharacters('a\u0085b')).toBeNull();
    expect(hiddenCharacters('a\u0086b')).toContain('U+0086 at 1');
    for (const mark of ['\u202a', '\u202e', '\u2066', '\u2069'])
      expect(hiddenCharacters(`ab${mark}`)).toContain('at 2');
    expect(hiddenCharacters('\u2029\u202f\u2065\u206a')).toBeNull();
  });
});
