import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { Archive } from '../../src/archive/archive.js';
import { folderOf, numbers } from '../cli/support.js';

const CHILD = fileURLToPath(new URL('./killed-child.mjs', import.meta.url));
const KILLS = 200;
const SIZE = 12;

/** Runs the child until it is killed, `after` milliseconds after its first word; gives its lines. */
function killed(path: string, first: number, after: number): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CHILD, path, String(first)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (bytes: Buffer) => {
      if (out === '') setTimeout(() => child.kill('SIGKILL'), after);
      out += bytes;
    });
    child.stderr.on('data', (bytes: Buffer) => {
      err += bytes;
    });
    child.on('close', (_, signal) => {
      if (signal === 'SIGKILL') resolve(out.split('\n').slice(0, -1));
      else reject(new Error(`ended by itself: ${err}`));
    });
  });
}

describe('an archive whose writer was killed', () => {
  it('opens, is whole, and holds each batch wholly or not at all', async () => {
    const path = join(folderOf(), 'x.flong');
    const next = numbers(17);
    /** articles that a batch must have; null where its last change was broken off */
    const wanted = new Map<number, number | null>();
    let first = 0;
    const during = new Set<string>();
    for (let kill = 0; kill < KILLS; kill++) {
      const lines = await killed(path, first, next() % 250);
      for (const line of lines) {
        const [when, what, number] = line.split(' ');
        if (what === 'compact') continue;
        const full = what === 'add' ? SIZE : 0;
        wanted.set(Number(number), when === 'done' ? full : null);
        first = Math.max(first, Number(number) + 1);
      }
      const last = lines.at(-1) ?? '';
      if (last.startsWith('begin')) during.add(last.split(' ')[1]);

      const archive = await Archive.open(path).catch((error: Error) => {
        // it is made with the first batch, and nothing is lost where that was broken off
        expect(error.message).toMatch(/: (?:no such archive|holds nothing): /);
        expect([...wanted.values()]).not.toContain(SIZE);
        return null;
      });
      if (archive === null) continue;
      await archive.verify();
      const held = new Map<number, number>();
      for (const { id } of archive.articles()) {
        const batch = Number(id.split('/')[0]);
        held.set(batch, (held.get(batch) ?? 0) + 1);
      }
      await archive.close();
      for (const [batch, articles] of wanted) {
        const has = held.get(batch) ?? 0;
        if (articles === null) expect([0, SIZE]).toContain(has);
        else expect(has, `batch ${batch} after kill ${kill}`).toBe(articles);
        wanted.set(batch, has);
      }
    }
    expect(first).toBeGreaterThan(KILLS / 2);
    expect(during).toContain('add');
  }, 1_200_000);
});
