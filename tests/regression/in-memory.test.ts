import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/errors.js';
import type { BytesInput, TextInput } from '../../src/read/memory.js';
import { scan } from '../../src/scan.js';
import { carrier } from '../cli/support.js';

/** What may be said of a text in memory beside its id and its text. */
const NAMES = ['title', 'outlet', 'date', 'modified', 'url', 'language', 'credit'] as const;
const texts = (more: object): TextInput[] => [1, 2].map((n) => ({ id: `${n}`, text: carrier(n), ...more }));

describe('a text in memory', () => {
  it.each(NAMES)('of which %s is undefined is read as where that is not said', async (name) => {
    const said = await scan(texts({ [name]: undefined }), { workers: 1 });
    expect(said).toEqual(await scan(texts({}), { workers: 1 }));
    expect(said.pairs).toHaveLength(1);
  });

  it.each<[string, unknown, string]>([
    ['is no object', null, 'null is neither a path nor'],
    ['is not there', undefined, 'undefined is neither a path nor'],
    ['is a number', 7, '7 is neither a path nor'],
    ['has no id', { text: 'One.' }, 'its id is no string'],
    ['has no text', { id: 'a' }, 'the text of a is no string'],
    ['has bytes for a text', { id: 'a', text: new Uint8Array(3) }, 'the text of a is no string'],
    ['has both', { id: 'a', text: 'One.', bytes: new Uint8Array(3) }, 'a has a text and bytes'],
    ['has a text for bytes', { id: 'a', bytes: 'One.', format: 'text' }, 'the bytes of a are no Uint8Array'],
    [
      'has bytes of no format',
      { id: 'a', bytes: new Uint8Array(3) },
      'the format of a is none of text, markdown',
    ],
    [
      'is an archive',
      { id: 'a', bytes: new Uint8Array(3), format: 'zip' },
      'the format of a is none of text',
    ],
    ['has a date that is an object', { id: 'a', text: 'One.', date: new Date(0) }, 'date of a is neither'],
    ['has a string for a list', { id: 'a', text: 'One.', credit: 'Reuters' }, 'credit of a is no list'],
  ])('that %s is an error that says so', async (_, input, message) => {
    const scanning = scan(input as TextInput, { workers: 1 });
    await expect(scanning).rejects.toThrow(UsageError);
    await expect(scanning).rejects.toThrow(message);
  });
});

const page = (title: string, text: string, charset = 'utf-8'): string =>
  `<!doctype html><html lang="en"><head><meta charset="${charset}"><title>${title}</title>
<meta property="og:site_name" content="The Lantern"></head><body><nav><a href="/">Home</a></nav><article><h1>${title}</h1>
${text
  .split('\n\n')
  .map((part) => `<p>${part}</p>`)
  .join('\n')}</article></body></html>`;

describe('a file in memory', () => {
  it('is read as a file of its format is: a page, a mail, Markdown, a text in another charset', async () => {
    const mail = `Message-ID: <1@example.org>\r\nSubject: Mail\r\nContent-Type: text/plain\r\n\r\n${carrier(1)}`;
    const inputs: BytesInput[] = [
      {
        id: 'page',
        bytes: Buffer.from(page('Café closed', carrier(1), 'windows-1252'), 'latin1'),
        format: 'html',
      },
      { id: 'mail', bytes: Buffer.from(mail), format: 'mail' },
      { id: 'note', bytes: Buffer.from(`# Noted\n\n${carrier(2)}`), format: 'markdown' },
      { id: 'wide', bytes: Buffer.from(`\ufeff${carrier(3)}`, 'utf16le'), format: 'text' },
    ];
    for (const workers of [1, 2]) {
      const { articles, pairs, problems } = await scan(inputs, { workers, allPairs: true });
      expect(problems).toEqual([]);
      expect(articles).toMatchObject([
        { id: 'mail', title: 'Mail' },
        { id: 'note', title: 'Noted' },
        { id: 'page', title: 'Café closed', outlet: 'The Lantern' },
        { id: 'wide', title: null },
      ]);
      expect(pairs).toHaveLength(6);
    }
  });

  it('has what is said beside it rather than what it says of itself', async () => {
    const bytes = Buffer.from(page('A title', carrier(1)));
    const { articles } = await scan({ id: 'x', bytes, format: 'html', outlet: 'Ours', date: '2025-03-01' });
    expect(articles).toMatchObject([{ id: 'x', title: 'A title', outlet: 'Ours', date: '2025-03-01' }]);
  });

  it('that cannot be read is a problem, and no error', async () => {
    const { articles, problems } = await scan({
      id: 'x',
      bytes: Buffer.from('abc\0def\xff', 'latin1'),
      format: 'text',
    });
    expect(articles).toEqual([]);
    expect(problems).toMatchObject([{ path: 'x', message: expect.stringMatching(/zero byte/) }]);
  });
});
