import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Archive } from '../../dist/archive/archive.js';
import { verifyApart } from '../../dist/archive/verify-apart.js';
import { carrier, folderOf } from '../cli/support.js';

it('where no process can be started to verify an archive that is told, and the archive is not called damaged', async () => {
  const path = join(folderOf(), 'x.flong');
  const archive = await Archive.open(path, { write: true });
  await archive.add({ id: 'a', text: carrier(1) }, { workers: 1 });
  await archive.close();
  await verifyApart(path);
  const node = process.execPath;
  process.execPath = join(folderOf(), 'none');
  try {
    await expect(verifyApart(path)).rejects.toThrow(
      `${path}: cannot be verified: no process can be started for it (no such file or folder: check the path)`,
    );
  } finally {
    process.execPath = node;
  }
});
