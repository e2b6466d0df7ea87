import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BIN, carrier, flong, folderOf, run } from '../cli/support.js';
import { zipOf } from '../cli/zip.js';

// as Jest, Yarn's Plug'n'Play and Node 22.0 to 22.11 have it
const WITHOUT = '--no-experimental-require-module';

describe('where no ES module can be required, Markdown is read all the same', () => {
  const files = { 'a.md': `# Head\n\n${carrier(1)}`, 'b.txt': carrier(2), 'c.md': carrier(3) };

  it.each([
    ['in a folder', '.'],
    ['by itself', 'a.md'],
  ])('%s', async (_, input) => {
    const cwd = folderOf(files);
    const args = ['scan', input, 'b.txt', '-r', 'sarif'];
    const done = await run(process.execPath, [WITHOUT, BIN, ...args], { cwd });
    expect(done).toEqual(await flong(args, { cwd }));
    expect([done.code, done.stderr]).toEqual([0, '']);
  });

  it('in a saved report, whose texts are read again', async () => {
    const cwd = folderOf(files);
    const { stdout } = await flong(['scan', '.', '-r', 'json'], { cwd });
    writeFileSync(join(cwd, 'saved.json'), stdout);
    const args = ['report', 'saved.json', '-r', 'github'];
    const done = await run(process.execPath, [WITHOUT, BIN, ...args], { cwd });
    expect(done.code).toBe(0);
    expect(done).toEqual(await flong(args, { cwd }));
    expect(done.stdout).toContain('also in a.md, line 5');
  });

  it('in a zip archive', async () => {
    const cwd = folderOf({
      'b.txt': files['b.txt'],
      'a.zip': zipOf([{ path: 'a.md', data: files['a.md'] }]),
    });
    const done = await run(process.execPath, [WITHOUT, BIN, 'scan', '.', '-r', 'csv'], { cwd });
    expect([done.code, done.stderr]).toEqual([0, '']);
    expect(done.stdout).toContain('a.zip!/a.md,b.txt,');
  });
});
