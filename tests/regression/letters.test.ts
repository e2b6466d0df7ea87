import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { encode as encoded } from '../cli/encode.js';
import { folderOf, type Run, scanned } from '../cli/support.js';

/** Letters in charsets that are old, not declared, or declared wrongly. */

const WORDS = 'Sie sagte “nie” – und dann: „doch“. Das Straßencafé in München öffnet für fünfzig Gäste.';

const letter = (type: string, body: Uint8Array, encoding = '8bit'): Uint8Array =>
  Buffer.concat([
    Buffer.from(
      `From: Ed <ed@example.org>\r\nSubject: Eel\r\nMIME-Version: 1.0\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n`,
    ),
    body,
  ]);

async function read(
  file: Uint8Array,
  flags: readonly string[] = [],
): Promise<Run & { text: string; problems: readonly string[] }> {
  const cwd = folderOf({ 'x.eml': file });
  const { report, ...done } = await scanned(['x.eml', '--write-text', 'out', ...flags], { cwd });
  const text = report.articles.length === 0 ? '' : readFileSync(join(cwd, 'out/x.eml.txt'), 'utf8');
  return { ...done, text, problems: report.problems.map(({ message }) => message) };
}

const TEXT = `${WORDS} Die Brücke über die Ache bleibt für Lastwagen gesperrt, bis die Böschung im Frühjahr gesichert ist.`;
const western = encoded(TEXT, 'windows-1252');

describe('the signs of windows-1252 are those that were sent', () => {
  it.each(['windows-1252', 'iso-8859-1', 'us-ascii'])('in one of %s', async (charset) => {
    const { code, text } = await read(letter(`text/plain; charset=${charset}`, western));
    expect(text).toContain(WORDS);
    expect(code).toBe(0);
  });

  it('in HTML, and in the subject', async () => {
    const html = encoded(`<p>${TEXT}</p>`, 'windows-1252');
    const file = Buffer.from(letter('text/html; charset="windows-1252"', html))
      .toString('latin1')
      .replace('Subject: Eel', 'Subject: =?windows-1252?Q?=93Eel=94?=');
    const cwd = folderOf({ 'x.eml': Buffer.from(file, 'latin1') });
    const { code, report } = await scanned(['x.eml'], { cwd });
    expect(report.articles).toMatchObject([{ title: '“Eel”' }]);
    expect(code).toBe(0);
  });
});

describe('a letter that declares no charset, and is no UTF-8', () => {
  it.each([
    ['text', 'text/plain', western],
    ['HTML', 'text/html', encoded(`<p>${TEXT}</p>`, 'windows-1252')],
    ['what says UTF-8', 'text/plain; charset=utf-8', western],
  ])('as %s is read in the one that is sure, or named', async (_, type, body) => {
    for (const flags of [[], ['--encoding', 'windows-1252']]) {
      const { code, text } = await read(letter(type, body), flags);
      expect(text).toContain(WORDS);
      expect(code).toBe(0);
    }
  });

  it('is read in the one that its page declares', async () => {
    const page = `<html><head><meta charset="windows-1251"></head><body><p>${'Мост закрыт до весны. '.repeat(4)}</p></body></html>`;
    const { text } = await read(letter('text/html', encoded(page, 'windows-1251')));
    expect(text).toContain('Мост закрыт до весны.');
  });

  it('is told where none is sure, with the cure, which works', async () => {
    const words = 'Ūdens līmenis upē krītas, un kuģi šķērso slūžas.';
    const file = letter('text/plain', encoded(words, 'windows-1257'));
    const { code, text, problems } = await read(file);
    expect(text).toBe('');
    expect(problems).toEqual([expect.stringMatching(/^is not UTF-8 text .* as in --encoding /)]);
    expect(code).toBe(2);
    const named = await read(file, ['--encoding', 'windows-1257']);
    expect(named).toMatchObject({ code: 0, problems: [] });
    expect(named.text).toContain(words);
  });

  it('is told where its bytes are packed for the way, which leaves them unknown', async () => {
    const packed = Buffer.from('Das Caf=E9 in M=FCnchen ist zu, und niemand wei=DF, warum.');
    const { code, text, problems } = await read(letter('text/plain', packed, 'quoted-printable'));
    expect(text).toContain('Das Caf\ufffd in M\ufffdnchen');
    expect(problems).toEqual([expect.stringMatching(/^holds letters of an unknown charset/)]);
    expect(code).toBe(2);
  });
});

it('what another charset is declared for is read in that', async () => {
  const { code, text } = await read(
    letter('text/plain; charset=koi8-r', encoded('Мост закрыт до весны, говорят в порту.', 'koi8-r')),
  );
  expect(text).toContain('Мост закрыт до весны, говорят');
  expect(code).toBe(0);
});

it('a sign that was lost before it was sent stays as it is', async () => {
  const { code, text } = await read(letter('text/plain; charset=utf-8', Buffer.from(`${TEXT} D\ufffd`)));
  expect(text).toContain('D\ufffd');
  expect(code).toBe(0);
});
