import { describe, expect, it } from 'vitest';
import { DEFAULTS } from '../../src/options.js';
import { formatByName } from '../../src/read/formats/formats.js';
import type { FormatName } from '../../src/read/source.js';
import { type Reading, textOf } from '../../src/read/source.js';
import { regionsIn } from '../../src/report/region.js';
import { NO_TEXTS, type Texts } from '../../src/report/reporter.js';

/** The texts of one file, as a scan gives them. */
function textsOf(name: FormatName, content: string): { texts: Texts; text: string } {
  const format = formatByName(name);
  const bytes = new TextEncoder().encode(content);
  const read = format.read as NonNullable<typeof format.read>;
  const text = textOf((read(bytes, 0, DEFAULTS, null) as Reading).articles[0]);
  return {
    text,
    texts: {
      of: () => text,
      place: () => ({ file: 'x', plain: name === 'text', line: 0 }),
      lines: () => format.lines?.(bytes, DEFAULTS) ?? null,
    },
  };
}

/** For each word of the text: the lines of the file that hold it, and the one that it is said to stand on. */
function* placed(
  name: FormatName,
  content: string,
): Generator<{ word: string; held: number[]; told: number }> {
  const { texts, text } = textsOf(name, content);
  const regionOf = regionsIn(texts);
  const source = content.replace(/^\ufeff/, '').split('\n');
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    const region = regionOf('x', { begin: index, end: index + word.length, words: 1 });
    const held = source.flatMap((line, i) => (line.includes(word) ? [i + 1] : []));
    expect(region?.lines?.first).toBe(region?.lines?.last);
    yield { word, held, told: region?.lines?.first ?? 0 };
  }
}

const MARKDOWN = `---
title: Quarry
date: 2024-05-01
---

# Heading one *two*

Three four
five **six** [seven](https://example.org/eight) nine\\
ten eleven  
twelve

Setext thirteen
===============

> quoted fourteen
> quoted2 fifteen
>
> > deeper sixteen

- item seventeen
- item2 eighteen
  goes19 on20

  para twenty
1. other21
2. other22

\`\`\`js
fenced23
fenced24
\`\`\`

    indented25

<div>html26
<b>html27</b></div>

![alt28](image29.png) last30
`;

describe('the line of a word', () => {
  it.each([
    ['text', 'Alpha beta\ngamma\n\n\r\ndelta epsilon\r\nzeta'],
    ['text', '\ufeffAlpha\nbeta'],
    ['markdown', MARKDOWN],
    ['markdown', `\ufeff${MARKDOWN}`],
    ['markdown', MARKDOWN.replaceAll('\n', '\r\n')],
    ['markdown', 'no front matter\n\nsecond\n'],
  ] as const)('is one of the file that holds it: %s', (name, content) => {
    let words = 0;
    for (const { word, held, told } of placed(name, content)) {
      words++;
      expect(held, word).toContain(told);
    }
    expect(words).toBeGreaterThan(1);
  });

  it('of plain text has columns that cut it out of that line', () => {
    const { texts, text } = textsOf('text', 'Ärger 🦊 fox\nsecond line here\n');
    const begin = text.indexOf('fox');
    const region = regionsIn(texts)('x', { begin, end: text.indexOf(' here'), words: 3 });
    expect(region).toMatchObject({ lines: { first: 1, last: 2 }, columns: { first: 10, last: 12 } });
    expect('Ärger 🦊 fox'.slice((region?.columns?.first ?? 0) - 1)).toBe('fox');
    expect('second line here'.slice(0, (region?.columns?.last ?? 0) - 1)).toBe('second line');
  });

  it('is not told where there is no text, and of a record is its own', () => {
    const span = { begin: 5, end: 9, words: 1 };
    expect(regionsIn(NO_TEXTS)('x', span)).toBeNull();
    const place = { file: 'x', plain: true, line: 0 };
    expect(regionsIn({ ...NO_TEXTS, place: () => place })('x', span)).toEqual({
      place,
      lines: null,
      columns: null,
    });
    const record = { file: 'x.jsonl', plain: false, line: 7 };
    expect(regionsIn({ ...NO_TEXTS, place: () => record })('x', span)?.lines).toEqual({ first: 7, last: 7 });
  });
});
