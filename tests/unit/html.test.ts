import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Witness, witnessOf } from '../../src/judge/credits/outlets.js';
import { judgeDirection } from '../../src/judge/direction.js';
import type { Passage } from '../../src/model.js';
import { escaped, inline, markup } from '../../src/report/html/html.js';
import { Blocks, packed } from '../../src/report/html/packed.js';
import type { Index, ShownPair } from '../../src/report/html/shape.js';
import type { ShownMember } from '../../src/report/html/view/changes.js';
import { dateShown, olderSentence } from '../../src/report/html/view/dates.js';
import { passageTold } from '../../src/report/html/view/differences-view.js';
import { divide, equalRuns } from '../../src/report/html/view/divide.js';
import { memberTimeline } from '../../src/report/html/view/member-timeline.js';
import { signsOf, stretchesOf } from '../../src/report/html/view/paint.js';
import { directionSentence } from '../../src/report/html/view/sentences.js';
import { timelinePicture } from '../../src/report/html/view/timeline.js';
import { h } from '../../src/report/html/view/tree.js';
import { scan } from '../../src/scan.js';
import { tokenize } from '../../src/tokenize/tokenize.js';
import { CORPUS } from '../cli/support.js';
import { ALIKE } from './shared.js';

/** What the HTML report is made of, as far as it needs no browser. */

/** A witness of which only the date is known. */
const dated = (date: string): Witness =>
  witnessOf(
    { id: '', path: '', title: null, outlet: null, date, credit: [], language: 'en', words: 100, hash: '' },
    { agencies: [], named: [] },
  );

/** What stands beside the dots of a family's versions of these dates, the earliest by UTC first. */
function besideDots(...dates: string[]): string[] {
  const members = dates.map((date, i) => ({
    article: { id: `${i}`, outlet: null, date },
    representative: i === 0,
  }));
  const picture = memberTimeline(members as unknown as ShownMember[]);
  const texts = picture === null ? '' : markup(picture);
  return Array.from(
    texts.matchAll(/class="?tick"? x="?[\d.]+"? y="?\d+"?>([^<]*)</g),
    ([, text]) => text,
  ).slice(1);
}

describe('the versions of a family in time', () => {
  it('are put in an order only where their dates tell it', () => {
    const time = '2024-03-05T12:30+01:00';
    expect(besideDots(time, '2024-03-05T15:30+01:00')).toEqual(['first', '+3 h']);
    expect(besideDots(time, '2024-03-05T11:30Z', '2024-03-05T11:50Z')).toEqual([
      'first',
      'at once',
      '+20 min',
    ]);
    // the zone of the other is not known: drawn two hours before, it may be the later
    expect(besideDots(time, '2024-03-05T09:30')).toEqual(['perhaps first', 'the same day']);
    expect(besideDots(time, '2024-03-06T00:30')).toEqual(['perhaps first', 'perhaps first']);
    expect(besideDots(time, '2024-03-07T09:30')).toEqual(['first', '+2 days']);
    expect(besideDots('2024-03', '2024-03-05')).toEqual(['perhaps first', 'perhaps first']);
    expect(besideDots('2023', '2024-03')).toEqual(['first', 'Mar 2024']);
  });
});

describe('the families over time', () => {
  it('are told by the days that their articles give', () => {
    const articles = ['2024-03-05T00:30+01:00', '2025'].map((date) => ({ name: 'Ferry', date }));
    const family = { key: 0, articles: [0, 1], representative: 0, name: 'Ferry' };
    const picture = timelinePicture({ articles, families: [family] } as unknown as Index);
    expect(picture === null ? '' : markup(picture)).toContain('1 family between 5 Mar 2024 and 2025.');
  });
});

describe('dates', () => {
  it('are shown as far as they are known, and as given where they are none', () => {
    expect(dateShown('2025-06-19T09:30+01:00')).toBe('19 Jun 2025, 09:30 UTC+1');
    expect(dateShown('2025-06-19T09:30-0330')).toBe('19 Jun 2025, 09:30 UTC−3:30');
    expect(dateShown('2025-06-19T09:30Z')).toBe('19 Jun 2025, 09:30 UTC');
    expect(dateShown('2025-06-19T09:30:00+00:00')).toBe('19 Jun 2025, 09:30 UTC');
    expect(dateShown('2025-06-19T09:30')).toBe('19 Jun 2025, 09:30');
    expect(dateShown('2025-06-19')).toBe('19 Jun 2025');
    expect(dateShown('2025-06')).toBe('Jun 2025');
    expect(dateShown('2025')).toBe('2025');
    expect(dateShown('2025-13-40')).toBe('2025-13-40');
    expect(dateShown('2025-00-10')).toBe('2025-00-10');
    expect(dateShown('last Tuesday')).toBe('last Tuesday');
    expect(dateShown(null)).toBe('no date');
  });

  it('say which is older beside an unknown direction, and not that this is unknown too', () => {
    const direction = { source: null, confidence: 'unknown', reasons: [] } as const;
    const told = directionSentence({ direction } as unknown as ShownPair);
    expect(`${olderSentence('2025-06-19', '2025-06-20')} ${told}`).toBe(
      'A is 1 day older. Which of the two has it from the other is not known.',
    );
  });

  it('say how much older an article is no finer than both are known', () => {
    expect(olderSentence('2025-06-19T09:30+01:00', '2025-06-19T11:30Z')).toBe('A is 3 hours older.');
    expect(olderSentence('2025-06-19T09:30Z', '2025-06-19T09:10Z')).toBe('B is 20 minutes older.');
    expect(olderSentence('2025-06-19', '2025-06-20')).toBe('A is 1 day older.');
    expect(olderSentence('2025-06-19T09:30Z', '2025-06-19T10:30+01:00')).toBe('Both carry the same time.');
    expect(olderSentence('2025-06-19T09:30Z', '2025-06-19')).toBe('Both carry the same date.');
    expect(olderSentence('2025-06', '2025-06-19')).toBeNull();
    expect(olderSentence(null, '2025-06-19')).toBeNull();
  });

  it('say which article is older only where the direction of the pair is judged by it, and by as much', () => {
    // the zone of one is not known, and could make either the older
    expect(olderSentence('2024-03-05T09:30', '2024-03-05T12:30+01:00')).toBe('Both carry the same date.');
    expect(olderSentence('2024-03-05', '2024-03-05T20:30-05:00')).toBe('Both carry the same date.');
    expect(olderSentence('2025-06-19T23:00Z', '2025-06-20')).toBeNull();
    const two = (n: number): string => String(n).padStart(2, '0');
    const date = fc
      .tuple(
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 0, max: 23 }),
        fc.constantFrom('', 'Z', '+01:00', '-05:00', '+13:00'),
        fc.constantFrom(4, 7, 10, 16),
      )
      .map(([day, hour, zone, known]) => {
        const written = `2024-03-${two(day)}T${two(hour)}:30`.slice(0, known);
        return known === 16 ? written + zone : written;
      });
    fc.assert(
      fc.property(date, date, (a, b) => {
        const { reasons } = judgeDirection(dated(a), dated(b), ALIKE);
        const judged = reasons.map((reason) => /^([AB]) is (\d+ \w+) older/.exec(reason)).find(Boolean);
        const told = /^([AB]) is (\d+ \w+) older\.$/.exec(olderSentence(a, b) ?? '');
        expect([told?.[1], told?.[2]]).toEqual([judged?.[1], judged?.[2]]);
      }),
    );
  });
});

describe('markup', () => {
  it('of any text holds no character that could open a tag, end an attribute or hide a word', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const out = markup(h('a', { title: text }, text));
        const [, title, inner] = /^<a title="([^"]*)">([^<]*)<\/a>$/u.exec(out) ?? [];
        expect(title).toBe(escaped(text));
        expect(inner).toBe(title);
        expect(title).not.toMatch(/[<>"'\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
  });

  it('leaves out attributes that are false, and children that are not there', () => {
    expect(markup(h('p', { hidden: false, id: null, class: true }, null, false, ['a', [h('br')]]))).toBe(
      '<p class="">a<br></p>',
    );
  });
});

describe('blocks', () => {
  it('give back every value at the place they named, packed without a character of markup', async () => {
    const { inflateRawSync } = await import('node:zlib');
    const blocks = new Blocks();
    const values = ['x'.repeat(150_000), 'y'.repeat(150_000), '</script>', '\ud800'];
    const places = values.map((value) => blocks.add(value, value.length));
    const unpacked = blocks.done().map((block) => {
      expect(block).toMatch(/^[A-Za-z0-9+/=]+$/);
      return JSON.parse(inflateRawSync(Buffer.from(block, 'base64')).toString());
    });
    expect(unpacked.length).toBe(2);
    expect(places.map(({ block, at }) => unpacked[block][at])).toEqual(values);
    expect(packed(null)).not.toBe('');
  });
});

describe('a script in a page', () => {
  it('holds no tag that would end it, and does the same', () => {
    const script = inline("out.push('</script>');\n");
    expect(script).not.toContain('</script');
    const out: unknown[] = [];
    new Function('out', script)(out);
    expect(out).toEqual(['</script>']);
  });

  it('is refused where it would open another state of the parser', () => {
    expect(() => inline('// <!--\n')).toThrow(/comment of HTML/);
  });
});

describe('the words of a pair, divided', () => {
  it('have as many copied as the report calls shared, and lose none, in every pair of the corpus', async () => {
    const { scanSources } = await import('../../src/scan.js');
    const { findSources } = await import('../../src/read/inputs.js');
    const { resolveOptions } = await import('../../src/options.js');
    const { report, texts } = await scanSources(
      await findSources([CORPUS], []),
      resolveOptions({ workers: 1, allPairs: true }),
    );
    expect(report.pairs.length).toBeGreaterThan(40);
    for (const { a, b, passages } of report.pairs) {
      for (const [side, part] of [
        ['a', a],
        ['b', b],
      ] as const) {
        const counts = divide(tokenize(texts.of(part.id) ?? ''), passages, side);
        expect(counts.copy, `${a.id} ${b.id} ${side}`).toBe(part.shared);
        expect(Object.values(counts).reduce((sum, n) => sum + n, 0)).toBe(part.words);
      }
    }
  });
});

describe('a text that is painted', () => {
  const span = (begin: number, end: number) => ({ begin, end, words: 1 });
  const passage = fc
    .tuple(
      fc.nat(90),
      fc.integer({ min: 1, max: 30 }),
      fc.array(fc.tuple(fc.nat(28), fc.integer({ min: 1, max: 8 }))),
    )
    .map(([begin, length, cuts]): Passage => {
      const end = begin + length;
      const runs = cuts
        .map(([at, n]): [number, number, number, number] => {
          const from = begin + (at % length);
          const to = Math.min(end, from + n);
          return [from, to, from, to];
        })
        .sort((x, y) => x[0] - y[0]);
      const base = {
        kind: 'copy',
        a: span(begin, end),
        b: span(begin, end),
        matched: 1,
        similarity: 1,
        text: 'x',
      } as const;
      return runs.length === 0 ? base : { ...base, textB: 'x', runs };
    });

  it('is covered without a gap, each stretch by a passage that holds it where one does, matched where a run does', () => {
    fc.assert(
      fc.property(fc.array(passage, { maxLength: 6 }), (passages) => {
        const stretches = stretchesOf(120, passages, 'a');
        let at = 0;
        for (const { begin, end, passage: owner, matched } of stretches) {
          expect(begin).toBe(at);
          expect(end).toBeGreaterThan(begin);
          at = end;
          const holding = passages.flatMap(({ a }, i) => (a.begin <= begin && end <= a.end ? [i] : []));
          const inRun = holding.filter((i) =>
            equalRuns(passages[i]).some(([from, to]) => from <= begin && end <= to),
          );
          expect(matched).toBe(inRun.length > 0);
          expect(owner).toBe(inRun[0] ?? holding[0] ?? -1);
        }
        expect(at).toBe(120);
      }),
    );
  });

  it('tells where text was moved, once on each side for each jump', async () => {
    const one =
      'The harbour master of Vellin ordered forty barges back to the quay on Friday after divers found a beam.';
    const two =
      'Granary wharf would stay shut until engineers from Ostermark had welded a new collar round the sluice.';
    const { pairs } = await scan(
      [
        { id: 'a', text: `${one} ${two}` },
        { id: 'b', text: `${two} ${one}` },
      ],
      { workers: 1 },
    );
    expect(pairs[0].passages).toHaveLength(1);
    for (const side of ['a', 'b'] as const)
      expect(signsOf(pairs[0].passages, side).map(({ is }) => is)).toEqual(['moved']);
  });
});

it('tells how much of a passage is the same as the other reports do', () => {
  const span = { begin: 0, end: 9, words: 24 };
  const passage: Passage = { kind: 'copy', a: span, b: span, matched: 24, similarity: 1, text: 'a b' };
  expect(passageTold(passage)).toBe('copy, 24 words, the same in both');
  expect(passageTold({ ...passage, matched: 23 })).toBe('copy, 23 of 24 words the same');
  // all words are equal by the shapes of their letters
  expect(passageTold({ ...passage, textB: 'a 6', runs: [[0, 9, 0, 9]] })).toBe(
    'copy, 24 words, the same in both but for misread letters',
  );
});
