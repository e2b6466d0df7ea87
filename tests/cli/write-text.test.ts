import { existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileOf } from '../../src/cli/write-text.js';
import { takesNoTime } from '../yardstick.js';
import { carrier, filler, flong, folderOf, scanned, toldBy } from './support.js';

describe.concurrent('--write-text', () => {
  it('saves the texts that the offsets of the report count in', async () => {
    const cwd = folderOf({
      'a.html': `<html><body><nav>Home</nav><article><p>${carrier(1).trim().replaceAll('\n\n', '</p><p>')}</p></article></body></html>`,
      'b.md': `---\ntitle: B\n---\n\n${carrier(2)}`,
      'c.jsonl': `${JSON.stringify({ id: '../../up', text: `🌊 ${carrier(3)}` })}\n`,
    });
    const { report } = await scanned(['.', '--write-text', 'out/texts'], { cwd });
    const lines = readFileSync(join(cwd, 'out/texts/index.jsonl'), 'utf8').trim().split('\n');
    const files = new Map(lines.map((line) => JSON.parse(line)).map(({ id, file }) => [id, file]));
    expect(files.get('../../up')).toBe('_/_/up.txt');
    expect(report.pairs).toHaveLength(3);
    for (const { a, b, passages } of report.pairs) {
      for (const passage of passages) {
        const cut = (id: string, { begin, end }: { begin: number; end: number }): string =>
          readFileSync(join(cwd, 'out/texts', files.get(id)), 'utf8').slice(begin, end);
        expect(cut(a.id, passage.a)).toBe(passage.text);
        expect(cut(b.id, passage.b)).toBe(passage.textB ?? passage.text);
      }
    }
  });

  it('saves the same texts where none are kept in memory', async () => {
    const cwd = folderOf({ 'a.txt': carrier(1), 'b.html': `<html><body><p>${carrier(2)}</p></body></html>` });
    await scanned(['a.txt', 'b.html', '--write-text', 'kept'], { cwd });
    await scanned(['a.txt', 'b.html', '--keep', '0', '--write-text', 'again'], { cwd });
    for (const file of readdirSync(join(cwd, 'kept')))
      expect(readFileSync(join(cwd, 'again', file))).toEqual(readFileSync(join(cwd, 'kept', file)));
  });

  it('writes over nothing: the folder must be new or empty', async () => {
    const cwd = folderOf({ 'a.txt': carrier(1) });
    const run = await flong(['scan', '.', '--write-text', '.'], { cwd });
    expect([run.code, run.stdout]).toEqual([2, '']);
    expect(toldBy(run)).toEqual(['flong: --write-text .: is not empty: name a new or an empty folder']);
    const file = await flong(['scan', '.', '--write-text', 'a.txt'], { cwd });
    expect([file.code, toldBy(file).length]).toEqual([2, 1]);
  });

  it('leaves an input that links elsewhere where it is', async () => {
    const other = folderOf({ 'x.txt': filler(9, 50) });
    const cwd = folderOf({ 'in/a.txt': carrier(1) });
    symlinkSync(other, join(cwd, 'in/link'));
    await scanned(['in', '--write-text', 'out'], { cwd });
    expect(readdirSync(other)).toEqual(['x.txt']);
    expect(existsSync(join(cwd, 'out/link/x.txt'))).toBe(true);
  });
});

describe('the file of an id', () => {
  it('is no device of Windows', () => {
    const file = (id: string): string => fileOf(id, new Map());
    const devices = ['con', 'AUX.a', 'nul', 'com1', 'LPT²', 'COM¹.x', 'CONIN$', 'conout$.y', 'nul .x'];
    for (const name of devices) {
      expect(file(name)).toMatch(/^_/);
      expect(file(`${name}/a`)).toMatch(/^_/);
    }
    for (const name of ['con1', 'comma', 'conin', 'nul a']) expect(file(name)).toBe(`${name}.txt`);
  });

  it('lies below the folder and is no other id’s, nor the folder of another’s', () => {
    const part = fc.oneof(
      fc.constantFrom(
        '',
        '.',
        '..',
        'a',
        'A',
        'a.txt',
        'con',
        '~',
        'index.jsonl',
        'b~2',
        '...',
        ' ',
        'é',
        'e\u0301',
      ),
      fc.string({ unit: 'grapheme', maxLength: 300 }),
    );
    const id = fc.array(part, { minLength: 1, maxLength: 5 }).map((parts) => parts.join('/'));
    fc.assert(
      fc.property(fc.array(id, { maxLength: 20 }), (ids) => {
        const taken = new Map<string, number>();
        const files = ids.map((each) => fileOf(each, taken));
        const keys = new Set(files.map((file) => file.normalize('NFC').toLowerCase()));
        expect(keys.size).toBe(files.length);
        for (const file of files) {
          expect(join('/folder', file).startsWith('/folder/')).toBe(true);
          const names = file.split('/');
          for (const name of names) {
            expect(name).not.toMatch(/^\.{0,2}$|[\p{Cc}<>:"|?*\\]/u);
            expect(Buffer.byteLength(name)).toBeLessThan(256);
          }
          expect(names.pop()).toMatch(/\.txt$/);
          for (const folder of names) expect(folder).not.toMatch(/\.txt$/i);
        }
      }),
    );
  });

  it('is named after the id as far as there is room, and numbered where it must be', () => {
    const naive = (id: string, taken: Set<string>): string => {
      let name = id.replace(/[<>:"|?*\\]/gu, '_').replace(/^\.+|[. ]+$/g, '_');
      while (Buffer.byteLength(name) > 200) name = [...name].slice(0, -1).join('');
      for (let n = 1; ; n++) {
        const file = `${name}${n === 1 ? '' : `~${n}`}.txt`;
        if (taken.has(file.toLowerCase())) continue;
        taken.add(file.toLowerCase());
        return file;
      }
    };
    const unit = fc.constantFrom('a', 'A', '.', ' ', '~2', '鯨', '👩', '?', 'a'.repeat(99), '鯨'.repeat(33));
    const id = fc
      .array(unit, { maxLength: 5 })
      .map((all) => all.join(''))
      .map((text) => `x${text}`)
      .filter((text) => !text.toLowerCase().endsWith('.txt'));
    fc.assert(
      fc.property(fc.array(id, { maxLength: 30 }), (ids) => {
        const [taken, known] = [new Map<string, number>(), new Set<string>()];
        expect(ids.map((each) => fileOf(each, taken))).toEqual(ids.map((each) => naive(each, known)));
      }),
    );
  });

  it.each(['a', '. ', '鯨', 'a.', 'a/'])('is found in no time for an id of %j again and again', (unit) => {
    takesNoTime(() => fileOf(`${unit.repeat(100_000)}x`, new Map()));
  });

  it('is found in no time for ids that are cut to one name', () => {
    const taken = new Map<string, number>();
    takesNoTime(() => {
      for (let i = 0; i < 6000; i++) fileOf(`${'a'.repeat(300)}${i}`, taken);
    });
    expect(fileOf('a'.repeat(300), taken)).toBe(`${'a'.repeat(200)}~6001.txt`);
  });
});
