import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readBaseline } from '../../src/index.js';
import { carrier, filler, flong, folderOf, idsOf, quick, scanned } from '../cli/support.js';

/** As the shells of Windows write what is redirected, and its editors what is saved. */
const CODED: [string, (text: string) => Buffer][] = [
  ['UTF-8 with a mark', (text) => Buffer.from(`\ufeff${text}`)],
  ['UTF-16', (text) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['UTF-16, the high byte first', (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
];

const articles = { 'ä.txt': carrier(1), 'b.txt': carrier(2), 'c.txt': filler(3, 60) };

describe.each(CODED)('in %s', (_, coded) => {
  it('a list of paths is read, as a file and on standard input', async () => {
    const list = coded('ä.txt\r\nb.txt\r\n');
    const cwd = folderOf({ ...articles, 'paths.list': list });
    for (const [name, input] of [['paths.list'], ['-', list]] as const) {
      const { report, stderr } = await scanned(['--files-from', name], { cwd, ...(input && { input }) });
      expect(stderr).toBe('');
      expect(idsOf(report)).toEqual(['b.txt', 'ä.txt']);
    }
  });

  it('a config file is', async () => {
    const cwd = folderOf({ 'flong.config.json': coded('{ "minWords": 46 }'), in: '' });
    const { report } = await scanned(['in'], { cwd });
    expect(report.options.minWords).toBe(46);
  });

  it('an ignore file is', async () => {
    const cwd = folderOf({ ...articles, '.flongignore': coded('ä*\r\nc.txt\r\n') });
    expect(idsOf((await scanned(['.'], { cwd })).report)).toEqual(['b.txt']);
  });

  it('a baseline is', async () => {
    const cwd = folderOf(articles);
    const limits = ['scan', '.', '-q', '--fail-on', 'new', '--baseline', 'base.json'];
    const file = join(cwd, 'base.json');
    await quick([...limits, '--update-baseline'], { cwd });
    const plain = readFileSync(file, 'utf8');
    writeFileSync(file, coded(plain));
    expect(await quick(limits, { cwd })).toMatchObject({ code: 0, stderr: '' });
    expect(readBaseline('base.json', `\ufeff${plain}`)).toEqual(readBaseline('base.json', plain));
  });

  it('a saved report is, as a file and on standard input', async () => {
    const cwd = folderOf(articles);
    const plain = (await quick(['scan', '.', '-q', '-r', 'json'], { cwd })).stdout;
    const saved = coded(plain.replaceAll('\n', '\r\n'));
    writeFileSync(join(cwd, 'saved.json'), saved);
    expect((await quick(['report', 'saved.json', '-r', 'json'], { cwd })).stdout).toBe(plain);
    expect((await flong(['report', '-', '-r', 'json'], { cwd, input: saved })).stdout).toBe(plain);
  });
});

describe('JSON lines put together from files with a mark each', () => {
  const line = (seed: number): string => `\ufeff${JSON.stringify({ id: `${seed}`, text: carrier(seed) })}\n`;
  const both = Buffer.from(line(1) + line(2));

  it.each([
    ['as a file', { 'both.jsonl': both }],
    ['packed', { 'both.jsonl.gz': gzipSync(both) }],
  ])('lose no record, %s', async (_, files) => {
    const { report, stderr } = await scanned(['.'], { cwd: folderOf(files) });
    expect(stderr).toBe('');
    expect(idsOf(report)).toEqual(['1', '2']);
    expect(report.pairs).toHaveLength(1);
  });
});
