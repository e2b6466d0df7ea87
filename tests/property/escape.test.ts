import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { UndirectedGraph } from 'graphology';
import graphmlReader from 'graphology-graphml';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { describe, expect, it } from 'vitest';
import { csvOf } from '../../src/report/csv.js';
import { forCell, forMarkdown, forPage, forTerminal, forXml } from '../../src/report/escape.js';
import { escapeData, escapeProperty } from '../../src/report/github.js';

/** Texts of any code units, and of marks that mean something somewhere. */
const units = fc.array(fc.nat({ max: 0xffff }), { maxLength: 30 }).map((c) => String.fromCharCode(...c));
const marks = fc
  .array(fc.constantFrom(...'=+-@\t\r\n ,;"\'`*_[](){}<>&|!#~$\\:%/.1a ', 'www.', '://', '<!--', ']]>'), {
    maxLength: 30,
  })
  .map((c) => c.join(''));
const hostile = fc.oneof(units, marks, fc.string({ unit: 'grapheme', maxLength: 30 }));

const cellsOf = (rows: string[][]): string[][] => {
  const columns = { one: (row: string[]) => row[0], two: (row: string[]) => row[1] };
  const csv = [...csvOf(columns, rows)].join('');
  return parse(csv, { bom: true, record_delimiter: ['\r\n', '\n', '\r'] }) as string[][];
};

describe('CSV', () => {
  it('gives every cell back, its line breaks as line feeds, with a mark before what a spreadsheet would run', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(hostile, hostile), { maxLength: 5 }), (rows) => {
        const [head, ...cells] = cellsOf(rows);
        expect(head).toEqual(['one', 'two']);
        const expected = rows.map((row) =>
          row
            .map((cell) => forCell(cell.replace(/\r\n?/g, '\n')))
            .map((cell) => (/^[=+\-@\t\n＝＋－＠]/.test(cell) ? `'${cell}` : cell)),
        );
        expect(cells).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('never begins a cell with what starts a formula', () => {
    for (const start of ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']) {
      const [, [cell]] = cellsOf([[`${start}cmd|' /C calc'!A0`, '']]);
      expect(cell.startsWith("'"), start).toBe(true);
    }
  });

  it('cuts a text longer than a cell of Excel holds, and says so', () => {
    const [, [cell, whole]] = cellsOf([['x'.repeat(40_000), 'y'.repeat(32_000)]]);
    expect(cell.length).toBeLessThanOrEqual(32_767);
    expect(cell.endsWith('x […]')).toBe(true);
    expect(whole).toHaveLength(32_000);
  });
});

describe('a workflow command of GitHub', () => {
  // as the runner reads it: https://github.com/actions/runner, ActionCommand.cs
  const unescapeData = (text: string): string =>
    text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
  const unescapeProperty = (text: string): string =>
    text
      .replaceAll('%0D', '\r')
      .replaceAll('%0A', '\n')
      .replaceAll('%3A', ':')
      .replaceAll('%2C', ',')
      .replaceAll('%25', '%');

  it('gives message and properties back, and is one line with no mark of its own in them', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(unescapeData(escapeData(text))).toBe(text);
        expect(unescapeProperty(escapeProperty(text))).toBe(text);
        expect(escapeData(text)).not.toMatch(/[\r\n]/);
        expect(escapeProperty(text)).not.toMatch(/[\r\n:,]/);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('XML', () => {
  it('gives a text back, but for what it cannot hold', () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1, maxLength: 5 }), (texts) => {
        const nodes = texts
          .map((text, i) => `<node id="n${i}"><data key="k">x${forXml(text)}x</data></node>`)
          .join('');
        const xml = `<?xml version="1.0"?><graphml xmlns="http://graphml.graphdrawing.org/xmlns"><key id="k" for="node" attr.name="k" attr.type="string"/><graph edgedefault="undirected">${nodes}</graph></graphml>`;
        const graph = read(xml);
        texts.forEach((text, i) => {
          const shown = text.replace(
            /[\p{Cc}\p{Cs}\ufffe\uffff\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu,
            (char) => (/[\t\n\r]/.test(char) ? char : `⟨U+${hex(char)}⟩`),
          );
          const held = graph.getNodeAttribute(`n${i}`, 'k') as string;
          expect(held).toBe(`x${shown}x`);
        });
      }),
      { numRuns: 300 },
    );
  });
});

describe('a page', () => {
  const hiding = fc
    .array(fc.constantFrom(...'a\n\t\r \0\x1b\x7f\x9b\u202a\u202e\u2066\u2069\ud800\udc00\u200f\u05d0'), {
      maxLength: 20,
    })
    .map((c) => c.join(''));

  it('has a text with its line ends and marks of direction, but of controls, overrides and halves of pairs the numbers', () => {
    fc.assert(
      fc.property(fc.oneof(hostile, hiding), (text) => {
        let expected = '';
        // by characters: two halves that stand together are a pair
        for (const char of text) {
          const code = char.codePointAt(0) as number;
          const control = code < 32 ? !/[\n\t\r]/.test(char) : code >= 127 && code < 160;
          const override = (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
          const half = code >= 0xd800 && code < 0xe000;
          expected += control || override || half ? `⟨U+${hex(char)}⟩` : char;
        }
        expect(forPage(text)).toBe(expected);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('Markdown', () => {
  /** The words that a reader of the rendered text sees. */
  const seen = (node: { type: string; value?: string; children?: unknown[] }): string => {
    if (node.type === 'html') return '';
    return node.value ?? (node.children ?? []).map((child) => seen(child as typeof node)).join('');
  };

  it('shows a text as it is, in one paragraph, whatever marks it holds', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const line = forTerminal(text).trim();
        const tree = fromMarkdown(`> ${forMarkdown(line)}`);
        const [quote] = tree.children;
        if (line === '') return;
        expect(quote.type).toBe('blockquote');
        const inside = (quote as { children: { type: string; children?: { type: string }[] }[] }).children;
        expect(inside.map(({ type }) => type)).toEqual(['paragraph']);
        for (const { type } of inside[0].children ?? []) expect(['text', 'html']).toContain(type);
        expect(seen(tree)).toBe(line);
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps a table a table', () => {
    expect(forMarkdown('a|b')).toBe('a\\|b');
    expect(forMarkdown('a\n|b')).toBe('a \\|b');
  });

  it('links no name, number or address', () => {
    const shown = forMarkdown('@someone #12 https://evil.example www.evil.example a@b.example :smile:');
    expect(shown).not.toMatch(/@\w|#\d|:\/\/|www\.|:\w+:/);
  });

  it('leaves times as they are, and paints no face in them', () => {
    for (const time of ['2025-03-01T08:09:39-04:00', '2025-03-01T08:09:39Z', '08:09'])
      expect(forMarkdown(time)).toBe(time);
    for (const face of [':100:', ':1234:', ':8ball:', '10:+1:00', '08:09:100:'])
      expect(forMarkdown(face)).not.toMatch(/:(?:100|1234|8ball|\+1):/);
  });
});

const hex = (char: string): string => char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');

const read = (xml: string): UndirectedGraph => graphmlReader.parse(UndirectedGraph, xml) as UndirectedGraph;
