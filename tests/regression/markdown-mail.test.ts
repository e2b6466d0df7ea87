import { expect, it } from 'vitest';
import { filler, folderOf, quick } from '../cli/support.js';

/** A report in a mail: its reader has neither the files nor a manual. Ids of records said nothing, and no sign was explained. */

const lines = (texts: readonly string[]): string =>
  texts
    .map((text, i) =>
      JSON.stringify({
        id: `r${i}`,
        outlet: 'North Post',
        date: '2025-03-01T10:09:06-04:00',
        title: `Eel ${i}`,
        text,
      }),
    )
    .join('\n');
const text = filler(1, 120);
const SIGNS = /~~struck out~~ is what only the first article/;

it('says of a family what it is, and what the signs in passages are', async () => {
  const cwd = folderOf({ 'feed.jsonl': lines([text, text.replace(/ (\w+) (\w+)/, ' $2 and')]) });
  const { stdout } = await quick(['scan', 'feed.jsonl', '-r', 'markdown'], { cwd });
  expect(stdout).toContain('| 2 | r0: North Post · 2025-03-01T10:09:06-04:00 · Eel 0 |');
  expect(stdout).toContain('- r0: North Post · 2025-03-01T10:09:06-04:00 · Eel 0\n');
  expect(stdout.split(SIGNS)).toHaveLength(2);
  expect(stdout.search(SIGNS)).toBeLessThan(stdout.indexOf('**and'));
});

it('explains no signs where there are none', async () => {
  const cwd = folderOf({ 'feed.jsonl': lines([text, text]) });
  const { stdout } = await quick(['scan', 'feed.jsonl', '-r', 'markdown'], { cwd });
  expect(stdout).toContain('the same in both');
  expect(stdout).not.toMatch(SIGNS);
});
