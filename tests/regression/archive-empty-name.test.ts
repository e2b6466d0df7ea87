import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Archive } from '../../src/archive/archive.js';
import { carrier, folderOf, quick } from '../cli/support.js';

// as of a variable of a shell that is not set
it('an empty name is refused by remove and list, and takes nothing out', async () => {
  const cwd = folderOf({ 'in/a.txt': carrier(1), 'in/b.txt': carrier(2) });
  await quick(['archive', 'add', 'x.flong', 'in', '-q'], { cwd });
  for (const args of [
    ['remove', 'x.flong', ''],
    ['remove', 'x.flong', 'a.txt', ''],
    ['list', 'x.flong', ''],
    ['list', 'x.flong', 'a.txt', '', '--families'],
  ])
    expect(await quick(['archive', ...args], { cwd })).toMatchObject({
      code: 2,
      stdout: '',
      stderr: `flong: archive ${args[0]}: a name is empty: name an id, a folder or a file of records\n`,
    });
  const archive = await Archive.open(join(cwd, 'x.flong'), { write: true });
  await expect(archive.remove(['a.txt', ''])).rejects.toThrow(/name is empty/);
  expect(archive.facts.articles).toBe(2);
  await archive.close();
});
