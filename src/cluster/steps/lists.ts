import { FULL_BOUNDS } from '../../candidates/candidates.js';
import { Few } from '../../candidates/few.js';
import { PairList, uniquePairs } from '../../candidates/pairs.js';
import { joinPostings, playing } from '../../candidates/postings.js';
import { tellsStanding } from '../../scan.js';
import { withHead } from '../deal.js';
import { PartCrowd } from '../part-crowd.js';
import { alone, FACTS, gatherPostings, type PartPostings, POSTING, UNPLAYED } from '../postings.js';
import { eachGroup, type MakeStep, type StepOptions } from '../step.js';
import type { Table } from '../tables.js';
import { bytesOf, Words } from '../words.js';

/** What a row is: a pair; marks of some articles; a list left open; a signature that it needs. */
export const Row = { pair: 0, hits: 1, open: 2, want: 3 } as const;

/** Words of a mark: number of the article, begin and end in tokens, and what it is. */
export const HIT = 4;
export const HIT_STANDING = 1;
export const HIT_COMMON = 2;
/** Bits of a number that articles have in common whose marks come in one row. */
const SOME = 10;

/**
 * Joins the lists of a part: rows of postings, and of signatures of articles as far as they were asked for. The first
 * round has none, the second a few of each list that is open, the third all that may be looked at.
 */
export const lists: MakeStep = (options) => ({
  schema: {
    kind: 'int',
    a: 'int',
    b: 'int',
    shared: 'int',
    printsA: 'int',
    printsB: 'int',
    data: 'bytes',
  },
  run(rows, out) {
    const data = rows.words('data');
    const numbers = rows.numbers('n');
    eachGroup(rows.ints('part'), (from, to, part) => {
      const dealt: Uint32Array[] = [];
      const signatures = new Map<number, Uint32Array>();
      for (let i = from; i < to; i++) {
        const n = numbers[i];
        if (n === null) dealt.push(data[i]);
        else signatures.set(n, data[i]);
      }
      joinPart(part, gatherPostings(dealt), signatures, options, out);
    });
  },
});

function joinPart(
  part: number,
  postings: PartPostings,
  signatures: ReadonlyMap<number, Uint32Array>,
  options: StepOptions,
  out: Table,
): void {
  const { numbers, sketches, outlet, prints } = postings;
  const pairs = new PairList();
  let open = -1;
  /** pairs of a list that is open come when it is joined again */
  const close = (): void => {
    if (open >= 0) pairs.count = open;
  };
  const heard = new PartCrowd(postings, signatures, options.round, (isOpen) => {
    close();
    open = isOpen ? pairs.count : -1;
  });
  const played = playing(sketches, alone(sketches.count), options.window);
  const rules = { outlet, hides: !tellsStanding(options), across: options.acrossOutlets, beyond: null };
  joinPostings(sketches, played, FULL_BOUNDS, pairs, heard, rules);
  close();
  const { a, b, shared, count } = uniquePairs(pairs, sketches.count);
  for (let p = 0; p < count; p++) {
    out.push(Row.pair, numbers[a[p]], numbers[b[p]], shared[p], prints[a[p]], prints[b[p]], null);
  }
  const put = (kind: number, a: number, b: number, data: Uint8Array | null): void =>
    out.push(kind, a, b, 0, 0, 0, data);
  for (const [some, hits] of hitsOf(postings, heard, options.shingle))
    put(Row.hits, some, 0, bytesOf(hits.view()));
  if (heard.open.size === 0) return;
  put(Row.open, part, 0, bytesOf(postingsOf(postings, heard.open)));
  for (const n of heard.wanted) put(Row.want, part, n, null);
}

/** Marks that the crowd has made, of articles whose numbers have the high bits in common. */
function hitsOf(
  { all, numbers, tokens, outlet }: PartPostings,
  { crowd }: PartCrowd,
  shingle: number,
): Map<number, Words> {
  const found = new Map<number, Words>();
  const known = crowd.known();
  for (let p = 0; p < all.length; p += POSTING) {
    const fingerprint = all[p];
    if (!known.has(fingerprint)) continue;
    const i = all[p + 1];
    const place = all[p + 2] % UNPLAYED;
    const bits =
      (crowd.standsIn(fingerprint, outlet[i]) ? HIT_STANDING : 0) +
      (crowd.isCommon(fingerprint) ? HIT_COMMON : 0);
    if (bits === 0) continue;
    const some = numbers[i] >>> SOME;
    let hits = found.get(some);
    if (hits === undefined) {
      hits = new Words();
      found.set(some, hits);
    }
    hits.push(numbers[i]);
    hits.push(place);
    hits.push(Math.min(place + shingle, tokens[i]));
    hits.push(bits);
  }
  return found;
}

/** The postings of some lists, as they are dealt. */
function postingsOf(postings: PartPostings, lists: ReadonlySet<number>): Uint32Array {
  const { all, numbers, tokens, outlet, outletSize, outletNumber, prints } = postings;
  const asked = new Few(lists);
  const head = new Words();
  const rows = new Words();
  const placed = new Int32Array(numbers.length).fill(-1);
  for (let p = 0; p < all.length; p += POSTING) {
    if (!asked.has(all[p])) continue;
    const i = all[p + 1];
    if (placed[i] < 0) {
      placed[i] = head.length / FACTS;
      const o = outlet[i];
      const facts = [
        numbers[i],
        tokens[i],
        o < 0 ? -1 : outletNumber[o],
        o < 0 ? 0 : outletSize[o],
        prints[i],
      ];
      for (const fact of facts) head.push(fact);
    }
    rows.push(all[p]);
    rows.push(placed[i]);
    rows.push(all[p + 2]);
  }
  return withHead(head.view(), rows.view());
}
