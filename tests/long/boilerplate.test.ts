import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/model.js';
import { filler, flong, folderOf, PLANTED, scanned } from '../cli/support.js';

/** Standing text that the user names, and lines that two articles share beside a passage. */

const STANDING =
  'The Orrin Ledger prints letters of up to two hundred words, with name and street, and returns no manuscripts that ' +
  'come without a stamped envelope.';
const SHORT = 'Turn the page for tides.';

const story = (seed: number, ...more: string[]): string =>
  `${[filler(seed, 90), ...more, filler(seed + 1, 90)].join('\n\n')}\n`;

const listed = (report: Report): string[] =>
  report.pairs.flatMap(({ passages }) => passages.map(({ kind, matched }) => `${kind} ${matched}`));

describe.concurrent('--boilerplate', () => {
  const folder = folderOf({
    'ledger/a.txt': story(100, STANDING),
    'courier/b.txt': story(200, STANDING),
    'lists/footers.list': `${filler(900, 20)}\n\n${STANDING.replace(', and returns', ',\nand returns')}\n`,
    'lists/short.list': `One line of words nobody has\n${SHORT}\n`,
    'lists/empty.list': '\n \n',
    'lists/zeros.list': '\0\0\0 not text',
  });
  const list = (name: string): string => join(folder, 'lists', `${name}.list`);

  it('takes what it names for boilerplate in any outlet, so that it makes no pair', async () => {
    expect(listed((await scanned([folder])).report)).toEqual(['copy 25']);
    const { report } = await scanned([folder, '--boilerplate', list('footers')]);
    expect(report.pairs).toEqual([]);
    expect(report.summary.copied).toBe(0);
    expect(report.options.boilerplate).toEqual([list('footers')]);
  });

  it('is told by compare, and where boilerplate is asked for', async () => {
    const pair = [join(folder, 'ledger/a.txt'), join(folder, 'courier/b.txt')];
    const run = await flong(['compare', ...pair, '--boilerplate', list('footers'), '-r', 'json']);
    expect(listed(JSON.parse(run.stdout))).toEqual(['boilerplate 25']);
    const asked = await scanned([folder, '--kinds', 'boilerplate', '--boilerplate', list('footers')]);
    expect(listed(asked.report)).toEqual(['boilerplate 25']);
  });

  it('may be given more than once, and holds for check, by more than one thread and with nothing kept', async () => {
    const lists = ['--boilerplate', list('short'), '--boilerplate', list('footers')];
    const { report } = await scanned([folder, ...lists, '--workers', '3', '--keep', '0']);
    expect(report.pairs).toEqual([]);
    const fresh = [join(folder, 'ledger/a.txt'), '--against', join(folder, 'courier'), '-r', 'json'];
    expect(listed(JSON.parse((await flong(['check', ...fresh])).stdout))).toEqual(['copy 25']);
    expect(listed(JSON.parse((await flong(['check', ...fresh, ...lists])).stdout))).toEqual([]);
  });

  it('leaves prose that holds a piece of under eight words of it', async () => {
    const piece = STANDING.split(' ').slice(3, 9).join(' ');
    const prose = `On Sunday, they ${piece} ${filler(700, 14)}`;
    const two = folderOf({ 'x/a.txt': story(300, prose), 'y/b.txt': story(400, prose) });
    const { report } = await scanned([two, '--boilerplate', list('footers')]);
    expect(report.pairs[0].passages.map(({ kind }) => kind)).toEqual(['copy']);
    expect(report.pairs[0].a.shared).toBe(23);
  });

  it.each([
    ['nowhere', 'no such file or folder: check the path'],
    ['empty', 'holds no words: a file of standing text has paragraphs or lines of it'],
    ['zeros', 'is not text (a zero byte at 0): name a file of standing text'],
    ['folder', 'is a folder where a file of standing text was expected'],
  ])('says in one line what is wrong with a file: %s', async (name, message) => {
    if (name === 'folder') mkdirSync(list(name), { recursive: true });
    const run = await flong(['scan', join(folder, 'ledger'), '--boilerplate', list(name)]);
    expect([run.code, run.stdout, run.stderr]).toEqual([2, '', `flong: ${list(name)}: ${message}\n`]);
  });

  it('is no larger than --max-size', async () => {
    const run = await flong(['scan', folder, '--max-size', '0.0001', '--boilerplate', list('footers')]);
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(/footers\.list: is a file of more than 0\.0001 MB: raise --max-size/);
  });

  it('can be set in a config file', async () => {
    const here = folderOf({ 'a/a.txt': story(500, STANDING), 'b/b.txt': story(600, STANDING) });
    writeFileSync(join(here, 'flong.config.json'), JSON.stringify({ boilerplate: list('footers') }));
    const { stdout } = await flong(['scan', 'a', 'b', '-r', 'json'], { cwd: here });
    expect(JSON.parse(stdout).pairs).toEqual([]);
  });
});

describe.concurrent('short lines that two articles share', () => {
  const question = 'Who will pay for it?';
  const pair = async (...more: readonly (readonly string[])[]): Promise<Report> => {
    const [a, b] = more;
    const { report } = await scanned([
      folderOf({ 'x/a.txt': story(1000, ...a), 'y/b.txt': story(2000, ...b) }),
    ]);
    return report;
  };

  it('are told for what they are beside a passage, wherever they stand, and never counted', async () => {
    const credit = 'Photo: Ilse Varn / Reuters';
    const report = await pair(
      [`The council met. ${question} No one said.`, PLANTED, credit],
      [credit, PLANTED, `So it goes. ${question}`],
    );
    expect(listed(report).sort()).toEqual(['copy 45', 'credit 4', 'stock 5']);
    expect(report.pairs[0].a.shared).toBe(45);
    expect(report.summary.copied).toBe(90);
  });

  it('are no pair of themselves', async () => {
    expect((await pair([question, SHORT], [SHORT, question])).pairs).toEqual([]);
  });

  it('are as often as both have them, and none that a passage holds', async () => {
    const report = await pair(
      [question, filler(5, 30), `${PLANTED} ${question}`, filler(6, 30), question],
      [`${PLANTED} ${question}`, filler(7, 30), question],
    );
    expect(listed(report).filter((line) => line.startsWith('stock'))).toEqual(['stock 5']);
  });

  it('are not words that begin or end inside a sentence, nor a word or two', async () => {
    const report = await pair(
      [PLANTED, filler(5, 30), 'The clerk asked who will pay for it. He left.'],
      [PLANTED, filler(6, 30), 'Who will pay for it, he asked? He left.'],
    );
    expect(listed(report)).toEqual(['copy 45']);
  });

  it('are not what both quote', async () => {
    const report = await pair([PLANTED, `“${question}”`], [`“${question}”`, PLANTED]);
    expect(listed(report)).toEqual(['copy 45']);
  });
});
