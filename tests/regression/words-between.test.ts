import { expect, it } from 'vitest';
import { filler, folderOf, quick } from '../cli/support.js';

/** A long passage is cut in the middle: what was said to stand there went by blanks, and could be more than the whole. */

const plain = filler(1, 300).split(' ');
const TEXT = plain
  .map((word, i) => (i % 5 === 2 ? `${word} —` : i % 7 === 3 ? `${word}-like` : word))
  .join(' ');

it.each([
  ['terminal', /(\d+) words, the same in both\n((?: {2}│ .*\n)+)/, / {2}│ /g],
  ['markdown', /copy: (\d+) words, the same in both\n\n(> .*\n)/, /^> /g],
])('what is shown and what stands between are all the words: %s', async (format, passage, mark) => {
  const cwd = folderOf({ 'a.txt': TEXT, 'b.txt': TEXT });
  const { stdout } = await quick(['scan', '.', '-r', format], { cwd });
  const [, all, lines] = passage.exec(stdout) ?? [];
  const shown = lines.replaceAll(mark, ' ');
  const [between = '', words] = /… (\d+) words the same …/.exec(shown) ?? [];
  const ends = shown.replace(between, '').match(/[\p{L}\p{N}]+/gu) ?? [];
  expect(ends.length + Number(words)).toBe(Number(all));
});
