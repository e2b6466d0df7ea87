import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { Archive } from '../../src/archive/archive.js';
import { carrier, flong, folderOf, quick } from '../cli/support.js';

// as of a variable of a shell that is not set

it.each([
  [['scan', 'in', '--baseline', '', '--update-baseline'], '--baseline is empty: expected a path'],
  [['scan', '--files-from', ''], '--files-from is empty: expected a path'],
  [['scan', 'in', '--config', ''], '--config is empty: expected a path'],
  [['scan', 'in', '--boilerplate', ''], '--boilerplate is empty: expected a path'],
  [['scan', 'in', '--write-text', ''], '--write-text is empty: expected a path'],
  [['check', 'in', '--against', '', '--add'], '--against is empty: expected a path'],
  [['watch', 'in', '--against', '', '--once'], '--against is empty: expected a path'],
  [['serve', '--archive', ''], '--archive is empty: expected a path'],
  [['archive', 'add', '', 'in'], 'archive add: the path of the archive is empty: name a file'],
  [['archive', 'verify', ''], 'archive verify: the path of the archive is empty: name a file'],
])('what is empty is refused by its name, before anything is done: %j', async (args, message) => {
  const cwd = folderOf({ 'in/a.txt': carrier(1) });
  const stderr = `flong: ${message}\n`;
  expect(await quick(args, { cwd })).toMatchObject({ code: 2, stdout: '', stderr });
  expect(readdirSync(cwd)).toEqual(['in']);
});

it('an empty address to listen at is not taken for all addresses', async () => {
  const cwd = folderOf({ 'in/a.txt': carrier(1) });
  await quick(['archive', 'add', 'x.flong', 'in', '-q'], { cwd });
  const served = await flong(['serve', '--archive', 'x.flong', '--port', '0', '--host', ''], {
    cwd,
    // it would listen for ever
    watch: (child, stderr) => {
      if (stderr.includes('serving')) child.kill();
    },
  });
  expect(served).toMatchObject({
    code: 2,
    stdout: '',
    stderr: 'flong: --host is empty: expected a value\n',
  });
});

it('an archive of no path is not opened, and leaves nothing behind', async () => {
  const before = process.cwd();
  const cwd = folderOf();
  process.chdir(cwd);
  try {
    await expect(Archive.open('', { write: true })).rejects.toThrow('the path of the archive is empty');
    await expect(Archive.open('')).rejects.toThrow('the path of the archive is empty');
  } finally {
    process.chdir(before);
  }
  expect(readdirSync(cwd)).toEqual([]);
});
