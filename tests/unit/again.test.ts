import { renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { resolveOptions } from '../../src/options.js';
import { contentHash, loadHash } from '../../src/read/hash.js';
import { findSources } from '../../src/read/inputs.js';
import { textOf } from '../../src/read/source.js';
import { textAgain } from '../../src/workers/again.js';
import { Spool } from '../../src/workers/spool.js';
import { filler, folderOf } from '../cli/support.js';

describe('a text that was neither kept nor set aside', () => {
  it('is read again, and must be the one that it was, though the other has as many words', async () => {
    await loadHash();
    const [text, other] = [filler(1, 40), filler(2, 40)];
    const folder = folderOf({ 'a.txt': text, 'other.txt': other });
    const file = join(folder, 'a.txt');
    const { sources } = await findSources([file], []);
    const catalog = {
      sources,
      source: Uint32Array.of(0),
      begin: Float64Array.of(0),
      end: Float64Array.of(statSync(file).size),
      aside: Uint8Array.of(0),
    };
    const again = (hash: string | null) => textAgain(catalog, 0, new Spool(), resolveOptions(), hash);
    const hash = contentHash(Buffer.from(text));
    expect(textOf(again(hash) ?? { ascii: null, text: null })).toBe(text);
    renameSync(join(folder, 'other.txt'), file);
    expect(again(hash)).toBeNull();
    expect(textOf(again(null) ?? { ascii: null, text: null })).toBe(other);
    rmSync(file);
    expect(() => again(hash)).toThrow('ENOENT');
  });
});
