import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { carrier, filler, flong, folderOf, PLANTED, quick, type Run, toldBy } from './support.js';

/** Another paragraph for articles to share, of 40 words. */
const SECOND =
  'A retired lock keeper, Ansgar Vohl, told the inquiry that he had painted a warning on the granary steps every ' +
  'spring since the flood of 1987, and that each harbour master but one had ordered the paint scrubbed off again.';

const articles = (): Record<string, string> => ({
  'a.txt': carrier(1),
  'b.txt': carrier(2),
  'c.txt': `${filler(3, 120)}\n\n${filler(4, 60)}\n`,
});

const FILE = 'flong-baseline.json';
const withBaseline = ['scan', '.', '-q', '--ignore', '{out,gitlab,sarif}', '--baseline', FILE];
const run = (cwd: string, ...more: string[]): Promise<Run> => quick([...withBaseline, ...more], { cwd });
const update = (cwd: string): Promise<Run> => run(cwd, '--update-baseline', '-r', 'json=out');
const onNew = (cwd: string, ...more: string[]): Promise<Run> =>
  run(cwd, '--fail-on', 'new', '-r', 'json=out', ...more);

/** A folder whose copies are all in its baseline. */
async function accepted(files = articles()): Promise<string> {
  const cwd = folderOf(files);
  expect(await update(cwd)).toMatchObject({ code: 0, stdout: '', stderr: '' });
  expect(await onNew(cwd)).toMatchObject({ code: 0, stderr: '' });
  return cwd;
}

/** Rewrites a file of a folder. */
const change = (cwd: string, name: string, how: (text: string) => string): void =>
  writeFileSync(join(cwd, name), how(readFileSync(join(cwd, name), 'utf8')));

const entries = (cwd: string): string[] =>
  Object.keys(JSON.parse(readFileSync(join(cwd, FILE), 'utf8')).articles);

describe.concurrent('a baseline', () => {
  it('lets pass what it holds, and nothing else', async () => {
    const cwd = folderOf(articles());
    writeFileSync(join(cwd, FILE), '{"schema":"flong.baseline/1","articles":{}}');
    const asked = [...withBaseline, '--fail-on', 'new', '-r', 'json=out'];
    const before = await flong(asked, { cwd });
    expect(before.code).toBe(1);
    expect(toldBy(before)).toEqual([
      `flong: 1 copy is not in the baseline ${FILE} (--fail-on new):`,
      'flong: b.txt, line 3: 45 words copied, also in a.txt, line 3: “The harbour master of Vellin ordered forty barges back to the quay on Friday after divers found a cracked sluice beam …”',
    ]);
    expect(await flong([...withBaseline, '--update-baseline', '-r', 'json=out'], { cwd })).toMatchObject({
      code: 0,
      stderr: '',
    });
    expect(await flong(asked, { cwd })).toMatchObject({ code: 0, stderr: '' });
  });

  it('has a new copy shown in the article that it does not know, whichever comes first', async () => {
    for (const [known, added] of [
      [['b.txt', 'c.txt'], 'a.txt'],
      [['a.txt', 'b.txt'], 'c.txt'],
    ] as const) {
      const cwd = await accepted(Object.fromEntries(known.map((name, i) => [name, carrier(i + 1)])));
      writeFileSync(join(cwd, added), carrier(9));
      const { code, stderr, ...run } = await onNew(
        cwd,
        ...['github', 'gitlab=gitlab', 'sarif=sarif'].flatMap((to) => ['-r', to]),
      );
      expect(code).toBe(1);
      const lines = toldBy({ code, stderr, ...run }).slice(1);
      expect(lines.length).toBeGreaterThan(0);
      for (const line of lines)
        expect(line).toMatch(new RegExp(`^flong: ${added}, line 3: 45 words copied, also in`));
      for (const line of run.stdout.trim().split('\n'))
        expect(line).toContain(`::error file=${added},line=3`);
      const findings = JSON.parse(readFileSync(join(cwd, 'gitlab'), 'utf8'));
      for (const { location } of findings) expect(location.path).toBe(added);
      const { results } = JSON.parse(readFileSync(join(cwd, 'sarif'), 'utf8')).runs[0];
      const fresh = results.filter((result: { baselineState: string }) => result.baselineState === 'new');
      expect([findings.length, fresh.length]).toEqual([lines.length, lines.length]);
      for (const { locations } of fresh) expect(locations[0].logicalLocations[0].name).toBe(added);
    }
  });

  it('has a new copy between articles that it knows shown where the words are new', async () => {
    const files = {
      'a.txt': carrier(1),
      'b.txt': `${carrier(2)}\n${SECOND}\n`,
      'c.txt': `${filler(3, 90)}\n\n${SECOND}\n`,
    };
    const cwd = await accepted(files);
    change(cwd, 'a.txt', (text) => `${text}\n${SECOND}\n`);
    const lines = toldBy(await onNew(cwd)).slice(1);
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(line).toMatch(/^flong: a\.txt, line 7: 40 words copied, also in/);
  });

  it('does not fire for lines put in at the top of an article', async () => {
    const cwd = await accepted();
    change(cwd, 'a.txt', (text) => `A new line at the top.\n${text}`);
    change(cwd, 'b.txt', (text) => `${filler(20, 30)}\n\n${text}`);
    expect(await onNew(cwd)).toMatchObject({ code: 0, stderr: '' });
  });

  it('does not fire for paragraphs that were moved, also next to each other', async () => {
    const cwd = await accepted({
      'a.txt': [PLANTED, filler(1, 80), SECOND, filler(2, 80)].join('\n\n'),
      'b.txt': [filler(3, 80), PLANTED, filler(4, 80), SECOND].join('\n\n'),
    });
    writeFileSync(join(cwd, 'a.txt'), [filler(1, 80), SECOND, PLANTED, filler(2, 80)].join('\n\n'));
    expect(await onNew(cwd)).toMatchObject({ code: 0, stderr: '' });
    writeFileSync(join(cwd, 'b.txt'), [SECOND, PLANTED, filler(3, 80), filler(4, 80)].join('\n\n'));
    expect(await onNew(cwd)).toMatchObject({ code: 0, stderr: '' });
  });

  it('does not fire for a word that was changed in a copy, or a sentence taken out', async () => {
    const cwd = await accepted();
    change(cwd, 'b.txt', (text) => text.replace('forty barges', 'thirty barges'));
    expect(await onNew(cwd)).toMatchObject({ code: 0, stderr: '' });
    change(cwd, 'b.txt', (text) => text.replace(' until the engineers from Ostermark', ' till engineers'));
    expect(await onNew(cwd)).toMatchObject({ code: 0, stderr: '' });
  });

  it('fires once for one paragraph more, wherever it was put in', async () => {
    for (const where of ['apart', 'beside'] as const) {
      const cwd = await accepted({ ...articles(), 'a.txt': `${carrier(1)}\n${SECOND}\n` });
      change(cwd, 'b.txt', (text) =>
        where === 'apart'
          ? `${text}\n${filler(9, 60)}\n\n${SECOND}\n`
          : text.replace(PLANTED, `${PLANTED} ${SECOND}`),
      );
      const done = await onNew(cwd);
      expect(done.code).toBe(1);
      expect(toldBy(done)).toHaveLength(2);
      expect(toldBy(done)[0]).toBe(`flong: 1 copy is not in the baseline ${FILE} (--fail-on new):`);
    }
  });

  it('fires for a third article that takes what two were allowed to share', async () => {
    const cwd = await accepted();
    change(cwd, 'c.txt', (text) => `${text}\n${PLANTED}\n`);
    const done = await onNew(cwd);
    expect(done.code).toBe(1);
    expect(done.stderr).toContain('c.txt');
  });

  it('shrinks on update when an article goes, and changes in no other line', async () => {
    const cwd = await accepted({ ...articles(), 'c.txt': `${filler(3, 90)}\n\n${PLANTED}\n` });
    expect(entries(cwd)).toEqual(['a.txt', 'b.txt', 'c.txt']);
    const before = readFileSync(join(cwd, FILE), 'utf8').split('\n');
    rmSync(join(cwd, 'b.txt'));
    await update(cwd);
    expect(entries(cwd)).toEqual(['a.txt', 'c.txt']);
    const after = readFileSync(join(cwd, FILE), 'utf8').split('\n');
    expect(after).toEqual(before.filter((line) => !line.startsWith('"b.txt"')));
  });

  it('holds with --all-pairs what the rest of a family share when its representative goes', async () => {
    const story = filler(5, 160);
    const files = {
      'a.txt': story,
      'b.txt': `${story}\n\n${PLANTED}\n`,
      'c.txt': `${PLANTED}\n\n${story}\n`,
    };
    for (const [more, code] of [
      [[], 1],
      [['--all-pairs'], 0],
    ] as const) {
      const cwd = folderOf(files);
      await run(cwd, '--update-baseline', '-r', 'json=out', ...more);
      expect(await onNew(cwd, ...more)).toMatchObject({ code: 0 });
      rmSync(join(cwd, 'a.txt'));
      expect((await onNew(cwd, ...more)).code).toBe(code);
    }
  });

  it('holds nothing where nothing is copied, and then only says so', async () => {
    const cwd = folderOf({ 'a.txt': filler(1, 50) });
    await update(cwd);
    expect(readFileSync(join(cwd, FILE), 'utf8')).toBe(
      '{\n"schema": "flong.baseline/1",\n"articles": {}\n}\n',
    );
    const told = await flong(['scan', 'a.txt', '--baseline', FILE, '--update-baseline', '-r', 'json=out'], {
      cwd,
    });
    expect(told).toMatchObject({ code: 0, stderr: `flong: ${FILE}: holds the copies of 0 articles\n` });
  });

  it('marks what is new in the reports, and leaves known copies out of those that a person is to act on', async () => {
    const cwd = await accepted({ ...articles(), 'a.txt': `${carrier(1)}\n${SECOND}\n` });
    change(cwd, 'c.txt', (text) => `${text}\n${SECOND}\n`);
    const reports = ['sarif', 'github', 'gitlab', 'junit'].flatMap((format) => [
      '-r',
      `${format}=${format}.out`,
    ]);
    expect((await run(cwd, ...reports, '--fail-on', 'new', '--ignore', '*.out')).code).toBe(1);
    const of = (format: string): string => readFileSync(join(cwd, `${format}.out`), 'utf8');
    const states = JSON.parse(of('sarif')).runs[0].results.map(
      (x: { baselineState: string }) => x.baselineState,
    );
    expect(states.sort()).toEqual(['new', 'unchanged']);
    expect(of('github')).toMatch(/^::error file=c\.txt,line=5,[^\n]*\n$/);
    expect(JSON.parse(of('gitlab'))).toHaveLength(1);
    expect(of('junit')).toContain('tests="3" failures="2" errors="0"');
    expect(of('junit').match(/new: /g)).toHaveLength(2);
    // a.txt is told with what it was known to share too
    expect(of('junit').match(/<failure message="[^"]* words are copied [^"]*" type="new"/g)).toHaveLength(2);
    expect(of('junit')).toMatch(/name="a.txt"[^\n]*\n?.*45 words copied[\s\S]*new: [^\n]*40 words copied/);
  });
});

describe.concurrent('a baseline that is none', () => {
  const broken: [string, string | null, RegExp][] = [
    ['missing', null, /no such baseline: make it with --update-baseline/],
    ['no JSON', 'hello', /is no baseline, or a broken one \(no valid JSON\)/],
    ['cut off', '{\n"schema": "flong.baseline/1",\n"articles": {\n"a.txt": "0011', /broken one/],
    ['another file', '{"name":"x"}', /is no baseline \(it has no "schema"/],
    ['a list', '[]', /is no baseline/],
    [
      'of a later version',
      '{"schema":"flong.baseline/2","articles":{}}',
      /another version \(flong\.baseline\/2/,
    ],
    ['without articles', '{"schema":"flong.baseline/1"}', /"articles" is no object/],
    ['with other entries', '{"schema":"flong.baseline/1","articles":{"a":[1]}}', /fingerprints of "a"/],
  ];
  it.each(broken)('is one line and code 2: %s', async (_, content, message) => {
    const cwd = folderOf(articles());
    if (content !== null) writeFileSync(join(cwd, FILE), content);
    const done = await onNew(cwd);
    expect(done).toMatchObject({ code: 2, stdout: '' });
    expect(toldBy(done)).toHaveLength(1);
    expect(done.stderr).toMatch(message);
    expect(done.stderr).toContain(FILE);
    expect(existsSync(join(cwd, 'out'))).toBe(false);
  });

  it('cannot be written where it should not be, which is told before anything is read', async () => {
    const cwd = folderOf(articles());
    const done = await flong(
      ['scan', '.', '--baseline', 'no/such/place', '--update-baseline', '-r', 'json=out'],
      {
        cwd,
      },
    );
    expect(done.code).toBe(2);
    expect(toldBy(done)).toEqual([
      'flong: no/such/place: cannot be written: no such file or folder: check the path',
    ]);
    expect(existsSync(join(cwd, 'out'))).toBe(false);
  });
});

describe.concurrent('--fail-on SHARE', () => {
  const scan = (...more: string[]): Promise<Run> =>
    quick(['scan', '.', '-r', 'json', ...more], { cwd: folderOf(articles()) });

  // 45 of 141 words, .319, in a.txt and b.txt
  it('ends with 1 where an article has as large a share copied, and says which', async () => {
    const asked = ['scan', '.', '-r', 'json', '--fail-on', '0.3'];
    const done = await flong(asked, { cwd: folderOf(articles()) });
    expect(done.code).toBe(1);
    expect(done.stderr).toBe(
      'flong: 2 articles have 30 % or more copied (--fail-on 0.3): a.txt 32 %, b.txt 32 %\n',
    );
    expect(JSON.parse(done.stdout).pairs).toHaveLength(1);
  });

  it('ends with 0 where none has', async () => {
    expect(await scan('--fail-on', '0.33')).toMatchObject({ code: 0, stderr: '' });
    expect(await scan('--fail-on', '1')).toMatchObject({ code: 0, stderr: '' });
  });

  it('counts the share at the limit as met, and the lowest of several', async () => {
    const cwd = folderOf({ 'a.txt': PLANTED, 'b.txt': PLANTED });
    expect((await quick(['scan', '.', '--fail-on', '1'], { cwd })).code).toBe(1);
    expect((await scan('--fail-on', '0.9', '--fail-on', '0.3')).code).toBe(1);
  });

  it('counts words of all pairs, each once', async () => {
    const half = folderOf({
      'a.txt': `${PLANTED}\n\n${SECOND}\n\n${filler(1, 60)}`,
      'b.txt': `${PLANTED}\n\n${filler(2, 300)}`,
      'c.txt': `${SECOND}\n\n${filler(3, 300)}`,
      'd.txt': `${filler(4, 300)}\n\n${SECOND}`,
    });
    const done = await quick(['scan', '.', '-r', 'json', '--fail-on', '0.5'], { cwd: half });
    expect(done.code).toBe(1);
    expect(done.stderr).toMatch(
      /^flong: 1 article has 50 % or more copied \(--fail-on 0.5\): a.txt 5\d %\n$/,
    );
  });

  it('names the five worst of many, and how many more there are', async () => {
    // a.txt is the longest, and so the one of which least is copied
    const files = [...'abcdefg'].map((name, i) => [
      `${name}.txt`,
      `${PLANTED}\n\n${filler(i, 195 - 25 * i)}`,
    ]);
    const cwd = folderOf(Object.fromEntries(files));
    const done = await quick(['scan', '.', '-r', 'json', '--fail-on', '0.1'], { cwd });
    expect(toldBy(done)).toEqual([
      'flong: 7 articles have 10 % or more copied (--fail-on 0.1): g.txt 50 %, f.txt 39 %, e.txt 32 %, d.txt 27 %, c.txt 24 %, and 2 more',
    ]);
    writeFileSync(join(cwd, FILE), '{"schema":"flong.baseline/1","articles":{}}');
    writeFileSync(join(cwd, '0.txt'), `${filler(8, 60)}\n\n${SECOND}`);
    writeFileSync(join(cwd, '1.txt'), `${SECOND}\n\n${filler(9, 60)}`);
    // the least of them comes first in the report
    const news = await quick(['scan', '.', '-q', '-r', 'json', '--baseline', FILE, '--fail-on', 'new'], {
      cwd,
    });
    const copies = JSON.parse(news.stdout).pairs.length;
    const [first, ...others] = toldBy(news);
    expect(copies).toBeGreaterThan(6);
    expect(first).toBe(`flong: ${copies} copies are not in the baseline ${FILE} (--fail-on new):`);
    expect(others.pop()).toBe(`flong: and ${copies - 5} more`);
    expect(others.map((line) => / (\d+) words copied/.exec(line)?.[1])).toEqual([
      '45',
      '45',
      '45',
      '45',
      '45',
    ]);
  });

  it('goes behind trouble: an input that cannot be read is code 2 all the same', async () => {
    expect((await scan('no-such-file.txt', '--fail-on', '0.3')).code).toBe(2);
  });

  it('shows in reports for CI', async () => {
    const { stdout } = await quick(['scan', '.', '-r', 'github', '--fail-on', '0.3'], {
      cwd: folderOf(articles()),
    });
    expect(stdout.split('\n')[0]).toBe(
      '::error file=a.txt,title=Too much copied::a.txt: 45 of 141 words are copied (32 %25); the limit is 30 %25',
    );
    const junit = await quick(['scan', '.', '-r', 'junit', '--fail-on', '0.5'], {
      cwd: folderOf(articles()),
    });
    expect(junit.stdout).toContain('failures="0"');
    const over = await quick(['scan', '.', '-r', 'junit', '--fail-on', '0.3'], {
      cwd: folderOf(articles()),
    });
    expect(over.stdout).toContain('tests="3" failures="2"');
    expect(over.stdout.match(/<failure [^>]*/g)).toEqual(
      Array(2).fill('<failure message="45 of 141 words are copied (32 %); the limit is 30 %" type="limit"'),
    );
  });

  it.each([
    [['--fail-on', 'old'], '--fail-on old: expected a share over 0 and up to 1, such as 0.3, or new'],
    [['--fail-on', '30'], '--fail-on 30: expected a share over 0 and up to 1, such as 0.3, or new'],
    [['--fail-on', '0'], '--fail-on 0: expected a share over 0 and up to 1, such as 0.3, or new'],
    [['--fail-on', ''], '--fail-on : expected a share over 0 and up to 1, such as 0.3, or new'],
    [['--fail-on', 'new'], '--fail-on new: expected a baseline too, as in --baseline FILE'],
    [['--update-baseline'], '--update-baseline: expected the file too, as in --baseline FILE'],
  ])('that is none is told in a line: %j', async (args, message) => {
    expect(await scan(...args)).toMatchObject({ code: 2, stdout: '', stderr: `flong: ${message}\n` });
  });
});
