import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { CORPUS, carrier, flong, folderOf, quick, ROOT, type Run, run, toldBy } from './support.js';
import { zipOf } from './zip.js';

const NEEDS_TEXTS = ['sarif', 'github', 'gitlab', 'csv-passages', 'junit'];
const NEEDS_NONE = ['json', 'ndjson', 'csv', 'graphml', 'markdown', 'terminal'];

/** A saved report of the corpus and, in the same run, every format. */
const saved = folderOf();
const made = flong(
  [
    'scan',
    'corpus',
    '-q',
    ...[...NEEDS_TEXTS, ...NEEDS_NONE].flatMap((format) => ['-r', `${format}=${join(saved, format)}`]),
  ],
  { cwd: ROOT },
);
const first = (format: string): string => readFileSync(join(saved, format), 'utf8');

const again = (...args: string[]): Promise<Run> => quick(['report', ...args], { cwd: ROOT });

describe.concurrent('flong report', () => {
  it.each([...NEEDS_TEXTS, ...NEEDS_NONE])('renders a saved result as the scan did: %s', async (format) => {
    await made;
    const done = await again(join(saved, 'json'), '--texts', 'corpus', '-r', format);
    expect(done).toMatchObject({ code: 0, stderr: '' });
    expect(done.stdout).toBe(first(format));
  });

  it.each(NEEDS_NONE)('needs no texts where the report shows none: %s', async (format) => {
    await made;
    const done = await quick(['report', join(saved, 'json'), '-r', format], { cwd: folderOf() });
    expect(done).toMatchObject({ code: 0, stderr: '', stdout: first(format) });
  });

  it('reads JSON lines, and standard input', async () => {
    await made;
    const done = await flong(['report', '-', '-r', 'json'], { input: first('ndjson') });
    expect(done).toMatchObject({ code: 0, stderr: '', stdout: first('json') });
  });

  it('tells texts that are not found, shows the rest, and ends with 2', async () => {
    await made;
    const done = await flong(['report', join(saved, 'json'), '-r', 'sarif'], { cwd: folderOf() });
    expect(done.code).toBe(2);
    expect(toldBy(done)).toHaveLength(1);
    expect(done.stderr).toMatch(/and \d+ more: not found below \., or changed since: .* with --texts\n$/);
    const { results } = JSON.parse(done.stdout).runs[0];
    expect(results).toHaveLength(JSON.parse(first('sarif')).runs[0].results.length);
    expect(results[0].locations[0].physicalLocation.region).toBeUndefined();
  });

  it('tells in one line of how many texts no share can be counted', async () => {
    await made;
    const args = ['report', join(saved, 'json'), '-r', 'json', '--fail-on', '0.99'];
    const done = await quick(args, { cwd: folderOf() });
    expect(done.code).toBe(2);
    const [uncounted, missing, ...more] = toldBy(done);
    expect(uncounted).toMatch(
      /and \d+ more: their texts are gone or have changed: their copied words cannot be/,
    );
    expect(missing).toMatch(
      /and \d+ more: not found below \., or changed since: lines and whole texts of them are/,
    );
    expect(more).toEqual([]);
  });

  it('does not take a text that has changed for the one of the report', async () => {
    const cwd = folderOf({ 'a.txt': carrier(1), 'b.txt': carrier(2), 'c.txt': carrier(3) });
    await quick(['scan', 'a.txt', 'b.txt', '-r', 'json=r.json'], { cwd });
    writeFileSync(join(cwd, 'b.txt'), `One line more.\n${carrier(2)}`);
    const done = await flong(['report', 'r.json', '-r', 'github'], { cwd });
    expect(done.code).toBe(2);
    expect(toldBy(done)).toHaveLength(1);
    expect(done.stderr).toMatch(/^flong: b\.txt: not found below \., or changed since/);
    expect(done.stdout).toMatch(
      /^::warning file=b\.txt,title=Copied text::45 words copied, also in a\.txt, line 3/,
    );
  });

  it('finds files that were named by a path from the root', async () => {
    const cwd = folderOf({ 'a.txt': carrier(1), 'b.txt': carrier(2) });
    const files = ['a.txt', 'b.txt'].map((name) => join(cwd, name));
    const scanned = await quick(['scan', ...files, '-r', 'json=r.json', '-r', 'sarif'], { cwd });
    expect(scanned.stdout).toContain('"uri":"b.txt"');
    const done = await quick(['report', 'r.json', '-r', 'sarif'], { cwd });
    expect(done).toMatchObject({ code: 0, stderr: '', stdout: scanned.stdout });
  });

  it('takes texts out of what they were packed in, and says which of them has changed', async () => {
    const record = (id: string, n: number): string => `${JSON.stringify({ id, text: carrier(n) })}\n`;
    const zip = (third: string): Uint8Array => zipOf([{ path: 'in/three.txt', data: third }]);
    const cwd = folderOf({
      'feed.jsonl.gz': gzipSync(record('one', 1) + record('two', 2)),
      'box.zip': zip(carrier(3)),
    });
    const scan = await flong(['scan', '.', '-r', 'json=r.json', '-r', 'html=page.html'], { cwd });
    expect(scan).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(readFileSync(join(cwd, 'r.json'), 'utf8')).pairs).toHaveLength(3);
    const done = await quick(['report', 'r.json', '-r', 'html'], { cwd });
    expect(done).toMatchObject({ code: 0, stderr: '' });
    expect(done.stdout).toBe(readFileSync(join(cwd, 'page.html'), 'utf8'));
    writeFileSync(join(cwd, 'box.zip'), zip(`One line more.\n${carrier(3)}`));
    const changed = await quick(['report', 'r.json', '-r', 'csv-passages'], { cwd });
    expect(changed.code).toBe(2);
    expect(toldBy(changed)).toHaveLength(1);
    expect(changed.stderr).toMatch(/^flong: \S*three\.txt: not found below \., or changed since/);
  });

  it('names the same files and lines as the scan, of what is packed too', async () => {
    const record = (id: string, n: number): string => `${JSON.stringify({ id, text: carrier(n) })}\n`;
    const twins = record('first', 5) + record('second', 5);
    const cwd = folderOf({
      'feed.jsonl.gz': gzipSync(record('one', 1) + record('two', 2) + twins),
      'plain.jsonl': record('three', 3) + twins.replaceAll(/first|second/g, 'own-$&'),
      'four.txt.gz': gzipSync(`A line above.\n\n${carrier(4)}`),
      'box.zip': zipOf([
        { path: 'in/six.txt', data: carrier(6) },
        { path: 'in/more.jsonl', data: record('seven', 7) + record('eight', 8) },
        { path: 'nine.md', data: carrier(9) },
      ]),
    });
    const formats = ['csv-passages', 'sarif', 'github', 'gitlab', 'junit'];
    const asked = formats.flatMap((format) => ['-r', `${format}=${format}`]);
    const scan = await quick(['scan', '.', '--all-pairs', '-r', 'json=r.json', ...asked], { cwd });
    expect(scan).toMatchObject({ code: 0, stderr: '' });
    for (const format of formats) {
      const { stdout } = await quick(['report', 'r.json', '-r', format], { cwd });
      expect(stdout, format).toBe(readFileSync(join(cwd, format), 'utf8'));
    }
    const [head, ...rows] = parse(readFileSync(join(cwd, 'csv-passages'), 'utf8'), {
      bom: true,
    }) as string[][];
    const lines = new Map<string, Set<string>>();
    for (const row of rows) {
      for (const side of ['a', 'b']) {
        const id = row[head.indexOf(side)];
        lines.set(id, (lines.get(id) ?? new Set()).add(row[head.indexOf(`${side}_line`)]));
      }
    }
    expect(Object.fromEntries([...lines].map(([id, of]) => [id, [...of]]))).toMatchObject({
      one: ['1'],
      two: ['2'],
      first: ['3'],
      second: ['4'],
      three: ['1'],
      'own-first': ['2'],
      'own-second': ['3'],
      'four.txt.gz': ['5'],
      'box.zip!/in/six.txt': ['3'],
      seven: ['1'],
      eight: ['2'],
      'box.zip!/nine.md': [''],
    });
  });

  it('finds the texts of records in another charset than UTF-8', async () => {
    const records = ['one', 'two'].map((id, n) => `${JSON.stringify({ id, text: carrier(n + 1) })}\n`);
    const cwd = folderOf({ 'a.jsonl': Buffer.from(`\ufeff${records.join('')}`, 'utf16le') });
    const done = await quick(['scan', 'a.jsonl', '-r', 'json=saved.json', '-r', 'github'], { cwd });
    expect(done).toMatchObject({ code: 0, stderr: '' });
    expect(done.stdout).toContain('a.jsonl,line=2');
    expect(await quick(['report', 'saved.json', '-r', 'github'], { cwd })).toMatchObject({
      code: 0,
      stderr: '',
      stdout: done.stdout,
    });
  });

  it('judges by limits as a scan does', async () => {
    const cwd = folderOf({ 'a.txt': carrier(1), 'b.txt': carrier(2) });
    await quick(['scan', '.', '-r', 'json=r.json', '--baseline', 'base', '--update-baseline'], { cwd });
    expect((await flong(['report', 'r.json', '--fail-on', '0.3'], { cwd })).code).toBe(1);
    expect((await quick(['report', 'r.json', '--fail-on', '0.4'], { cwd })).code).toBe(0);
    const known = await quick(['report', 'r.json', '--baseline', 'base', '--fail-on', 'new'], { cwd });
    expect(known).toMatchObject({ code: 0, stderr: '' });
    rmSync(join(cwd, 'a.txt'));
    const gone = await quick(['report', 'r.json', '--fail-on', '0.3', '-r', 'json'], { cwd });
    expect(gone.code).toBe(2);
    expect(gone.stderr).toContain('flong: a.txt: its text is gone or has changed');
  });

  it('does not tell the problems of the scan again', async () => {
    const cwd = folderOf({ 'a.txt': carrier(1), 'b.txt': new Uint8Array([0x63, 0xff]) });
    expect((await quick(['scan', '.', '-r', 'json=r.json'], { cwd })).code).toBe(2);
    expect(await quick(['report', 'r.json', '-r', 'json'], { cwd })).toMatchObject({ code: 0, stderr: '' });
  });
});

describe.concurrent('a result that is none', () => {
  it.each([
    ['is cut off', (json: string) => json.slice(0, json.length / 2), /r: is cut off or damaged/],
    ['lacks its summary', (json: string) => ndjson(json).replace(/\{"type":"summary.*\n/, ''), /cut off/],
    ['is empty', () => '', /is no flong report: expected what -r json wrote/],
    ['is a text', () => 'The harbour master', /is no flong report/],
    ['is other JSON', () => '{"results": []}', /is no flong report/],
    ['is a list', () => '[1, 2]', /is no flong report/],
    [
      'is what watch wrote',
      (json: string) => JSON.stringify({ type: 'checked', path: 'a.txt', ...JSON.parse(json) }),
      /r: holds lines of flong watch, one for each file: expected what -r json of a scan or check wrote/,
    ],
    [
      'is of a later version',
      (json: string) => json.replace('report/1', 'report/9'),
      /another version \(flong\.report\/9/,
    ],
    ['has no pairs', (json: string) => json.replace('"pairs"', '"others"'), /is damaged \(pairs\)/],
    [
      'has a number for an id',
      (json: string) => json.replace(/"id":"[^"]*"/, '"id":7'),
      /is damaged \(articles\.0\.id\)/,
    ],
    [
      'has a broken run',
      (json: string) => json.replace(/"begin":\d+/, '"begin":null'),
      /is damaged \(pairs\.0\.passages\.0\.a\.begin\)/,
    ],
  ])('%s: one line, code 2', async (_, damage, message) => {
    const cwd = folderOf({ 'a.txt': carrier(1), 'b.txt': carrier(2) });
    const { stdout } = await quick(['scan', '.', '-r', 'json'], { cwd });
    writeFileSync(join(cwd, 'r'), damage(stdout));
    const done = await quick(['report', 'r', '-r', 'csv'], { cwd });
    expect(done).toMatchObject({ code: 2, stdout: '' });
    expect(toldBy(done)).toHaveLength(1);
    expect(done.stderr).toMatch(message);
  });

  it('names pipes where its articles were: they are not waited for', async ({ skip }) => {
    if (process.platform === 'win32') skip();
    const cwd = folderOf({
      'a.txt': carrier(1),
      'b.txt': carrier(2),
      'c.zip': zipOf([{ path: 'd.txt', data: carrier(3) }]),
    });
    const { stdout } = await quick(['scan', '.', '-r', 'json'], { cwd });
    writeFileSync(join(cwd, 'r'), stdout);
    for (const file of ['b.txt', 'c.zip']) {
      rmSync(join(cwd, file));
      await run('mkfifo', [join(cwd, file)]);
    }
    const done = await flong(['report', 'r', '-r', 'html'], { cwd });
    expect(done.code).toBe(2);
    expect(toldBy(done)).toEqual([expect.stringMatching(/^flong: b\.txt and 1 more: not found below/)]);
  });

  it('is missing, a folder, or not named', async () => {
    expect(await flong(['report', 'none.json'])).toMatchObject({
      code: 2,
      stderr: 'flong: none.json: no such file or folder: check the path\n',
    });
    expect((await flong(['report', CORPUS])).stderr).toBe(
      `flong: ${CORPUS}: is a folder where a file was expected\n`,
    );
    expect((await flong(['report'])).code).toBe(2);
  });
});

/** A JSON report as lines. */
function ndjson(json: string): string {
  const { articles, pairs, summary, schema, tool, options } = JSON.parse(json);
  const line = (type: string, value: object): string => `${JSON.stringify({ type, ...value })}\n`;
  return [
    line('report', { schema, tool, options }),
    ...articles.map((article: object) => line('article', article)),
    ...pairs.map((pair: object) => line('pair', pair)),
    line('summary', summary),
  ].join('');
}
