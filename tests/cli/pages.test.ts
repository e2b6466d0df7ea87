import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { encode } from './encode.js';
import { carrier, filler, folderOf, scanned, toldBy } from './support.js';

const body = (text: string): string => `<p>${text.trim().replaceAll('\n\n', '</p>\n<p>')}</p>`;
const page = (text: string, head = ''): string =>
  `<html lang="fr"><head>${head}</head><body><nav><a href="/">Home</a></nav><article>${body(text)}</article></body></html>`;

/** A page saved as one file, as browsers write it. */
function saved(html: string, encoding: 'quoted-printable' | 'base64'): string {
  const coded =
    encoding === 'base64'
      ? (
          Buffer.from(html)
            .toString('base64')
            .match(/.{1,76}/g) ?? []
        ).join('\r\n')
      : Buffer.from(html)
          .toString('latin1')
          .replace(/[=\x80-\xff]/g, (c) => `=${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)
          .replace(/.{70}(?![\r\n])/g, '$&=\r\n');
  return [
    'From: <Saved by a browser>',
    'Snapshot-Content-Location: https://www.post.example/story',
    'Subject: Story',
    'MIME-Version: 1.0',
    'Content-Type: multipart/related;',
    '\ttype="text/html"; boundary="--=_Part_7"',
    '',
    '',
    '----=_Part_7',
    'Content-Type: image/png',
    'Content-Transfer-Encoding: base64',
    '',
    'iVBORw0KGgo=',
    '----=_Part_7',
    'Content-Type: text/html; charset=utf-8',
    `Content-Transfer-Encoding: ${encoding}`,
    'Content-Location: https://www.post.example/story',
    '',
    coded,
    '----=_Part_7--',
    '',
  ].join('\r\n');
}

describe.concurrent('web pages', () => {
  const text = `${carrier(1).trim()} Übergroße “Anführung” = 1.\n`;

  it('give one article to the letter, whatever they are saved as', async () => {
    const cwd = folderOf({
      'a.txt': text,
      'b.html': page(text),
      'c.HTM': page(text),
      'd.xhtml': `<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n${page(text, '<script src="x"/>')}`,
      'e.mhtml': saved(page(text), 'quoted-printable'),
      'f.mht': saved(page(text), 'base64'),
      // types, encodings and names of charsets have no case
      'h.mht': saved(page(text), 'base64')
        .replaceAll(
          /multipart\/related|text\/html(?=; charset)|base64|utf-8|boundary(?==)|charset(?==)/g,
          (word) => word.toUpperCase(),
        )
        .replaceAll('Content-Type', 'content-type'),
      'i.mht': saved(page(text), 'quoted-printable').replaceAll('quoted-printable', 'Quoted-Printable'),
      'g.html': `\ufeff<!doctype html>\n<!-- saved from url=(0029)https://www.post.example/saved -->\n${page(text)}`,
    });
    const { report, code } = await scanned([cwd]);
    expect(code).toBe(0);
    const [{ hash }] = report.articles;
    expect(report.articles.filter((other) => other.hash !== hash).map(({ id }) => id)).toEqual([]);
    expect(Object.fromEntries(report.articles.map(({ id, outlet, url }) => [id, [outlet, url]]))).toEqual({
      'a.txt': [null, undefined],
      'b.html': [null, undefined],
      'c.HTM': [null, undefined],
      'd.xhtml': [null, undefined],
      'e.mhtml': ['post.example', 'https://www.post.example/story'],
      'f.mht': ['post.example', 'https://www.post.example/story'],
      'g.html': ['post.example', 'https://www.post.example/saved'],
      'h.mht': ['post.example', 'https://www.post.example/story'],
      'i.mht': ['post.example', 'https://www.post.example/story'],
    });
  });

  it('without an article are read whole, which is said, and is no problem', async () => {
    const cwd = folderOf({
      'list.html': `<body><p>${'<i>word</i> '.repeat(20_000)}</p></body>`,
      'a.txt': text,
    });
    const run = await scanned([cwd]);
    expect(run.code).toBe(0);
    expect(toldBy(run)).toEqual([
      'flong: no article found in list.html: read all that the page shows but its navigation',
    ]);
    expect(run.report.articles.map(({ wholePage }) => wholePage)).toEqual([undefined, true]);
    expect(toldBy(await scanned([cwd, '--quiet']))).toEqual([]);
  });

  it('saved as MHTML are in the charset that its header names, in any case', async () => {
    const short = page(`${filler(1, 40)}\n\nDas müsse gehört werden.`);
    const file = saved(short, 'base64').replace('text/html; charset=utf-8', 'Text/HTML; Charset="Macintosh"');
    const base = (html: Uint8Array): string =>
      Buffer.from(html).toString('base64').replace(/.{76}/g, '$&\r\n');
    const cwd = folderOf({
      'a.mht': file.replace(base(Buffer.from(short)), base(encode(short, 'macintosh'))),
    });
    const { report } = await scanned([cwd, '--write-text', join(cwd, 'texts')]);
    expect(report.articles).toHaveLength(1);
    const [{ file: text }] = readFileSync(join(cwd, 'texts/index.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { file: string });
    expect(readFileSync(join(cwd, 'texts', text), 'utf8')).toContain('Das müsse gehört werden.');
  });

  it('that hold no page are told', async () => {
    const run = await scanned([folderOf({ 'a.mhtml': 'no headers', 'b.txt': text })]);
    expect([run.code, toldBy(run)]).toEqual([
      2,
      ['flong: a.mhtml: holds no web page: expected MHTML with a part of type text/html'],
    ]);
  });

  it('have the language of their text, not of the template around it', async () => {
    const english =
      'The harbour master said on Friday that the quay would stay shut until the engineers had been there. ';
    const { report } = await scanned([folderOf({ 'a.html': page(english.repeat(5)) })]);
    expect(report.articles[0].language).toBe('en');
  });
});
