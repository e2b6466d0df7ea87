import type { Witness } from '../judge/credits/outlets.js';
import { judgeDirection } from '../judge/direction.js';
import { byTime, earlierBy, lengthOfTime } from '../judge/interval.js';
import type { Verdict } from '../judge/settle.js';
import type { Confidence } from '../model.js';
import { type FamilyGroup, familyOf } from './families.js';

/** The member of a family that the others come from, by index, with what speaks for it; null where too little does. */
export interface Origin {
  readonly member: number | null;
  readonly confidence: Confidence;
  readonly reasons: string[];
}

/** Which way one pair of members went. */
export interface Step {
  readonly source: number;
  readonly taker: number;
  readonly confidence: Confidence;
}

/** A family whose origin has been looked for. */
export interface KnownFamily extends FamilyGroup {
  readonly origin: Origin;
}

/** Part of a family that must credit an agency from outside for that to be the source. */
const HALF = 0.5;

/**
 * Looks for the origin of each family, from the verdicts on its pairs. One that is likely or certain becomes the
 * representative; one that is only possible does not, for its pairs would have to be aligned, and a date alone is
 * found for most families.
 */
export function withOrigins(
  families: readonly FamilyGroup[],
  verdicts: readonly Verdict[],
  witness: (i: number) => Witness,
): KnownFamily[] {
  const family = familyOf(families);
  const steps: Step[][] = families.map(() => []);
  for (const verdict of verdicts) {
    const { a, b } = verdict;
    const f = family.get(a);
    if (f === undefined || f !== family.get(b)) continue;
    const { source, confidence } = judgeDirection(witness(a), witness(b), {
      ...verdict,
      patchA: 0,
      patchB: 0,
    });
    if (source === 'a') steps[f].push({ source: a, taker: b, confidence });
    else if (source === 'b') steps[f].push({ source: b, taker: a, confidence });
  }
  return families.map((group, f) => {
    const origin = originOf(group.members, witness, steps[f]);
    const sure = origin.member !== null && asSure(origin.confidence, 'likely');
    return { ...group, representative: sure ? origin.member : group.representative, origin };
  });
}

/**
 * The origin of a family: the member whose outlet others name; else the one that pairs say others took from and that
 * took from none; else the first by date. `steps` are the pairs among the members whose direction is known.
 */
export function originOf(
  members: readonly number[],
  witness: (i: number) => Witness,
  steps: readonly Step[],
): Origin {
  const outside = creditedOutside(members, witness);
  if (outside !== null) return { member: null, confidence: 'unknown', reasons: [outside] };
  const naming = namedMembers(members, witness);
  const first = (among: readonly number[]): Earliest | null => earliest(among, witness);
  if (naming.size > 0) {
    const most = [...naming.values()].reduce((x, y) => Math.max(x, y));
    const named = [...naming].filter(([, count]) => count === most).map(([member]) => member);
    const older = named.length === 1 ? null : first(named);
    const member = named.length === 1 ? named[0] : older?.member;
    if (member !== undefined) {
      const date = first(members);
      const told = `${count(most, members.length - 1)} ${most === 1 ? 'names' : 'name'} its outlet as the source (strong)`;
      if (date?.member === member) return { member, confidence: 'certain', reasons: [told, date.reason] };
      const reasons = older === null ? [told] : [told, older.reason];
      return date === null
        ? { member, confidence: 'likely', reasons }
        : { member, confidence: 'possible', reasons: [...reasons, CONTRARY] };
    }
  }
  return byPairs(members, steps, first);
}

const CONTRARY = 'yet another member is older by its date (contrary)';

function byPairs(
  members: readonly number[],
  steps: readonly Step[],
  first: (among: readonly number[]) => Earliest | null,
): Origin {
  const date = first(members);
  const takers = new Set(steps.map((step) => step.taker));
  const sources = [...new Set(steps.map((step) => step.source))].filter((member) => !takers.has(member));
  const member = sources.length === 1 ? sources[0] : first(sources)?.member;
  if (member === undefined) {
    if (date === null || takers.has(date.member)) {
      const tie = `${sources.length} members may each be the source, and nothing decides between them`;
      return { member: null, confidence: 'unknown', reasons: sources.length > 1 ? [tie] : [] };
    }
    return { member: date.member, confidence: 'possible', reasons: [date.reason] };
  }
  const own = steps.filter((step) => step.source === member);
  const level = own.reduce<Confidence>((most, { confidence }) => surer(most, confidence), 'possible');
  const reasons = [
    `${count(own.length, members.length - 1)} ${own.length === 1 ? 'seems' : 'seem'} taken from it (by its pairs with them)`,
  ];
  if (date?.member === member) reasons.push(date.reason);
  const contrary = date !== null && date.member !== member;
  if (contrary) reasons.push(CONTRARY);
  // what speaks for a few pairs says less of a whole family
  const enough = own.length >= HALF * (members.length - 1) && !contrary;
  return { member, confidence: lessSure(level, enough ? 'likely' : 'possible'), reasons };
}

/** Why the source is no member, where most credit an agency that is none of them; else null. */
function creditedOutside(members: readonly number[], witness: (i: number) => Witness): string | null {
  const outlets = new Set(members.map((i) => witness(i).own));
  const counts = new Map<string, { name: string; count: number }>();
  for (const i of members) {
    for (const [key, name] of witness(i).agencies) {
      if (outlets.has(key)) continue;
      const entry = counts.get(key) ?? { name, count: 0 };
      entry.count++;
      counts.set(key, entry);
    }
  }
  const most = [...counts.values()].sort((x, y) => y.count - x.count || (x.name < y.name ? -1 : 1))[0];
  if (most === undefined || most.count < 2 || most.count < HALF * members.length) return null;
  return `${most.count} of ${members.length} credit ${most.name}, which is not among them (strong)`;
}

/** How many others name the outlet of each member as their source, of the members that any names. */
function namedMembers(members: readonly number[], witness: (i: number) => Witness): Map<number, number> {
  const byKey = new Map<string, number>();
  for (const i of members) for (const key of witness(i).credited) byKey.set(key, (byKey.get(key) ?? 0) + 1);
  const naming = new Map<number, number>();
  for (const i of members) {
    const count = byKey.get(witness(i).own);
    if (count !== undefined) naming.set(i, count);
  }
  return naming;
}

interface Earliest {
  readonly member: number;
  readonly reason: string;
}

/** The one that is older than all others by its date; null where two may be, or one has no date. */
function earliest(members: readonly number[], witness: (i: number) => Witness): Earliest | null {
  if (members.length < 2) return null;
  const dated = members.map((i) => ({ i, at: witness(i).date }));
  dated.sort((x, y) => byTime(x.at, y.at) || x.i - y.i);
  const [{ i, at }, ...others] = dated;
  let least = Infinity;
  for (const other of others) {
    const earlier = at === null || other.at === null ? null : earlierBy(at, other.at);
    if (earlier === null || earlier <= 0) return null;
    least = Math.min(least, earlier);
  }
  return { member: i, reason: `it is the oldest, by ${lengthOfTime(least)} (weak alone)` };
}

function count(n: number, of: number): string {
  if (of === 1) return 'the other';
  return n === of ? `all ${n} others` : `${n} of ${of} others`;
}

/** How sure each word is, in rising order. */
const RANK: Readonly<Record<Confidence, number>> = { unknown: 0, possible: 1, likely: 2, certain: 3 };

/** True where x is as sure as y, or surer. */
const asSure = (x: Confidence, y: Confidence): boolean => RANK[x] >= RANK[y];

const surer = (x: Confidence, y: Confidence): Confidence => (asSure(x, y) ? x : y);
const lessSure = (x: Confidence, y: Confidence): Confidence => (asSure(x, y) ? y : x);
