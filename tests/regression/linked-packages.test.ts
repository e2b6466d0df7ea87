import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, expect, it } from 'vitest';
import { filler, folderOf, ROOT } from '../cli/support.js';

/** Packages behind a link, as pnpm lays them out, were loaded from a wrong place once Node had been told of a pipe. */

const run = promisify(execFile);
const page = `<!doctype html><title>Ferry late</title><article><p>${filler(1, 60)}</p><p>${filler(2, 60)}</p></article>`;
const folder = folderOf({ 'page.html': page, 'saved.txt': filler(3, 40) });
const linked = join(folder, 'linked');

beforeAll(() => {
  mkdirSync(linked);
  for (const part of ['bin', 'dist', 'package.json'])
    cpSync(join(ROOT, part), join(linked, part), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(linked, 'node_modules'));
});

it.each([
  ['on standard input', 'cat page.html | node linked/bin/flong.js compare - page.html'],
  ['in the place of a file', 'node linked/bin/flong.js compare page.html <(cat page.html)'],
  [
    'behind a piped list of standing text',
    'node linked/bin/flong.js scan page.html --boilerplate <(cat saved.txt)',
  ],
])('a page is read %s', async (_, command) => {
  const { stdout, stderr } = await run('bash', ['-c', command], { cwd: folder });
  expect(stderr).toBe('');
  expect(stdout).toMatch(/12\d words/);
});
