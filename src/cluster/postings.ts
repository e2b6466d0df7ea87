import { laid } from '../sketch/laid.js';
import type { Sketches } from '../sketch/sketches.js';
import { byPlace, ranked } from './places.js';
import { NO_WORDS } from './words.js';

/** Words said of an article before its postings: its number, words, outlet (a number), articles of that, fingerprints. */
export const FACTS = 5;
/** Words of a posting: fingerprint, which of the articles of the head, place in it. */
export const POSTING = 3;
/** Added to the place of a posting that plays no part in its list. */
export const UNPLAYED = 0x80000000;

/** The postings of one part of all fingerprints, by article. */
export interface PartPostings {
  /** of each article, by place; ascending */
  readonly numbers: Uint32Array;
  readonly tokens: Uint32Array;
  readonly outlet: Int32Array;
  /** articles of each outlet, by the number that it has in `outlet` */
  readonly outletSize: Uint32Array;
  readonly prints: Uint32Array;
  /** `starts`, `fingerprints` and `places` are of the postings that are played; there are no signatures */
  readonly sketches: Sketches;
  /** all postings as they are dealt, but for the place of the article in that of its place in the head */
  readonly all: Uint32Array;
  /** the number that an outlet has outside this part */
  readonly outletNumber: readonly number[];
}

/** Puts together what was dealt to a part. */
export function gatherPostings(dealt: readonly Uint32Array[]): PartPostings {
  const { all: facts } = laid(dealt.map((words) => words.subarray(1, 1 + words[0])));
  const heads = facts.length / FACTS;
  const { numbers, place } = ranked(Uint32Array.from({ length: heads }, (_, h) => facts[h * FACTS]));
  const count = numbers.length;
  const tokens = new Uint32Array(count);
  const prints = new Uint32Array(count);
  const outlet = new Int32Array(count).fill(-1);
  const outletNumber: number[] = [];
  const size: number[] = [];
  const outlets = new Map<number, number>();
  for (let h = 0; h < heads; h++) {
    const at = h * FACTS;
    const i = place[h];
    tokens[i] = facts[at + 1];
    prints[i] = facts[at + 4];
    const number = facts[at + 2] | 0;
    if (number < 0) continue;
    let known = outlets.get(number);
    if (known === undefined) {
      known = size.length;
      outlets.set(number, known);
      outletNumber.push(number);
      size.push(facts[at + 3]);
    }
    outlet[i] = known;
  }
  const all = postingsAt(dealt, place);
  return {
    numbers,
    tokens,
    outlet,
    outletSize: Uint32Array.from(size),
    prints,
    sketches: { ...NO_SKETCHES, count, tokens, ...playedOf(all, count) },
    all,
    outletNumber,
  };
}

/** The postings of all that was dealt, with the places of their articles. */
function postingsAt(dealt: readonly Uint32Array[], place: Uint32Array): Uint32Array {
  const { all } = laid(dealt.map((words) => words.subarray(1 + words[0])));
  let at = 0;
  let head = 0;
  for (const words of dealt) {
    const end = at + words.length - 1 - words[0];
    for (; at < end; at += POSTING) all[at + 1] = place[head + all[at + 1]];
    head += words[0] / FACTS;
  }
  return all;
}

/** Those that are played, by article. */
function playedOf(all: Uint32Array, count: number): Pick<Sketches, 'starts' | 'fingerprints' | 'places'> {
  let played = 0;
  for (let p = 2; p < all.length; p += POSTING) if (all[p] < UNPLAYED) played++;
  const owner = new Uint32Array(played);
  const prints = new Uint32Array(played);
  const where = new Uint32Array(played);
  for (let p = 0, n = 0; p < all.length; p += POSTING) {
    if (all[p + 2] >= UNPLAYED) continue;
    prints[n] = all[p];
    owner[n] = all[p + 1];
    where[n++] = all[p + 2];
  }
  const { starts, columns } = byPlace(owner, count, [prints, where]);
  return { starts, fingerprints: columns[0], places: columns[1] };
}

/** Sketches of which a step has none, and asks nothing. */
export const NO_SKETCHES: Omit<Sketches, 'count'> = {
  k: 0,
  tokens: NO_WORDS,
  streams: NO_WORDS,
  signatures: NO_WORDS,
  starts: NO_WORDS,
  fingerprints: NO_WORDS,
  places: NO_WORDS,
  skipStarts: NO_WORDS,
  skipgrams: NO_WORDS,
};

/** The number of every article itself: none is joined by what another lacks. */
export const alone = (count: number): Uint32Array => Uint32Array.from({ length: count }, (_, i) => i);
