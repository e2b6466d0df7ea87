import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { carrier, flong, folderOf, run } from '../cli/support.js';

/** Ids longer than a key of the archive holds, that differ in what is beyond. */
const LONG = 'x'.repeat(1200);
const LIKE = `${'x'.repeat(1199)}y`;
let folder: string;

beforeAll(async () => {
  const record = (id: string, seed: number): string => `${JSON.stringify({ id, text: carrier(seed) })}\n`;
  folder = folderOf({ 'a.jsonl': record(LONG, 1) + record(LIKE, 2) });
  await flong(['archive', 'add', 'x.flong', 'a.jsonl', '-q'], { cwd: folder });
});

describe('an article with a long id', () => {
  // each starts a process: one that has added or checked something knows what is needed
  it('is shown by the library', async () => {
    const code = `import { Archive } from ${JSON.stringify(new URL('../../dist/index.js', import.meta.url).href)};
      const archive = await Archive.open('x.flong');
      console.log(archive.article('${LONG}').id.length, archive.text('${LIKE}').length, archive.article('${LONG}y'));
      await archive.close();`;
    const { stdout, stderr } = await run(process.execPath, ['--input-type=module', '-e', code], {
      cwd: folder,
    });
    expect([stdout, stderr]).toEqual([`1200 ${carrier(2).length} null\n`, '']);
  });

  it('is listed, and removed, by the command line', async () => {
    const list = await flong(['archive', 'list', 'x.flong', LONG, '-q'], { cwd: folder });
    expect([list.code, list.stderr]).toEqual([0, '']);
    expect(list.stdout).toContain(LONG);
    const remove = await flong(['archive', 'remove', 'x.flong', LONG], { cwd: folder });
    expect(remove.code, remove.stderr).toBe(0);
    const left = await flong(['archive', 'list', join(folder, 'x.flong')]);
    expect(left.stdout.split('\n').map((line) => line.split('\t')[0])).toEqual([LIKE, '']);
  });
});
