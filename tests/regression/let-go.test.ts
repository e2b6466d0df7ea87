import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { Pool } from '../../dist/workers/pool.js';
import { Spool } from '../../dist/workers/spool.js';
import { Archive } from '../../src/archive/archive.js';
import { compare } from '../../src/compare.js';
import { DEFAULTS } from '../../src/options.js';
import { NO_META } from '../../src/read/source.js';
import { scan } from '../../src/scan.js';
import type { SketchJob } from '../../src/workers/sketch-batch.js';
import { carrier, filler, folderOf } from '../cli/support.js';

/** A job that sketches one text in memory. */
const job = (seed: number): SketchJob => {
  const data = new TextEncoder().encode(filler(seed, 2000));
  const source = { id: `${seed}`, folder: null, file: null, data, size: null, named: true, meta: NO_META };
  return {
    kind: 'sketch',
    keep: true,
    from: [{ source: { ...source, format: 'text', packing: [] }, begin: 0, end: null }],
  };
};

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 300));

describe('a pool of which a job fails', () => {
  it.each([1, 3])(
    'takes no more jobs, lets go of those to come, and is at work no longer: %i',
    async (size) => {
      const { onProgress, ...options } = DEFAULTS;
      const spool = new Spool();
      const pool = new Pool(size, options, spool);
      let pulled = 0;
      let letGo = false;
      async function* jobs(): AsyncGenerator<SketchJob> {
        try {
          for (; pulled < 200; ) {
            yield job(pulled++);
            await new Promise((resolve) => setTimeout(resolve, 1));
          }
        } finally {
          letGo = true;
        }
      }
      let ended = 0;
      const running = pool.run(jobs(), 200, (done) => {
        ended = done;
        if (done === 8) throw new Error('no room');
      });
      await expect(running).rejects.toThrow('no room');
      const then = pulled;
      expect(then).toBeLessThan(8 + 2 * size);
      expect(letGo).toBe(true);
      await pool.close();
      spool.close();
      await settled();
      expect([pulled, ended]).toEqual([then, 8]);
    },
  );
});

describe('an archive that was opened to be read', () => {
  it('says so when it is added to, and leaves no file open of those that were being added', async () => {
    const folder = folderOf({ 'in/1.txt': carrier(1) });
    const path = join(folder, 'x.flong');
    const writer = await Archive.open(path, { write: true });
    await writer.add(join(folder, 'in'), { workers: 1 });
    await writer.close();
    // more than is added in one transaction
    const record = (i: number): string =>
      `${JSON.stringify({ id: `${i}`, text: carrier(i), more: 'x'.repeat(2e6) })}\n`;
    const file = join(folder, 'feed.jsonl.gz');
    writeFileSync(file, gzipSync(Array.from({ length: 30 }, (_, i) => record(i)).join(''), { level: 0 }));
    const archive = await Archive.open(path);
    const before = open();
    await expect(archive.add(file, { workers: 1 })).rejects.toThrow('x.flong: was opened to be read');
    await settled();
    expect(open()).toEqual(before);
    await archive.close();
  });
});

describe('a comparison that is refused', () => {
  it('leaves no file open for the texts that it set aside', async () => {
    const text = { id: 'a', text: carrier(1) };
    const folder = folderOf({ 'b.txt': carrier(2), 'c.txt': carrier(3) });
    await expect(compare(text, folder, { keep: 0 })).rejects.toThrow('takes two articles');
    const before = open();
    for (let n = 0; n < 3; n++)
      await expect(compare(text, folder, { keep: 0 })).rejects.toThrow('takes two articles');
    expect(open()).toEqual(before);
  });
});

/** Text in UTF-32, which is told and not read. */
const utf32 = (text: string): Buffer =>
  Buffer.from(Uint32Array.from(`\ufeff${text}`, (c) => c.codePointAt(0) as number).buffer);

// more than is read of a file at a time: it is not at its end when it is given up
const LONG = 'word word\r\n\r\n'.repeat(50_000);
const RECORD =
  'WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\nContent-Length: 0\r\n\r\n\r\n\r\n';

describe('a file that is given up before its end', () => {
  it.each([
    ['that is not packed as its name says', 'x.txt.gz', LONG, 'is no gzip data'],
    ['in a charset that cannot be read', 'x.csv', utf32(`text\n${LONG}`), 'is UTF-32LE text'],
    ['with a record without its length', 'x.warc', `${RECORD}WARC/1.0\r\n\r\n${LONG}`, 'without its length'],
  ])('is closed: one %s', async (_, name, content, told) => {
    const folder = folderOf({ [name]: content });
    await scan(folder, { workers: 1 });
    await settled();
    const before = open();
    const { problems } = await scan(folder, { workers: 1 });
    await settled();
    expect(problems.map(({ message }) => message)).toContainEqual(expect.stringContaining(told));
    expect(open()).toEqual(before);
  });
});

/** Descriptors of this process. */
const open = (): string[] => readdirSync('/proc/self/fd');
