import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Archive } from '../../src/archive/archive.js';
import { carrier, folderOf } from '../cli/support.js';

it('a check sees the archive of one moment to its end, also where the archive is verified meanwhile', async () => {
  const path = join(folderOf(), 'x.flong');
  const texts = ['a', 'b', 'c'].map((id, i) => ({ id, text: carrier(i + 1) }));
  const writer = await Archive.open(path, { write: true });
  await writer.add(texts, { workers: 1 });
  const archive = await Archive.open(path);
  try {
    const check = archive.check({ id: 'n', text: carrier(9) }, { workers: 1 });
    const verified = archive.verify();
    // time enough for a check to have begun, and for none to have ended
    const removed = new Promise((resolve) => setTimeout(resolve, 1)).then(() => writer.remove(['a']));
    const { articles } = await check;
    expect(articles.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'n']);
    await Promise.all([verified, removed]);
    const after = await archive.check({ id: 'n', text: carrier(9) }, { workers: 1 });
    expect(after.articles.map(({ id }) => id)).toEqual(['b', 'c', 'n']);
  } finally {
    await archive.close();
    await writer.close();
  }
});

it('an archive that was closed says so, whatever it is asked', async () => {
  const path = join(folderOf(), 'x.flong');
  const archive = await Archive.open(path, { write: true });
  await archive.add({ id: 'a', text: carrier(1) }, { workers: 1 });
  await archive.close();
  await archive.close();
  const asked: (() => unknown)[] = [
    () => archive.facts,
    () => archive.text('a'),
    () => [...archive.articles()],
    () => [...archive.families()],
    () => archive.check({ id: 'n', text: carrier(9) }),
    () => archive.add({ id: 'b', text: carrier(2) }),
    () => archive.remove(['a']),
    () => archive.compact(),
    () => archive.verify(),
  ];
  for (const ask of asked)
    await expect((async () => ask())()).rejects.toThrow(`${path}: was closed: open it`);
});
