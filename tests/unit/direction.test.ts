import { describe, expect, it } from 'vitest';
import { originOf, type Step, withOrigins } from '../../src/families/origin.js';
import { type Witness, witnessOf } from '../../src/judge/credits/outlets.js';
import { judgeDirection, type Shared } from '../../src/judge/direction.js';
import { byTime, earlierBy, intervalOf } from '../../src/judge/interval.js';
import { patchworks } from '../../src/judge/patchwork.js';
import type { Verdict } from '../../src/judge/settle.js';
import type { Article } from '../../src/model.js';
import { ALIKE } from './shared.js';

interface Given extends Partial<Article> {
  agencies?: string[];
  named?: string[];
}

function article({ agencies = [], named = [], ...given }: Given): Witness {
  const plain: Article = {
    id: 'x',
    path: 'x',
    title: null,
    outlet: null,
    date: null,
    credit: [],
    language: 'en',
    words: 100,
    hash: '0',
    ...given,
  };
  return witnessOf(plain, { agencies, named });
}

/** Shares are of all words, where nothing else is given: no footers. */
const judged = (a: Given, b: Given, given: Partial<Shared> = {}) => {
  const { sharedA, sharedB } = { ...ALIKE, ...given };
  const shares = { shareA: sharedA / (a.words ?? 100), shareB: sharedB / (b.words ?? 100) };
  return judgeDirection(article(a), article(b), { ...ALIKE, ...shares, ...given });
};

describe('dates as intervals', () => {
  const earlier = (x: string, y: string) => {
    const [a, b] = [intervalOf(x), intervalOf(y)];
    if (a === null || b === null) throw new Error('no date');
    const by = earlierBy(a, b);
    return by === null ? null : by / 3_600_000;
  };

  it.each<[string, string, number | null]>([
    ['2026-07-05T09:30+02:00', '2026-07-05T09:30Z', 2],
    ['2026-07-05T09:30Z', '2026-07-05T08:30Z', -1],
    ['2026-07-05T09:30Z', '2026-07-05T09:30Z', null],
    ['2026-07-05T09:30:10Z', '2026-07-05T09:30Z', null],
    ['2026-07-05', '2026-07-05T09:30', null],
    ['2026-07-05', '2026-07-06', 24],
    ['2026-07', '2026-07-06', null],
    ['2026', '2027-01-01', 365 * 24],
    // the zone of the first is not known, and could make either the older
    ['2026-07-05T09:30', '2026-07-05T16:30Z', null],
    ['2026-07-05T09:30', '2026-07-07T16:30Z', 55],
    ['2026-07-05 09:30', '2026-07-05 10:30', 1],
  ])('%s and %s', (x, y, hours) => expect(earlier(x, y)).toBe(hours));

  it.each([
    '',
    'yesterday',
    '5 July 2026',
    '2026-13-01',
    '2026-07-05T25:00',
    '20260705',
    '2026-07-05T09:30Zz',
  ])('are not read from %j', (date) => expect(intervalOf(date)).toBeNull());

  it('put those without one last', () => {
    const dates = ['2026-07-06', null, '2026-07', '2026-07-05T10:00Z', '2026-07-05'];
    dates.sort((x, y) => byTime(intervalOf(x), intervalOf(y)));
    expect(dates).toEqual(['2026-07', '2026-07-05', '2026-07-05T10:00Z', '2026-07-06', null]);
  });
});

describe('the direction of a copy', () => {
  it('is likely by a credit that names the outlet of the other, whatever its spelling', () => {
    for (const outlet of ['harbor-ledger', 'Harbor Ledger', 'The Harbor Ledger', 'www.harborledger.example'])
      expect(judged({ outlet }, { outlet: 'lantern', named: ['Harbor Ledger'] })).toMatchObject({
        source: 'a',
        confidence: 'likely',
      });
    expect(
      judged({ outlet: 'lantern', named: ['Harbor Ledger'] }, { outlet: 'harbor-ledger' }),
    ).toMatchObject({ source: 'b', confidence: 'likely' });
  });

  it('is certain by a credit and a date, and only possible where the date says the opposite', () => {
    const wire = { outlet: 'Reuters', date: '2026-07-05' };
    const taker = { outlet: 'lantern', agencies: ['Reuters'] };
    expect(judged(wire, { ...taker, date: '2026-07-07' })).toMatchObject({
      source: 'a',
      confidence: 'certain',
    });
    expect(judged(wire, { ...taker, date: '2026-07-02' })).toMatchObject({
      source: 'a',
      confidence: 'possible',
    });
  });

  it('is likely by an address of the other outlet', () => {
    const url = 'https://www.harbor-ledger.example/2026/lock.html';
    expect(judged({ outlet: 'harbor-ledger', url }, { outlet: 'lantern', url })).toMatchObject({
      source: 'a',
      confidence: 'likely',
    });
  });

  it('is unknown where both credit one agency, and says why', () => {
    const { source, reasons } = judged(
      { outlet: 'lantern', agencies: ['AP'], date: '2026-07-05' },
      { outlet: 'ledger', agencies: ['AP'], date: '2026-07-09' },
    );
    expect(source).toBeNull();
    expect(reasons[0]).toContain('both credit AP');
    expect(reasons).toHaveLength(2);
  });

  it('is possible at most by a date alone, and unknown where dates are equal or missing', () => {
    expect(judged({ date: '2026-07-05' }, { date: '2026-07-09' })).toMatchObject({
      source: 'a',
      confidence: 'possible',
    });
    expect(judged({ date: '2016-07-05' }, { date: '2026-07-09' })).toMatchObject({
      source: 'a',
      confidence: 'possible',
    });
    for (const [x, y] of [
      ['2026-07-05', '2026-07-05'],
      [null, '2026-07-05'],
      [null, null],
      ['2026-07-05', '2026-07-05T10:00Z'],
    ] as const) {
      const { source, reasons } = judged({ date: x }, { date: y });
      expect(source).toBeNull();
      expect(reasons).toHaveLength(1);
    }
  });

  it('is weaker by the date of a text that was changed after the other came out', () => {
    expect(judged({ date: '2026-07-05', modified: '2026-07-12' }, { date: '2026-07-09' })).toMatchObject({
      source: null,
    });
    expect(judged({ date: '2026-07-05', modified: '2026-07-06' }, { date: '2026-07-09' })).toMatchObject({
      source: 'a',
    });
  });

  it('is possible by what was cut, and likely with a date', () => {
    const cut = {
      relation: 'excerpt',
      sharedA: 95,
      sharedB: 95,
      copiedA: [0, 95],
      copiedB: [5, 100],
    } as const;
    expect(judged({ words: 200 }, {}, cut)).toMatchObject({ source: 'a', confidence: 'possible' });
    expect(judged({ words: 200, date: '2026-07-05' }, { date: '2026-07-09' }, cut)).toMatchObject({
      source: 'a',
      confidence: 'likely',
    });
    expect(judged({ words: 200, date: '2026-07-09' }, { date: '2026-07-05' }, cut)).toMatchObject({
      source: null,
    });
  });

  it('is not judged by a footer below what was copied', () => {
    const whole = { relation: 'near-duplicate', sharedA: 95, sharedB: 95, copiedB: [0, 95] } as const;
    const withFooter = judged({ words: 140 }, {}, { ...whole, shareA: 0.95, copiedA: [0, 95] });
    expect(withFooter).toMatchObject({
      source: null,
      reasons: ['neither has a date to compare (worth nothing)'],
    });
    const cutAbove = { ...whole, shareB: 0.95, copiedA: [0, 95], copiedB: [0, 95] };
    const { reasons } = judged({ words: 200 }, { words: 140 }, cutAbove);
    expect(reasons).toContain('B ends where A goes on, as if cut from the end (slight)');
  });

  it('is possible where one is of an agency and the other is not, by its name or by how it credits itself', () => {
    const paper = { outlet: 'harbor-ledger' };
    for (const wire of [{ outlet: 'Reuters' }, { outlet: 'northgate-wire', agencies: ['Northgate'] }])
      expect(judged(paper, wire)).toMatchObject({
        source: 'b',
        confidence: 'possible',
        reasons: [
          "B is a news agency's, and A is not (weak)",
          'neither has a date to compare (worth nothing)',
        ],
      });
    expect(judged({ outlet: 'AFP' }, { outlet: 'Reuters' })).toMatchObject({ source: null });
  });

  it('leads to an article that others do not make up', () => {
    expect(judged({}, {}, { relation: 'passages', patchB: 3 })).toMatchObject({
      source: 'a',
      confidence: 'possible',
    });
    expect(judged({}, {}, { relation: 'passages', patchA: 2, patchB: 3 })).toMatchObject({ source: null });
  });

  it('is not judged by a quotation or a form', () => {
    const dates = [{ date: '2026-07-05' }, { date: '2026-07-09' }] as const;
    for (const relation of ['quotes', 'form'] as const)
      expect(judged(...dates, { relation })).toMatchObject({ source: null, confidence: 'unknown' });
  });

  it('turns with the two articles', () => {
    const [x, y] = [
      { outlet: 'Reuters', date: '2026-07-05', words: 200 },
      { outlet: 'lantern', agencies: ['Reuters'] },
    ];
    const there = judged(x, y, { copiedA: [0, 90], copiedB: [10, 100] });
    const back = judged(y, x, { copiedA: [10, 100], copiedB: [0, 90] });
    expect([there.source, back.source]).toEqual(['a', 'b']);
    expect(there.confidence).toBe(back.confidence);
    expect(there.reasons).toHaveLength(back.reasons.length);
  });
});

describe('a patchwork', () => {
  const pair = (a: number, b: number, from: number, to: number) => ({
    a,
    b,
    copiedA: [from, to],
    copiedB: [0, to - from],
  });
  const words = [100, 400, 400, 400];
  const apart = Int32Array.from([0, 1, 2, 3]);

  it('carries passages of several articles that lack one another’s', () => {
    const counts = patchworks([pair(0, 1, 0, 30), pair(0, 2, 30, 60), pair(0, 3, 60, 90)], words, apart);
    expect([...counts]).toEqual([3, 0, 0, 0]);
  });

  it('is none where they carry the same passage, are one family, or are little of it', () => {
    const same = patchworks([pair(0, 1, 0, 60), pair(0, 2, 0, 60)], words, apart);
    const family = patchworks([pair(0, 1, 0, 40), pair(0, 2, 40, 80)], words, Int32Array.from([0, 1, 1, 3]));
    const little = patchworks([pair(0, 1, 0, 12), pair(0, 2, 40, 52)], words, apart);
    expect([same, family, little].map((counts) => counts[0])).toEqual([0, 0, 0]);
  });
});

describe('the origin of a family', () => {
  const origin = (given: Given[], steps: Step[] = []) => {
    const all = given.map(article);
    return originOf(
      all.map((_, i) => i),
      (i) => all[i],
      steps,
    );
  };
  const step = (source: number, taker: number, confidence: Step['confidence'] = 'possible'): Step => ({
    source,
    taker,
    confidence,
  });

  it('is the member whose outlet the others name', () => {
    const found = origin([
      { outlet: 'a', named: ['Northgate Wire'] },
      { outlet: 'northgate-wire' },
      { outlet: 'c', named: ['Northgate'] },
    ]);
    expect(found).toMatchObject({ member: 1, confidence: 'likely' });
    expect(found.reasons[0]).toContain('all 2 others name');
  });

  it('is certain where it is the oldest too', () => {
    expect(
      origin([
        { outlet: 'aa', agencies: ['dpa'], date: '2026-07-06' },
        { outlet: 'dpa', date: '2026-07-05' },
      ]),
    ).toMatchObject({ member: 1, confidence: 'certain' });
  });

  it('is no member where most credit an agency that is none of them', () => {
    const found = origin([
      { outlet: 'a', agencies: ['AP'], date: '2026-07-05' },
      { outlet: 'b', agencies: ['AP'], date: '2026-07-06' },
      { outlet: 'c', date: '2026-07-07' },
    ]);
    expect(found).toMatchObject({ member: null, confidence: 'unknown' });
    expect(found.reasons[0]).toContain('2 of 3 credit AP');
  });

  it('is possible by dates alone, if one is older than all others', () => {
    expect(origin([{ date: '2026-07-07' }, { date: '2026-07-05' }, { date: '2026-07-06' }])).toMatchObject({
      member: 1,
      confidence: 'possible',
    });
    expect(origin([{ date: '2026-07-07' }, { date: '2026-07-05' }, { date: '2026-07-05' }])).toMatchObject({
      member: null,
    });
    expect(origin([{ date: '2026-07-07' }, { date: '2026-07-05' }, {}])).toMatchObject({ member: null });
  });

  it('is the one source that took from none', () => {
    expect(origin([{}, {}, {}], [step(1, 0, 'likely'), step(1, 2, 'likely')])).toMatchObject({
      member: 1,
      confidence: 'likely',
    });
    expect(origin([{}, {}, {}], [step(1, 0), step(0, 2)])).toMatchObject({
      member: 1,
      confidence: 'possible',
    });
    expect(origin([{}, {}, {}], [step(1, 0), step(2, 0)])).toEqual({
      member: null,
      confidence: 'unknown',
      reasons: ['2 members may each be the source, and nothing decides between them'],
    });
    expect(origin([{}, {}, {}])).toEqual({ member: null, confidence: 'unknown', reasons: [] });
  });
});

describe('the origins of families', () => {
  /** Two families of three, and articles that are in none; the older of a pair is its source, if anything is. */
  const dates = ['05', '06', '07', '01', '02', '03', '01', '09'].map((day) => ({ date: `2026-07-${day}` }));
  const families = [
    { members: [0, 1, 2], representative: 1 },
    { members: [3, 4, 5], representative: 4 },
  ];
  const verdict = (a: number, b: number, given: Partial<Shared> = {}): Verdict => ({
    ...ALIKE,
    ...given,
    copiedA: [0, 90],
    copiedB: [0, 90],
    a,
    b,
    jaccard: 0.9,
    containment: { a: 0.9, b: 0.9 },
    passages: [],
    runs: [],
    equal: [],
  });
  /** b stands whole in a, which has more */
  const cut = { shareA: 0.5, shareB: 0.95 } as const;
  const own = [verdict(0, 1, cut), verdict(0, 2, cut), verdict(1, 2), verdict(3, 4), verdict(4, 5)];
  const found = (verdicts: readonly Verdict[]) => withOrigins(families, verdicts, (i) => article(dates[i]));

  it('are likely by what their own pairs say, and only then their representatives', () => {
    expect(found([])).toMatchObject([
      { representative: 1, origin: { member: 0, confidence: 'possible' } },
      { representative: 4, origin: { member: 3, confidence: 'possible' } },
    ]);
    // each of the first family's pairs has two reasons, of the second's the dates alone
    expect(found(own)).toMatchObject([
      { representative: 0, origin: { member: 0, confidence: 'likely' } },
      { representative: 4, origin: { member: 3, confidence: 'possible' } },
    ]);
  });

  it('say nothing of pairs with articles of another family, or of none', () => {
    const beyond = [
      verdict(2, 3, cut),
      verdict(0, 4, cut),
      verdict(1, 6, cut),
      verdict(5, 7, cut),
      verdict(6, 7, cut),
    ];
    expect(found([...own, ...beyond])).toEqual(found(own));
    expect(found(beyond)).toEqual(found([]));
  });
});
