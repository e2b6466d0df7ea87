import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import {
  carrier,
  filler,
  flong,
  folderOf,
  idsOf,
  PLANTED,
  quick,
  type Run,
  scanned,
  toldBy,
} from './support.js';

/** An escape sequence, a bell, a C1 control, overrides and isolates of direction, marks, separators, a delete. */
const HOSTILE = '\u001b[31mred\u0007\u009b2J\u202eback\u202d\u2066in\u2069\u200f\u061c\u2028x\u2029\u007f\r';

/** What may not reach a terminal: every control but the line feed, and what turns the order of text around. */
const RAW = /(?!\n)\p{Cc}|[\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

function expectClean({ stdout, stderr }: Run): void {
  for (const written of [stdout, stderr]) expect(RAW.exec(written)?.[0] ?? null).toBeNull();
}

describe.concurrent('control characters and direction overrides never reach the terminal raw', () => {
  const dirty = PLANTED.replace('forty', `forty ${HOSTILE}`);

  it('from texts', async () => {
    const folder = folderOf({ 'a.txt': `${filler(1, 40)}\n${dirty}`, 'b.txt': `${filler(2, 40)}\n${dirty}` });
    const done = await flong(['scan', folder]);
    expectClean(done);
    expect(done.stdout.replaceAll(/\n {2}│ /g, '')).toContain(
      'forty ⟨U+001B⟩[31mred⟨U+0007⟩⟨U+009B⟩2J⟨U+202E⟩back⟨U+202D⟩⟨U+2066⟩in⟨U+2069⟩⟨U+200F⟩⟨U+061C⟩',
    );
    expect(done.code).toBe(2);
    expect(toldBy(done)).toEqual([
      expect.stringMatching(
        /^flong: a\.txt: holds control or direction-override characters \(first U\+001B at \d+\)/,
      ),
      expect.stringMatching(
        /^flong: b\.txt: holds control or direction-override characters \(first U\+001B at \d+\)/,
      ),
    ]);
    const pair = await flong(['compare', 'a.txt', 'b.txt', '--color'], { cwd: folder });
    expectClean({ ...pair, stdout: stripVTControlCharacters(pair.stdout) });
  });

  it('from words that differ between two texts', async () => {
    const cwd = folderOf({ 'a.txt': PLANTED.replace('granary', `gra${HOSTILE}ary`), 'b.txt': PLANTED });
    const done = await quick(['compare', 'a.txt', 'b.txt'], { cwd });
    expectClean(done);
    expect(done.stdout).toContain('⟨U+202E⟩');
  });

  it('from names of files', async () => {
    const names = ['r\u001b[31med\u202e.txt', 'b\u0007\u009b\u007f\u2066.txt'];
    const folder = folderOf({ [names[0]]: carrier(1), [names[1]]: carrier(2), 'e\u001bmpty.txt': '' });
    symlinkSync('nowhere', join(folder, 'l\u001bink'));
    const done = await flong(['scan', folder]);
    expectClean(done);
    expect(done.stdout).toContain('r⟨U+001B⟩[31med⟨U+202E⟩.txt');
    expect(done.stderr).toContain('e⟨U+001B⟩mpty.txt: is empty');
    expect(done.stderr).toContain('l⟨U+001B⟩ink: a symbolic link');
    const { report } = await scanned([folder]);
    expect(idsOf(report)).toEqual([...names, 'e\u001bmpty.txt'].sort());
  });

  it('from ids of records and names that are passed over', async () => {
    const record = (id: string, seed: number): string => `${JSON.stringify({ id, text: carrier(seed) })}\n`;
    const folder = folderOf({
      'feed.jsonl': record(`x${HOSTILE}`, 1) + record(`x${HOSTILE}`, 2),
      'page.ht\u001bml': '',
    });
    const done = await quick(['scan', folder]);
    expectClean(done);
    expect(done.stdout).toContain('x⟨U+001B⟩[31mred');
    expect(done.stderr).toContain('repeats the id x⟨U+001B⟩[31mred');
    expect(done.stderr).toContain('.ht⟨U+001B⟩ml 1');
  });

  it('from the nearest stretch, when nothing is found', async () => {
    const near = `divers found a cracked ${HOSTILE} sluice beam under it`;
    const folder = folderOf({
      'a\u001b.txt': `${filler(1, 60)} ${near} ${filler(2, 60)}`,
      'b.txt': `${filler(3, 60)} ${near} ${filler(4, 60)}`,
    });
    const done = await quick(['scan', folder, '--min-words', '40']);
    expectClean(done);
    expect(done.stdout).toMatch(/^No passage of 40 words or more is shared\./);
  });

  it('from a saved report that somebody made up', async () => {
    const cwd = folderOf({ 'a.txt': filler(1, 60), 'b.txt': filler(2, 60) });
    const { report } = await scanned(['.', '--kinds', 'copy'], { cwd });
    const kinds = { ...report, options: { ...report.options, kinds: [HOSTILE] } };
    const name = { ...report, options: { ...report.options, [`"/><x${HOSTILE}`]: 1 } };
    writeFileSync(join(cwd, 'kinds.json'), JSON.stringify(kinds));
    writeFileSync(join(cwd, 'name.json'), JSON.stringify(name));
    const refused = await quick(['report', 'kinds.json'], { cwd });
    expectClean(refused);
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toContain('kinds.json: is damaged (options.kinds.0)');
    const shown = await quick(['report', 'name.json', '-r', 'junit'], { cwd });
    expectClean(shown);
    expect(shown.stdout).toContain('<property name="&quot;/&gt;&lt;x⟨U+001B⟩');
  });

  it('from reports that are read by programs, and hold the same', async () => {
    const folder = folderOf({
      [`a${HOSTILE.replace(/[/\\]/g, '')}.txt`]: `${filler(1, 40)}\n${dirty}`,
      'b.txt': `${filler(2, 40)}\n${dirty}`,
      'c.jsonl': `${JSON.stringify({ id: `c${HOSTILE}`, title: HOSTILE, text: dirty })}\n`,
    });
    const { report } = await scanned([folder]);
    expect(report.pairs.some(({ passages }) => passages.some(({ text }) => text.includes(HOSTILE)))).toBe(
      true,
    );
    for (const format of ['json', 'ndjson', 'sarif', 'gitlab']) {
      const done = await quick(['scan', folder, '-r', format]);
      expect(/[\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.exec(done.stdout), format).toBeNull();
      if (format === 'json') expect(JSON.parse(done.stdout)).toEqual(report);
      if (format === 'ndjson')
        expect(JSON.parse(done.stdout.split('\n')[1])).toMatchObject(report.articles[0]);
    }
  });

  it('from the command line', async () => {
    const bad = 'x\u001b[31m\u202e';
    const commands: string[][] = [
      [bad],
      ['scan', bad],
      ['scan', `--${bad}`],
      ['scan', `*${bad}*`],
      ['scan', '.', '-r', bad],
      ['scan', '.', '-r', `json=none/${bad}`],
      ['scan', '.', '--kinds', bad],
      ['scan', '.', '--minhash', bad],
      ['scan', '.', '--min-words', bad],
      ['scan', '--files-from', bad],
      ['compare', bad, bad],
      ['help', bad],
    ];
    const cwd = folderOf({ 'a.txt': carrier(1) });
    for (const args of commands) {
      const done = await quick(args, { cwd });
      expectClean(done);
      expect(done.code, args.join(' ')).toBe(2);
      expect(toldBy(done)).toHaveLength(1);
    }
  });
});

describe.concurrent('a text that hides nothing', () => {
  it('may hold tabs, form feeds, joiners and text from right to left without being told', async () => {
    const text = `A\tb\f\vc\r\nd\u0085e zero\u200dwidth\u200cjoiners שלום עולם مرحبا بالعالم soft\u00adhyphen 👩‍👩‍👧`;
    const done = await scanned([folderOf({ 'a.txt': text })]);
    expect(done.stderr).toBe('');
    expect(done.code).toBe(0);
  });
});
