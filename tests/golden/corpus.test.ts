import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Family, Pair, Passage, Relation, Report, Span } from '../../src/model.js';
import { DEFAULTS } from '../../src/options.js';
import { findSources } from '../../src/read/inputs.js';
import { readArticles } from '../../src/read/open.js';
import { textOf } from '../../src/read/source.js';
import { tokenize } from '../../src/tokenize/tokenize.js';
import { slowness } from '../yardstick.js';
import { CORPUS, scanned } from './support.js';

/** Holds the scan of corpus/ to corpus/gold.json: all that is shared there is told, where it stands, and nothing else. */

interface Gold {
  standing: { outlet: string; text: string }[];
  pairs: GoldPair[];
}

interface GoldPair {
  a: string;
  b: string;
  relation: Relation | 'form';
  passages: { kind: Passage['kind']; a: Place; b: Place }[];
}

type Place = Pick<Span, 'begin' | 'end'>;

/** Words by which an end may miss the gold's. */
const MISS = 2;
/** Words by which what is shared beside a footer may reach out of it. */
const BESIDE = 8;
/** Pairs that may be off in relation, forms aside. */
const OFF = 4;
/** Relations that lie next to each other: a pair may come out as its neighbour. */
const NEIGHBOURS = ['excerpt version', 'near-duplicate version', 'version excerpt', 'version near-duplicate'];
/** What forms may come out as, until they are judged. */
const FORMS = ['version', 'near-duplicate'];

const gold: Gold = JSON.parse(readFileSync(join(CORPUS, 'gold.json'), 'utf8'));
const keyOf = (a: string, b: string): string => `${a} | ${b}`;

let texts: Map<string, string>;
let report: Report;
let pairs: Map<string, Pair>;
let ms: number;

beforeAll(async () => {
  texts = await textsOf(CORPUS);
  const start = performance.now();
  report = await scanned(CORPUS, { allPairs: true });
  ms = performance.now() - start;
  pairs = new Map(report.pairs.map((pair) => [keyOf(pair.a.id, pair.b.id), pair]));
});

/** The articles' texts by id, as a scan reads them. */
async function textsOf(folder: string): Promise<Map<string, string>> {
  const { sources } = await findSources([folder], []);
  const found = new Map<string, string>();
  for (const source of sources) {
    const { articles } = await readArticles({ source, begin: 0, end: null }, DEFAULTS);
    for (const article of articles) found.set(article.meta.id ?? source.id, textOf(article));
  }
  return found;
}

const textOfId = (id: string): string => texts.get(id) as string;

/** Words between two places of a text. */
const wordsBetween = (id: string, x: number, y: number): number =>
  tokenize(textOfId(id).slice(Math.min(x, y), Math.max(x, y))).count;

const isAt = (id: string, found: Place, wanted: Place, miss: number): boolean =>
  wordsBetween(id, found.begin, wanted.begin) <= miss && wordsBetween(id, found.end, wanted.end) <= miss;

const matches = (pair: GoldPair, wanted: GoldPair['passages'][number], passage: Passage): boolean =>
  passage.kind === wanted.kind &&
  isAt(pair.a, passage.a, wanted.a, MISS) &&
  isAt(pair.b, passage.b, wanted.b, MISS);

/** True when a passage lies in the standing text of both articles, or reaches out of it by a few words. */
function isStanding(pair: Pair, { a, b }: Passage): boolean {
  return gold.standing.some(({ text }) => {
    const within = (id: string, span: Place): boolean => {
      const begin = textOfId(id).lastIndexOf(text);
      const end = begin + text.length;
      if (begin < 0 || span.end <= begin || span.begin >= end) return false;
      const before = span.begin < begin ? wordsBetween(id, span.begin, begin) : 0;
      const after = span.end > end ? wordsBetween(id, end, span.end) : 0;
      return before <= BESIDE && after <= BESIDE;
    };
    return within(pair.a.id, a) && within(pair.b.id, b);
  });
}

const told = ({ kind, matched, text }: Passage): string => `${kind} of ${matched}: ${text.slice(0, 80)}`;

describe('the corpus', () => {
  it('has the articles that the gold speaks of, and its offsets lie in their texts', () => {
    for (const { a, b, passages } of gold.pairs) {
      expect([texts.has(a), texts.has(b)], keyOf(a, b)).toEqual([true, true]);
      for (const passage of passages) {
        expect(passage.a.end).toBeLessThanOrEqual(textOfId(a).length);
        expect(passage.b.end).toBeLessThanOrEqual(textOfId(b).length);
      }
    }
    expect(report.articles.map(({ id }) => id)).toEqual([...texts.keys()].sort());
    expect(report.problems).toEqual([]);
  });

  it('is scanned in well under ten seconds', () => expect(ms).toBeLessThan(10_000 * slowness()));
});

describe('what the corpus shares', () => {
  it.each(gold.pairs.map((pair) => [keyOf(pair.a, pair.b), pair] as const))('is told of %s', (key, pair) => {
    const found = pairs.get(key);
    expect(found, 'the pair is not told').toBeDefined();
    for (const wanted of pair.passages) {
      const hits = (found as Pair).passages.filter((passage) => matches(pair, wanted, passage));
      expect(hits.length, `${JSON.stringify(wanted)} in ${JSON.stringify(found?.passages)}`).toBe(1);
    }
  });

  it('is all that is told, but for the standing text of an outlet', () => {
    const wanted = new Map(gold.pairs.map((pair) => [keyOf(pair.a, pair.b), pair]));
    const others: string[] = [];
    for (const [key, pair] of pairs) {
      const known = wanted.get(key);
      for (const passage of pair.passages) {
        const isKnown = known?.passages.some((place) => matches(known, place, passage)) ?? false;
        if (!isKnown && !isStanding(pair, passage)) others.push(`${key}: ${told(passage)}`);
      }
    }
    expect(others).toEqual([]);
  });

  it('is told in the words that stand at its offsets', () => {
    for (const { a, b, passages } of report.pairs) {
      for (const { a: inA, b: inB, text, textB, runs = [] } of passages) {
        expect(text).toBe(textOfId(a.id).slice(inA.begin, inA.end));
        if (textB !== undefined) expect(textB).toBe(textOfId(b.id).slice(inB.begin, inB.end));
        for (const [aBegin, aEnd, bBegin, bEnd] of runs) {
          const left = tokenize(textOfId(a.id).slice(aBegin, aEnd));
          const right = tokenize(textOfId(b.id).slice(bBegin, bEnd));
          expect([...left.hash], textOfId(a.id).slice(aBegin, aEnd)).toEqual([...right.hash]);
        }
      }
    }
  });
});

describe('what pairs of the corpus are to each other', () => {
  const off = (): { pair: GoldPair; relation: Relation }[] =>
    gold.pairs.flatMap((pair) => {
      const relation = pairs.get(keyOf(pair.a, pair.b))?.relation;
      return relation === undefined || relation === pair.relation ? [] : [{ pair, relation }];
    });
  const shown = ({ pair, relation }: ReturnType<typeof off>[number]): string =>
    `${keyOf(pair.a, pair.b)} is ${relation}, not ${pair.relation}`;

  it('is what the gold says, or next to it', () => {
    const wrong = off().filter(({ pair, relation }) =>
      pair.relation === 'form'
        ? !FORMS.includes(relation)
        : !NEIGHBOURS.includes(`${pair.relation} ${relation}`),
    );
    expect(wrong.map(shown)).toEqual([]);
  });

  it(`is next to it in ${OFF} pairs at most, forms aside`, () => {
    const near = off().filter(({ pair }) => pair.relation !== 'form');
    expect(near.length, near.map(shown).join('\n')).toBeLessThanOrEqual(OFF);
  });
});

describe('the families of the corpus', () => {
  const familyOf = (id: string): Family | undefined =>
    report.families.find(({ articles }) => articles.includes(id));

  it('hold both articles of every pair that is one text', () => {
    const one = gold.pairs.filter(
      ({ relation }) => relation === 'identical' || relation === 'near-duplicate',
    );
    expect(one.length).toBeGreaterThan(10);
    for (const { a, b } of one) expect(familyOf(a)?.articles, `the family of ${a}`).toContain(b);
  });

  it('hold no two articles that no chain of versions joins', () => {
    const joined = new Map<string, Set<string>>();
    for (const { a, b, relation } of gold.pairs) {
      if (relation === 'passages' || relation === 'quotes') continue;
      const group = new Set([...(joined.get(a) ?? [a]), ...(joined.get(b) ?? [b])]);
      for (const id of group) joined.set(id, group);
    }
    for (const { articles } of report.families) {
      const [first, ...rest] = articles;
      for (const id of rest) expect(joined.get(first)?.has(id), keyOf(first, id)).toBe(true);
    }
  });
});

describe('the pair that started the project', () => {
  const seed = (): Pair =>
    pairs.get(
      keyOf('meridian-post/corvane-staff-protest.txt', 'tech-current/corvane-border-contract.md'),
    ) as Pair;

  it('is told as two different articles that share passages', () => {
    const { relation, jaccard, a, b } = seed();
    expect(relation).toBe('passages');
    expect(jaccard).toBeLessThan(0.06);
    expect([a.shared, b.shared]).toEqual([50, 50]);
  });

  it('shows the recycled sentence with the quotation in it whole, as one stretch', () => {
    const passage = seed().passages.find(({ text }) =>
      text.includes('accelerate facial recognition and identification'),
    );
    expect(passage).toMatchObject({ kind: 'copy', matched: 27, similarity: 1 });
    expect(passage?.text).toMatch(/^A product sheet attached .* including those staffed only at night$/);
    expect(passage?.runs).toBeUndefined();
  });

  it('shows the other sentence with its one changed word as the gap between two runs', () => {
    const { text, textB = '', runs = [], a, b } = seed().passages[0];
    expect(runs.length).toBe(2);
    const [before, after] = runs;
    expect(text.slice(before[1] - a.begin, after[0] - a.begin).trim()).toBe('end');
    expect(textB.slice(before[3] - b.begin, after[2] - b.begin).trim()).toBe('cancel');
    expect(text).toMatch(/^More than three hundred employees .* every sale to police forces$/);
  });
});
