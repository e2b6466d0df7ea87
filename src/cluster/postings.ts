import type { Sketches } from '../sketch/sketches.js';
import { laid, NO_WORDS, Places } from './step.js';

/** Words said of an article before its postings: its number, words, outlet (a number), articles of that, fingerprints. */
export const FACTS = 5;
/** Added to the place of a posting that plays no part in its list. */
export const UNPLAYED = 0x80000000;

/** The postings of one part of all fingerprints, by article. */
export interface PartPostings {
  readonly articles: Places;
  /** of each article, by place */
  readonly tokens: Uint32Array;
  readonly outlet: Int32Array;
  /** articles of each outlet, by the number that it has in `outlet` */
  readonly outletSize: Uint32Array;
  readonly prints: Uint32Array;
  /** `starts`, `fingerprints` and `places` are of the postings that are played */
  readonly sketches: Sketches;
  /** all postings: fingerprint, place of the article, place in it */
  readonly all: Uint32Array;
  /** the number that an outlet has outside this part */
  readonly outletNumber: readonly number[];
}

/** Puts together what was dealt to a part; `signatures` are by the number of their article, where they are needed. */
export function gatherPostings(
  dealt: readonly Uint32Array[],
  k = 0,
  signatures: ReadonlyMap<number, Uint32Array> = new Map(),
): PartPostings {
  const facts = dealt.map((words) => words.subarray(1, 1 + words[0]));
  const numbers: number[] = [];
  for (const words of facts) for (let f = 0; f < words.length; f += FACTS) numbers.push(words[f]);
  const articles = new Places(numbers);
  const { count } = articles;
  const tokens = new Uint32Array(count);
  const prints = new Uint32Array(count);
  const outlet = new Int32Array(count).fill(-1);
  const outletNumber: number[] = [];
  const size: number[] = [];
  const outlets = new Map<number, number>();
  for (const words of facts) {
    for (let f = 0; f < words.length; f += FACTS) {
      const i = articles.of(words[f]);
      tokens[i] = words[f + 1];
      prints[i] = words[f + 4];
      const number = words[f + 2] | 0;
      if (number < 0) continue;
      if (!outlets.has(number)) {
        outlets.set(number, size.length);
        outletNumber.push(number);
        size.push(words[f + 3]);
      }
      outlet[i] = outlets.get(number) as number;
    }
  }
  const own: number[][] = Array.from({ length: count }, () => []);
  const where: number[][] = Array.from({ length: count }, () => []);
  const all: number[] = [];
  dealt.forEach((words, d) => {
    for (let p = 1 + words[0]; p < words.length; p += 3) {
      const i = articles.of(facts[d][words[p + 1] * FACTS]);
      const place = words[p + 2];
      all.push(words[p], i, place % UNPLAYED);
      if (place >= UNPLAYED) continue;
      own[i].push(words[p]);
      where[i].push(place);
    }
  });
  const { starts, all: fingerprints } = laid(own.map((words) => Uint32Array.from(words)));
  const signed = new Uint32Array(count * k);
  for (const [n, signature] of signatures) if (articles.of(n) >= 0) signed.set(signature, articles.of(n) * k);
  const sketches = {
    count,
    tokens,
    k,
    signatures: signed,
    starts,
    fingerprints,
    places: laid(where.map((words) => Uint32Array.from(words))).all,
    streams: NO_WORDS,
    skipStarts: NO_WORDS,
    skipgrams: NO_WORDS,
  };
  return {
    articles,
    tokens,
    outlet,
    outletSize: Uint32Array.from(size),
    prints,
    sketches,
    all: Uint32Array.from(all),
    outletNumber,
  };
}

/** The number of every article itself: none is joined by what another lacks. */
export const alone = (count: number): Uint32Array => Uint32Array.from({ length: count }, (_, i) => i);
