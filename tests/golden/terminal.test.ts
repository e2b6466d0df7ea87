import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { compare, type Report, scan } from '../../src/index.js';
import { markdown } from '../../src/report/markdown.js';
import { percent } from '../../src/report/numbers.js';
import { terminal } from '../../src/report/terminal.js';
import { filler } from '../cli/support.js';
import { CORPUS, expectGolden, NEWSROOM, rendered, scanned } from './support.js';

const report = await scanned(NEWSROOM);

/** Two articles of the newsroom, under the ids that a scan of it gives them. */
async function compared(a: string, b: string, minWords = 12): Promise<Report> {
  const found = await compare(`${NEWSROOM}/${a}`, `${NEWSROOM}/${b}`, { minWords });
  return JSON.parse(JSON.stringify(found).replaceAll(`${NEWSROOM}/`, ''));
}

describe('the terminal report of a scan', () => {
  for (const width of [80, 120]) {
    it(`is as it was, at ${width} columns`, () => {
      expectGolden(`scan-${width}.txt`, rendered(terminal, report, { width }));
    });

    it(`is as it was, at ${width} columns in colour`, () => {
      expectGolden(`scan-${width}-color.txt`, rendered(terminal, report, { width, color: true }));
    });

    it(`says the same without colour, at ${width} columns`, () => {
      const colored = rendered(terminal, report, { width, color: true });
      expect(colored).toContain('\u001b[');
      expect(stripVTControlCharacters(colored)).toBe(rendered(terminal, report, { width }));
    });

    it(`sets the words of passages within ${width} columns`, () => {
      const lines = rendered(terminal, report, { width, full: true }).split('\n');
      const quoted = lines.filter((line) => line.startsWith('  │ '));
      expect(quoted.length).toBeGreaterThan(10);
      expect(quoted.filter((line) => stringWidth(line) > width)).toEqual([]);
    });
  }

  it('ends no line inside a sign: behind [− or [+, before →, within what is left out', async () => {
    const corpus = await scanned(CORPUS);
    for (const width of [40, 60, 80, 120]) {
      for (const color of [false, true]) {
        const lines = stripVTControlCharacters(rendered(terminal, corpus, { width, color })).split('\n');
        const quoted = lines.filter((line) => line.startsWith('  │ '));
        expect(quoted.filter((line) => /\[[−+]/.test(line)).length).toBeGreaterThan(20);
        const cut = /\[[−+…]$|^ {2}│ (?:→|…\])|\[… [^\]]*$|^[^[]*…\]/;
        expect(quoted.filter((line) => cut.test(line) || stringWidth(line) > width)).toEqual([]);
      }
    }
  });

  it('tells nothing by colour alone: its signs stand without it', () => {
    const plain = rendered(terminal, report);
    expect(plain).toContain('[end → cancel]');
    expect(plain).toContain('[⇅]');
    expect(plain).toContain('quotation ·');
    expect(plain).not.toContain('\u001b');
  });

  it('gives a member of a family its share with the representative, also where all pairs are told', async () => {
    const all = await scanned(CORPUS, { allPairs: true });
    const lines = rendered(terminal, all, { width: 120 }).split('\n');
    const rows: string[] = [];
    const wanted: string[] = [];
    for (const { articles, representative } of all.families) {
      for (const id of articles.filter((member) => member !== representative)) {
        const pair = all.pairs.find(({ a, b }) => [a, b].every((x) => [id, representative].includes(x.id)));
        const part = pair?.a.id === id ? pair.a : pair?.b;
        const share = part === undefined ? 0 : part.shared / part.words;
        wanted.push(`${id}: ${percent(share)} shared, ${pair?.relation}`);
        const row = lines.find((line) => line.startsWith(`  ${id} `) && line.includes(' words'));
        rows.push(`${id}: ${row?.split(/ words {2}/)[1] ?? 'nothing'}`);
      }
    }
    expect(rows).toEqual(wanted);
  });

  it('says of a pair with an article outside the family of a member which family that is', async () => {
    const found = await scanned(CORPUS);
    const head = new Map(
      found.families.flatMap((family) => family.articles.map((id) => [id, family] as const)),
    );
    const wanted: string[] = [];
    for (const { a, b } of found.pairs) {
      if (head.has(a.id) && head.get(a.id) === head.get(b.id)) continue;
      for (const [name, { id }] of [['A', a] as const, ['B', b] as const]) {
        const { representative } = head.get(id) ?? { representative: id };
        if (representative !== id) wanted.push(`  ${name} is in the family around ${representative}`);
      }
    }
    const lines = rendered(terminal, found, { width: 120 }).split('\n');
    expect(wanted.length).toBeGreaterThan(2);
    expect(lines.filter((line) => line.includes('is in the family around')).sort()).toEqual(wanted.sort());
  });

  it('puts forms behind all else that is copied, and what is only quoted last, without a share', async () => {
    const corpus = await scanned(CORPUS);
    const plain = rendered(terminal, corpus, { width: 120 });
    const told = [...plain.matchAll(/^PAIR (\w+)/gm)].map(([, relation]) => relation);
    const inOrder = ['passages', 'form', 'quotes'].flatMap((relation) =>
      told.filter((other) => other === relation),
    );
    expect(new Set(told).size).toBe(3);
    expect(told).toEqual(inOrder);
    expect(plain).toMatch(/^PAIR form · one form with other figures, 133 words shared\n/m);
    expect(plain).toMatch(/^PAIR quotes · the same quotation\n {2}A \S+ +\d+ words\n {2}B \S+ +\d+ words\n/m);
    expect(plain).not.toContain(' 0 of ');
    const [, pairs] = rendered(markdown, corpus, { full: true }).split('### Pairs');
    const rows = [...pairs.matchAll(/^\| \S+ \| \S+ \| (\S+) \|/gm)];
    const relations = rows
      .map(([, relation]) => relation)
      .filter((relation) => !['relation', '---'].includes(relation));
    expect(relations.length).toBe(30);
    expect(relations).toContain('passages');
    expect(relations).not.toContain('form');
  });

  it('names outlet, date and title of an article whose id does not say them, below it', async () => {
    const text = (own: string): string =>
      `${own} The pilot boat Marten lost her mast off Gull Rock on Sunday night, with two apprentices and a crate of lamps aboard.`;
    const stories = [
      { id: '17', outlet: 'Sound Wire', date: '2026-03-01', title: 'Pilot boat dismasted' },
      { id: 'ledger/mast.txt', outlet: 'ledger' },
    ];
    const [first, second] = ['Sailors', 'Ledger'];
    const family = await scan(
      stories.map((story, i) => ({ ...story, text: text([first, second][i]) })),
      { workers: 1 },
    );
    expect(family.families.length).toBe(1);
    const pair = await scan(
      stories.map((story, i) => ({ ...story, text: `${text([first, second][i])} ${filler(i + 1, 90)}` })),
      { workers: 1 },
    );
    expect(pair.families.length).toBe(0);
    for (const report of [family, pair]) {
      for (const width of [40, 80]) {
        const lines = rendered(terminal, report, { width }).split('\n');
        const at = lines.findIndex((line) => /^ {2}(A )?17( |$)/.test(line));
        const below = lines.slice(at + 1, at + 4).join(' ');
        expect(below.replace(/\s+/g, ' ')).toContain('Sound Wire · 2026-03-01 · Pilot boat dismasted');
        expect(lines.filter((line) => line.trim() === 'ledger')).toEqual([]);
        expect(lines.filter((line) => stringWidth(line) > width)).toEqual([]);
      }
    }
  });

  it('says of pairs that share nothing but standing text that they do', async () => {
    const footers = await scanned(CORPUS, { kinds: ['boilerplate'] });
    const plain = rendered(terminal, footers);
    expect(plain).toContain('PAIR boilerplate · nothing but credits and standing text\n');
    expect(plain).not.toContain('0 words shared');
  });

  it('is the same whatever order the articles are named in', async () => {
    const [a, b] = ['meridian-post/corvane-staff-protest.txt', 'tech-current/corvane-border-contract.md'];
    const there = await compared(a, b);
    expect(rendered(terminal, await compared(b, a))).toBe(rendered(terminal, there));
  });
});

describe('the terminal report of a comparison', () => {
  it('has every word of text that was moved about', async () => {
    const moved = await compared('harbor-ledger/wolf-in-the-hills.txt', 'valley-dispatch/tarn-wolf.txt');
    expectGolden('compare-moved-80.txt', rendered(terminal, moved, { full: true }));
  });

  it('has every word of a Japanese text, with what was dropped', async () => {
    const japanese = await compared(
      'kita-nippo/shiomi-kujira-fukkatsu.txt',
      'minato-shimbun/kujira-tokei-shuri.txt',
    );
    expectGolden('compare-japanese-80.txt', rendered(terminal, japanese, { full: true }));
  });

  it('says what came nearest where nothing is found', async () => {
    const [a, b] = ['meridian-post/corvane-staff-protest.txt', 'tech-current/corvane-border-contract.md'];
    const none = await compared(a, b, 40);
    expect(none.pairs).toEqual([]);
    expectGolden('compare-nearest-80.txt', rendered(terminal, none, { full: true }));
  });
});
