import { chmodSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/model.js';
import {
  BIN,
  carrier,
  flong,
  folderOf,
  idsOf,
  pairOf,
  run,
  type Setting,
  scanned,
  toldBy,
} from '../cli/support.js';

/** Two articles that share a paragraph, beside which something bad stands. */
const GOOD = { 'good-1.txt': carrier(1), 'good-2.txt': carrier(2) };

/** What holds for every piece of bad input: one line that names it, a place in the report, the rest is reported. */
async function told(args: string[], setting: Setting, path: string, message: RegExp): Promise<Report> {
  const done = await scanned(args, setting);
  expect(toldBy(done).map((line) => line.slice(0, `flong: ${path}: `.length))).toEqual([`flong: ${path}: `]);
  expect(toldBy(done)[0]).toMatch(message);
  expect(done.report.problems).toEqual([{ path, message: expect.stringMatching(message) }]);
  expect(done.code).toBe(2);
  expect(pairOf(done.report, 'good-1.txt', 'good-2.txt')?.passages).toHaveLength(1);
  const person = await flong(['scan', ...args], setting);
  expect(person.code).toBe(2);
  expect(person.stderr).toBe(done.stderr);
  expect(person.stdout).toContain('The harbour master of Vellin');
  return done.report;
}

describe.concurrent('a file of bytes that are no text in any charset known for sure', () => {
  it.each<[string, Uint8Array, RegExp]>([
    ['UTF-16 cut short', Buffer.from(`\ufeff${carrier(3)}`, 'utf16le').subarray(0, -1), /damaged.*UTF-16LE/],
    ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]), /UTF-32LE text: convert it/],
    [
      'one letter in a charset that more than one could be',
      Buffer.from(`${carrier(3)} Z\xe8\xf0\xb3.`, 'latin1'),
      /not UTF-8 text \(byte 0xE8 at \d+\).*--encoding/,
    ],
    [
      'UTF-8 with a byte of another charset in it',
      Buffer.concat([Buffer.from('Ça a été déjà décidé au café. '), Buffer.from([0xe9])]),
      /not UTF-8 text.*0xE9 at \d+\).*mend it/,
    ],
    ['a zero byte', Buffer.from(`${carrier(3)}\0${carrier(3)}`), /not text.*zero byte at \d+/],
    [
      'a sequence cut short at the end',
      Buffer.from(`${carrier(3)}é`).subarray(0, -1),
      /not UTF-8 text.*0xC3/,
    ],
    [
      'an encoded surrogate',
      Buffer.from([0x41, 0x20, 0xed, 0xa0, 0x80, 0x20, 0x42]),
      /not UTF-8 text.*0xED at 2/,
    ],
  ])('is told: %s', async (_, bytes, message) => {
    const report = await told([folderOf({ ...GOOD, 'bad.txt': bytes })], {}, 'bad.txt', message);
    expect(idsOf(report)).toEqual(['good-1.txt', 'good-2.txt']);
  });

  it('is told of Markdown and of a file named outright too', async () => {
    const bytes = Buffer.concat([Buffer.from('---\ntitle: déjà\n---\nCafé '), Buffer.from([0xe9])]);
    const cwd = folderOf({ ...GOOD, 'bad.md': bytes });
    await told(['good-1.txt', 'good-2.txt', 'bad.md'], { cwd }, 'bad.md', /not UTF-8 text.*0xE9.*mend it/);
  });

  it('but a byte-order mark of UTF-8 is no fault and no part of the text', async () => {
    const { code, report } = await scanned([
      folderOf({ 'a.txt': `\ufeff${carrier(1)}`, 'b.txt': carrier(1) }),
    ]);
    expect(code).toBe(0);
    expect(report.articles[0].hash).toBe(report.articles[1].hash);
    expect(report.pairs[0].passages[0].a).toEqual(report.pairs[0].passages[0].b);
  });
});

describe.concurrent('a file with little in it is told and kept among the articles', () => {
  it.each<[string, string, RegExp, number]>([
    ['nothing', '', /is empty/, 0],
    ['white space', ' \n\u3000\t\n', /is empty/, 0],
    ['a byte-order mark', '\ufeff', /is empty/, 0],
    ['signs alone', '*** — … 🌊 ***\n', /holds no words/, 0],
    ['one word', 'Hello.\n', /holds one word only/, 1],
    ['four words', 'One, two; three four', /holds 4 words only/, 4],
  ])('%s', async (_, content, message, words) => {
    const report = await told([folderOf({ ...GOOD, 'odd.txt': content })], {}, 'odd.txt', message);
    expect(report.articles).toContainEqual(expect.objectContaining({ id: 'odd.txt', words }));
  });

  it('five words are enough', async () => {
    expect((await scanned([folderOf({ 'a.txt': 'One two three four five' })])).code).toBe(0);
  });
});

describe.concurrent('a path that cannot be read is told', () => {
  it('where nothing is there', async () => {
    const cwd = folderOf(GOOD);
    const report = await told(
      ['none/x.txt', 'good-1.txt', 'good-2.txt'],
      { cwd },
      'none/x.txt',
      /no such file/,
    );
    expect(report.summary.articles).toBe(2);
    await told(
      ['good-1.txt/x', 'good-1.txt', 'good-2.txt'],
      { cwd },
      'good-1.txt/x',
      /is a file, not a folder/,
    );
  });

  it('where a folder holds no articles', async () => {
    const cwd = folderOf({ ...GOOD, 'empty/page.pdf': '', 'empty/deep/.x.txt': 'x' });
    const done = await scanned(['good-1.txt', 'good-2.txt', 'empty'], { cwd });
    expect(done.code).toBe(2);
    expect(done.report.problems).toEqual([
      { path: 'empty', message: expect.stringMatching(/no articles.*\.txt/) },
    ]);
    expect(done.report.pairs).toHaveLength(1);
    const alone = await flong(['scan', folderOf()]);
    expect(alone.code).toBe(2);
    expect(toldBy(alone)).toHaveLength(1);
    expect(alone.stdout).not.toContain('NaN');
  });

  it('where reading it fails', async ({ skip }) => {
    if (process.platform !== 'linux') skip();
    const args = ['good-1.txt', 'good-2.txt', '/proc/self/mem'];
    await told(args, { cwd: folderOf(GOOD) }, '/proc/self/mem', /i\/o error/i);
  });

  it('where permissions forbid it, for a file and for a folder', async ({ skip }) => {
    const folder = folderOf({ ...GOOD, 'shut.txt': carrier(3), 'closed/x.txt': carrier(4) });
    chmodSync(folder, 0o755);
    chmodSync(join(folder, 'shut.txt'), 0);
    chmodSync(join(folder, 'closed'), 0);
    // root may read everything: become nobody
    const as: Setting = process.getuid?.() === 0 ? { uid: 65534 } : {};
    if ((await flong(['--version'], { cwd: folder, ...as })).code !== 0) skip();
    const done = await scanned(['.'], { cwd: folder, ...as });
    expect(toldBy(done)).toEqual([
      expect.stringMatching(/^flong: closed: not allowed to read it/),
      expect.stringMatching(/^flong: shut\.txt: not allowed to read it/),
    ]);
    expect(done.report.problems.map(({ path }) => path)).toEqual(['closed', 'shut.txt']);
    expect(done.code).toBe(2);
    expect(done.report.pairs).toHaveLength(1);
  });

  it('where a folder above the working folder may not be looked into', async ({ skip }) => {
    if (process.getuid?.() !== 0) skip();
    const above = folderOf(
      Object.fromEntries(Object.entries(GOOD).map(([name, text]) => [`in/${name}`, text])),
    );
    chmodSync(above, 0o700);
    chmodSync(join(above, 'in'), 0o755);
    const done = await scanned(['.'], { cwd: join(above, 'in'), uid: 65534 });
    expect(done).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^flong: \.: not allowed to read it.*\n$/),
    });
  });

  it('where it is a pipe in a folder, without waiting for someone to write to it', async () => {
    const folder = folderOf(GOOD);
    await run('mkfifo', [join(folder, 'pipe.txt')]);
    await told([folder], {}, 'pipe.txt', /no regular file/);
  });

  it('where a link in a folder leads to a device', async ({ skip }) => {
    if (process.platform !== 'linux') skip();
    const folder = folderOf(GOOD);
    symlinkSync('/dev/zero', join(folder, 'zero.txt'));
    await told([folder], {}, 'zero.txt', /no regular file/);
  });

  it('where its name is no UTF-8', async ({ skip }) => {
    if (process.platform !== 'linux') skip();
    const folder = folderOf(GOOD);
    await run('sh', ['-c', `cp good-1.txt "$(printf 'bad\\377.txt')"`], { cwd: folder });
    await told([folder], {}, 'bad\ufffd.txt', /a name that is no UTF-8/);
    await run('sh', ['-c', `rm bad*.txt; mkdir "$(printf 'bad\\377')"`], { cwd: folder });
    await told([folder], {}, 'bad\ufffd', /a name that is no UTF-8/);
  });
});

describe.concurrent('a symbolic link is told', () => {
  it.each<[string, string, string, RegExp]>([
    ['that leads nowhere', 'dangling.txt', 'nowhere.txt', /leads nowhere/],
    ['that leads to itself', 'self.txt', 'self.txt', /leads back to itself/],
    ['that leads to the folder it lies in', 'loop', '.', /leads back to a folder above it/],
    ['that leads further up', 'sub/up', '..', /leads back to a folder above it/],
  ])('%s', async (_, link, target, message) => {
    const folder = folderOf({ ...GOOD, 'sub/x.txt': carrier(3) });
    symlinkSync(target, join(folder, link));
    const report = await told([folder], {}, link, message);
    expect(idsOf(report)).toEqual(['good-1.txt', 'good-2.txt', 'sub/x.txt']);
  });

  it('that is named outright, in a list too', async () => {
    const cwd = folderOf(GOOD);
    symlinkSync('nowhere.txt', join(cwd, 'dangling.txt'));
    symlinkSync('self.txt', join(cwd, 'self.txt'));
    await told(['good-1.txt', 'good-2.txt', 'self.txt'], { cwd }, 'self.txt', /leads back to itself/);
    const list: Setting = { cwd, input: 'good-1.txt\ngood-2.txt\ndangling.txt\n' };
    // standard input is read once for each of the two runs
    await told(['--files-from', '-'], list, 'dangling.txt', /no such file|leads nowhere/);
  });

  it('once, however many links lead in a circle through another folder', async () => {
    const [here, there] = [folderOf(GOOD), folderOf({ 'x.txt': carrier(3) })];
    symlinkSync(there, join(here, 'there'));
    symlinkSync(here, join(there, 'back'));
    const done = await scanned([here]);
    expect(idsOf(done.report)).toEqual(['good-1.txt', 'good-2.txt', 'there/x.txt']);
    expect(toldBy(done).length).toBeLessThanOrEqual(1);
  });
});

describe.concurrent('many pieces of bad input', () => {
  it('are told up to fifty, the rest counted, and the report has them all', async () => {
    const bad = Object.fromEntries(Array.from({ length: 70 }, (_, i) => [`bad-${i + 10}.txt`, 'word']));
    const done = await scanned([folderOf({ ...GOOD, ...bad })]);
    expect(toldBy(done)).toHaveLength(51);
    expect(toldBy(done)[50]).toMatch(/^flong: and 20 problems more/);
    expect(done.report.problems).toHaveLength(70);
    expect(done.code).toBe(2);
  });

  it('are told with --quiet too', async () => {
    const done = await run(process.execPath, [BIN, 'scan', '-q', folderOf({ ...GOOD, 'bad.txt': '' })]);
    expect(toldBy(done)).toEqual([expect.stringMatching(/^flong: bad\.txt: is empty/)]);
  });
});
