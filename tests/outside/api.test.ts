import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Archive } from '../../dist/archive/archive.js';
import { type RunningServer, startServer } from '../../dist/serve/server.js';
import { folderOf, ROOT } from '../cli/support.js';

/** Where .ci/run installs it; else the one that the system has. */
const INSTALLED = join(ROOT, 'node_modules/.cache/schemathesis/bin/schemathesis');
const SCHEMATHESIS = existsSync(INSTALLED) ? INSTALLED : 'schemathesis';

let archive: Archive;
let server: RunningServer;

beforeAll(async () => {
  archive = await Archive.open(join(folderOf(), 'x.flong'), { write: true });
  await archive.add(join(ROOT, 'corpus'));
  server = await startServer(archive, { host: '127.0.0.1', port: 0, limit: 1e6 });
});

afterAll(async () => {
  await server.close();
  await archive.close();
});

/** Everything that its description allows, and much that it does not, is asked of the API. */
it('schemathesis finds no answer that is not as the API describes it, and none that tells of a fault', async () => {
  const asked = ['run', `${server.url}openapi.json`, '--seed', '8', '--max-examples', '60', '--no-color'];
  // not waited for in one go: the server answers from this process
  const child = spawn(SCHEMATHESIS, asked, { cwd: folderOf(), stdio: ['ignore', 'pipe', 'pipe'] });
  let told = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data: Buffer) => {
      told += data;
    });
  const code = await new Promise<number | string>((resolve) => {
    child.on('error', ({ message }) => resolve(`cannot be run (${message}): see .ci/run, which installs it`));
    child.on('close', (status) => resolve(status ?? 'killed'));
  });
  expect(code, told).toBe(0);
  expect(told).toMatch(/Tested: 4/);
  expect(told).not.toContain('Unresolvable');
}, 180_000);
