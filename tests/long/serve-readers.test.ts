import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Asked, Readers } from '../../dist/serve/readers.js';
import { carrier, flong, folderOf } from '../cli/support.js';

/** The threads that have started, as Node tells of them. */
const started: Worker[] = [];
const take = (worker: Worker): void => void started.push(worker);
let folder: string;
let path: string;
let readers: Readers;

beforeEach(async () => {
  folder = folderOf({ 'in/north/1.txt': carrier(1) });
  path = join(folder, 'x.flong');
  started.length = 0;
  process.on('worker', take);
});

afterEach(async () => {
  process.off('worker', take);
  await readers.close();
});

const make = (): Promise<unknown> => flong(['archive', 'add', 'x.flong', 'in', '-q'], { cwd: folder });
/** A thread that is ended tells code 0 or 1, as it had come to run or not. */
const ended = expect.stringMatching(/^a reader ended early, with code [01]$/);
const asked = (): Asked => ({ body: Buffer.from(carrier(7)), type: 'text/plain', page: false });
/** What a check came to: the pairs told, or why there are none. */
const outcome = (): Promise<unknown> =>
  readers.check(asked()).then(
    (json) => JSON.parse(json).report.pairs.length,
    (error: Error & { status?: number }) => error.status ?? error.message,
  );

describe('the readers of a server', () => {
  it('answer that an archive is not to be had, start no thread over and over, and answer when it is there', async () => {
    const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    readers = new Readers(path, 2);
    expect(await Promise.all([outcome(), outcome(), outcome()])).toEqual([503, 503, 503]);
    told.mockRestore();
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(started).toHaveLength(2);
    await make();
    expect(await Promise.all([outcome(), outcome(), outcome(), outcome()])).toEqual([1, 1, 1, 1]);
    expect(started).toHaveLength(2);
  });

  it('hand nothing to a thread that has ended, and let another take its place', async () => {
    await make();
    readers = new Readers(path, 2);
    expect(await outcome()).toBe(1);
    await Promise.all(started.map((worker) => worker.terminate()));
    expect(await Promise.all([outcome(), outcome(), outcome()])).toEqual([1, 1, 1]);
    expect(started).toHaveLength(4);
  });

  it('tell the check whose thread ends, and answer the one that waited behind it', async () => {
    await make();
    readers = new Readers(path, 1);
    expect(await outcome()).toBe(1);
    const both = [outcome(), outcome()];
    await started[0].terminate();
    expect(await Promise.all(both)).toEqual([ended, 1]);
  });

  it('give up on a thread that cannot start after one answer each', async () => {
    await make();
    // each thread ends as it starts, as where there is no memory for one
    const end = (worker: Worker): void => void worker.terminate();
    process.on('worker', end);
    readers = new Readers(path, 1);
    expect(await Promise.all([outcome(), outcome(), outcome()])).toEqual([ended, ended, ended]);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(started).toHaveLength(3);
    process.off('worker', end);
    expect(await outcome()).toBe(1);
  });
});
