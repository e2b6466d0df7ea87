import { FULL_BOUNDS } from '../../candidates/candidates.js';
import { OwnFingerprints } from '../../candidates/own.js';
import { PairList, uniquePairs } from '../../candidates/pairs.js';
import { joinPostings } from '../../candidates/postings.js';
import { tellsStanding } from '../../scan.js';
import { PartCrowd } from '../part-crowd.js';
import { alone, FACTS, gatherPostings, type PartPostings, UNPLAYED } from '../postings.js';
import { eachGroup, type MakeStep, type StepOptions } from '../step.js';
import { bytesOf, type Table } from '../tables.js';

/** What a row is: a pair; marks of an article; a list left open; a signature that it needs. */
export const Row = { pair: 0, hits: 1, open: 2, want: 3 } as const;

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
      joinPart(part, gatherPostings(dealt, options.signature, signatures), signatures, options, out);
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
  const { articles, sketches, outlet } = postings;
  const pairs = new PairList();
  let open = -1;
  /** pairs of a list that is open come when it is joined again */
  const close = (): void => {
    if (open >= 0) pairs.count = open;
  };
  const has = (i: number): boolean => signatures.has(articles.numbers[i]);
  const heard = new PartCrowd(postings, has, options.round, (isOpen) => {
    close();
    open = isOpen ? pairs.count : -1;
  });
  joinPostings(
    sketches,
    alone(sketches.count),
    new OwnFingerprints(sketches, options.window),
    FULL_BOUNDS,
    pairs,
    {
      crowd: heard,
      outlet,
      learns: true,
      hides: !tellsStanding(options),
      across: options.acrossOutlets,
      beyond: null,
    },
  );
  close();
  const { numbers } = articles;
  const { prints } = postings;
  const { a, b, shared, count } = uniquePairs(pairs, sketches.count);
  for (let p = 0; p < count; p++) {
    out.push(Row.pair, numbers[a[p]], numbers[b[p]], shared[p], prints[a[p]], prints[b[p]], null);
  }
  const put = (kind: number, a: number, b: number, data: Uint8Array | null): void =>
    out.push(kind, a, b, 0, 0, 0, data);
  for (const [n, hits] of hitsOf(postings, heard, options.shingle)) put(Row.hits, n, 0, bytesOf(hits));
  if (heard.open.size === 0) return;
  put(Row.open, part, 0, bytesOf(postingsOf(postings, heard.open)));
  for (const n of heard.wanted) put(Row.want, part, n, null);
}

/** Marks that the crowd has made, by number of article: begin and end in tokens, 1 for standing text and 2 for a phrase. */
function hitsOf({ all, articles, tokens, outlet }: PartPostings, { crowd }: PartCrowd, shingle: number) {
  const found = new Map<number, number[]>();
  for (let p = 0; p < all.length; p += 3) {
    const [fingerprint, i, place] = [all[p], all[p + 1], all[p + 2]];
    const bits = (crowd.standsIn(fingerprint, outlet[i]) ? 1 : 0) + (crowd.isCommon(fingerprint) ? 2 : 0);
    if (bits === 0) continue;
    const n = articles.numbers[i];
    const known = found.get(n);
    const hit = [place, Math.min(place + shingle, tokens[i]), bits];
    if (known === undefined) found.set(n, hit);
    else known.push(...hit);
  }
  return found;
}

/** The postings of some lists, as they are dealt. */
function postingsOf(postings: PartPostings, lists: ReadonlySet<number>): number[] {
  const { all, articles, tokens, outlet, outletSize, outletNumber, prints } = postings;
  const played = playedIn(postings, lists);
  const head: number[] = [];
  const rows: number[] = [];
  const placed = new Map<number, number>();
  for (let p = 0; p < all.length; p += 3) {
    const [fingerprint, i, place] = [all[p], all[p + 1], all[p + 2]];
    if (!lists.has(fingerprint)) continue;
    let at = placed.get(i);
    if (at === undefined) {
      at = head.length / FACTS;
      placed.set(i, at);
      const o = outlet[i];
      head.push(
        articles.numbers[i],
        tokens[i],
        o < 0 ? -1 : outletNumber[o],
        o < 0 ? 0 : outletSize[o],
        prints[i],
      );
    }
    rows.push(fingerprint, at, place + (played.has(i * PLACES + place) ? 0 : UNPLAYED));
  }
  return [head.length].concat(head, rows);
}

/** Tokens of an article, at most: a place and an article make one number. */
const PLACES = 2 ** 31;

function playedIn({ sketches }: PartPostings, lists: ReadonlySet<number>): Set<number> {
  const { count, starts, fingerprints, places } = sketches;
  const played = new Set<number>();
  for (let i = 0; i < count; i++)
    for (let p = starts[i]; p < starts[i + 1]; p++)
      if (lists.has(fingerprints[p])) played.add(i * PLACES + places[p]);
  return played;
}
