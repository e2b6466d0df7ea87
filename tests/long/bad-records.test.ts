import { describe, expect, it } from 'vitest';
import { carrier, filler, flong, folderOf, idsOf, pairOf, scanned, toldBy } from '../cli/support.js';

const GOOD = [1, 2].map((seed) => JSON.stringify({ id: `good-${seed}`, text: carrier(seed) }));

describe.concurrent('a JSON line that cannot be used is told by file and line, and the other lines are read', () => {
  it.each<[string, string | Uint8Array, RegExp]>([
    ['broken', '{"id": "x", "text": "a b', /no valid JSON/],
    ['of no JSON at all', 'Dear reader, this is prose.', /no valid JSON/],
    ['a list', '["a", "b"]', /no JSON object/],
    ['a string', '"a b c d e f"', /no JSON object/],
    ['null', 'null', /no JSON object/],
    [
      'without a text',
      '{"id": "x", "title": "A title"}',
      /has no text: expected a string in the field text, body, .* \(it has id, title\): name one with --text-field$/,
    ],
    ['with a text that is no string', '{"id": "x", "text": ["a", "b"]}', /has no text/],
    ['with an empty text', '{"id": "x", "text": ""}', /is empty/],
    ['with a text of one word', '{"id": "x", "text": "Hello"}', /one word only/],
    [
      'in damaged UTF-8',
      Buffer.from('{"id": "x", "text": "d\xc3\xa9j\xc3\xa0 un caf\xc3 au lait, \xc3\xa0 tous"}', 'latin1'),
      /not UTF-8 text.*0xC3 at \d+.*mend it/,
    ],
    ['with a zero byte', '{"id": "x", "text": "a\0b"}', /zero byte/],
    ['with the words of two records', `${GOOD[0]} ${GOOD[1]}`, /no valid JSON/],
  ])('%s', async (_, line, message) => {
    const content = Buffer.concat(
      [`${GOOD[0]}\n\n`, line, `\n${GOOD[1]}\n`].map((part) => Buffer.from(part)),
    );
    const done = await scanned([folderOf({ 'sub/feed.jsonl': content })]);
    expect(toldBy(done)).toEqual([expect.stringMatching(/^flong: sub\/feed\.jsonl:3: /)]);
    expect(toldBy(done)[0]).toMatch(message);
    expect(done.report.problems).toEqual([
      { path: 'sub/feed.jsonl:3', message: expect.stringMatching(message) },
    ]);
    expect(done.code).toBe(2);
    expect(pairOf(done.report, 'good-1', 'good-2')?.passages).toHaveLength(1);
  });

  it('on standard input too', async () => {
    const done = await scanned(['-'], { input: `${GOOD[0]}\n{"broken\n${GOOD[1]}` });
    expect(toldBy(done)).toEqual([expect.stringMatching(/^flong: stdin:2: is no valid JSON/)]);
    expect(done.code).toBe(2);
    expect(done.report.pairs).toHaveLength(1);
  });

  it('by its line also far into a file that is read in several ranges', async () => {
    const lines: string[] = [];
    for (let i = 0, size = 0; size < 9_500_000; i++) {
      lines.push(JSON.stringify({ id: `r${i}`, text: filler(i % 97, 300) + i }));
      size += lines[i].length;
    }
    const bad = [5, Math.floor(lines.length / 2), lines.length - 2];
    for (const at of bad) lines[at] = '{"broken';
    lines[7] = '';
    lines.push(...GOOD);
    const { code, report, stderr } = await scanned([
      folderOf({ 'feed.jsonl': lines.join('\n') }),
      '--workers',
      '3',
    ]);
    expect(code).toBe(2);
    expect(report.problems.map(({ path }) => path).sort()).toEqual(
      bad.map((at) => `feed.jsonl:${at + 1}`).sort(),
    );
    expect(stderr.match(/no valid JSON/g)).toHaveLength(3);
    expect(report.articles).toHaveLength(lines.length - 4);
    expect(pairOf(report, 'good-1', 'good-2')).toBeDefined();
  });

  it('in a flood of such lines as much as in a few', async () => {
    const content = `${GOOD.join('\n')}\n${'x\n'.repeat(200_000)}`;
    const done = await flong(['scan', folderOf({ 'feed.jsonl': content }), '-r', 'ndjson']);
    expect(toldBy(done)).toHaveLength(51);
    expect(toldBy(done)[50]).toMatch(/^flong: and 199,?950 problems more/);
    expect(done.code).toBe(2);
    expect(done.stdout).toContain('"type":"pair"');
  });
});

describe.concurrent('a file of records', () => {
  it('that holds nothing is told', async () => {
    const done = await scanned([folderOf({ 'a.jsonl': '', 'b.jsonl': '\n\n', 'good.txt': carrier(1) })]);
    expect(done.report.problems.map(({ path }) => path)).toEqual(['a.jsonl', 'b.jsonl']);
    expect(done.code).toBe(2);
    expect(idsOf(done.report)).toEqual(['good.txt']);
  });

  it('may end without a line feed and have lines that end in CR LF', async () => {
    const { code, report } = await scanned([folderOf({ 'a.jsonl': GOOD.join('\r\n') })]);
    expect(code).toBe(0);
    expect(idsOf(report)).toEqual(['good-1', 'good-2']);
  });
});
