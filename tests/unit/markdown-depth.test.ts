import { describe, expect, it } from 'vitest';
import { markdown } from '../../src/read/formats/markdown.js';
import type { Reading, ReadOptions } from '../../src/read/source.js';
import { inTime } from '../yardstick.js';

/** Markdown whose marks stand in one another without an end is read as text, in a time that goes with its length. */

const options = { encoding: null } as ReadOptions;
const read = (source: string): Reading => markdown.read?.(Buffer.from(source), 0, options, null) as Reading;

const ramp = (levels: number, step: number): string =>
  Array.from({ length: levels }, (_, i) => `${' '.repeat(i * step)}- a word`).join('\n');

describe('marks in one another', () => {
  it.each<[string, string]>([
    ['1,000 lines of a list, each one blank further in', ramp(1000, 1)],
    ['500 levels of lists', ramp(500, 2)],
    ['list markers on one line', `${'- '.repeat(3000)} a word`],
    ['quotation marks on one line', `${'>'.repeat(2000)} a word`],
    ['quotations ten deep, again and again', `${'>'.repeat(10)} a word\n\n`.repeat(20_000)],
    ['lists in lists, again and again', '- a\n  - word\n'.repeat(20_000)],
    ['long lines deep in a list', `${ramp(90, 2)}\n${`${' '.repeat(180)}a word\n`.repeat(3000)}`],
    ['emphasis', `${'*a '.repeat(20_000)}word${'*'.repeat(20_000)}`],
    ['emphasis, in many paragraphs', `${'*a '.repeat(900)}${'word* '.repeat(900)}\n\n`.repeat(60)],
  ])('are told, and their words are read: %s', (_, source) => {
    const { articles, problems } = inTime(500, () => read(source));
    expect(problems).toEqual([{ line: 0, message: expect.stringMatching(/too deep.*read as plain text/) }]);
    expect(articles.map(({ text }) => text)).toEqual([`${source.trimEnd()}\n`]);
  });

  it.each<[string, string, RegExp]>([
    ['30 levels of a list', ramp(30, 2), /^(?:a word\n\n){29}a word\n$/],
    ['20 quotations', `${'> '.repeat(20)}a word`, /^a word\n$/],
    ['rules across the page', `${`${'- '.repeat(200)}\n\n`.repeat(200)}a word`, /^a word\n$/],
    ['a list of 4,000 items', '- a word\n'.repeat(4000), /^(?:a word\n\n){3999}a word\n$/],
    ['code far in', `a\n\n${`${' '.repeat(300)}- a word\n`.repeat(300)}`, /^a\n\n( {296}- a word\n)/],
    ['emphasis on each line', '*a* **word**\n'.repeat(3000), /^(?:a word\n)+$/],
    ['a long line of emphasis', '*a* _word_ '.repeat(3000), /^(?:a word ?)+\n$/],
  ])('are read as what they are where real texts have them: %s', (_, source, shown) => {
    const { articles, problems } = read(source);
    expect(problems).toEqual([]);
    expect(articles[0].text).toMatch(shown);
  });

  it('that are told leave front matter and lines as they are', () => {
    const source = `---\ntitle: Deep\n---\n${'>'.repeat(2000)} a word\nand another\n`;
    const { articles, problems } = read(source);
    expect(articles[0].meta.title).toBe('Deep');
    expect(problems).toHaveLength(1);
    expect(markdown.lines?.(Buffer.from(source), options)).toEqual([
      { begin: 0, line: 4 },
      { begin: 2008, line: 5 },
    ]);
  });
});
