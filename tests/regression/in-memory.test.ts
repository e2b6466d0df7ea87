import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/errors.js';
import type { TextInput } from '../../src/read/memory.js';
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
    ['has a date that is an object', { id: 'a', text: 'One.', date: new Date(0) }, 'date of a is neither'],
    ['has a string for a list', { id: 'a', text: 'One.', credit: 'Reuters' }, 'credit of a is no list'],
  ])('that %s is an error that says so', async (_, input, message) => {
    const scanning = scan(input as TextInput, { workers: 1 });
    await expect(scanning).rejects.toThrow(UsageError);
    await expect(scanning).rejects.toThrow(message);
  });
});
