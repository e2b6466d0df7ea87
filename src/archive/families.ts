import { agreement } from '../sketch/signature.js';
import type { Sketches } from '../sketch/sketches.js';
import { Blocks, blockKey } from './blocks.js';
import type { Facts } from './facts.js';
import type { Head } from './head.js';
import { lookUp } from './look-up.js';
import type { Store } from './store.js';
import { ByteReader, ByteWriter } from './varint.js';
import { distinct } from './view.js';

/**
 * Families kept in the archive: articles that hang together, two and two, by signatures that agree in half of their values
 * or more. So which there are follows from what the archive holds, not from the order in which it came. A scan groups by
 * what was aligned, which no archive could do again with each article that comes; its families are finer, and may be larger by
 * those that were cut short.
 *
 * A family's number is given once. It stays while members come and go, also when one alone is left. Where two become one
 * the older number stays; where one falls apart the largest part keeps it, of equal ones that with the oldest member.
 */

/**
 * Similarity by signature from which two are tied. A page that holds two stories one after another has half in common with
 * the longer of them at most: it must not make one family of the two.
 */
const TIED = 0.5;
/**
 * Fingerprints of an article that others are looked for by, its smallest, and how many of these another must hold. Of two
 * articles of one length that have half of their shingles in common each holds two thirds of the other's: one such pair in
 * two thousand is missed. The smallest are few of all there are, so that little of the archive is read for many articles.
 */
const SAMPLE = 12;
const SHARED = 3;
/** Holders of a fingerprint that are looked at, the oldest: of a large family these are enough, of a phrase all are in vain. */
const LOOKED_AT = 32;

const writer = new ByteWriter();

export class Families {
  readonly #store: Store;
  readonly #head: Head;
  readonly #facts: Facts;
  readonly #blocks: Blocks;
  /** members by family, ascending, as far as they were asked for; none: it is no more */
  readonly #members = new Map<number, number[]>();
  readonly #changed = new Set<number>();
  /** families that members have left */
  readonly #torn = new Set<number>();

  /** To be used in one transaction, which ends with `flush`. */
  constructor(store: Store, head: Head, facts: Facts) {
    this.#store = store;
    this.#head = head;
    this.#facts = facts;
    this.#blocks = new Blocks(store, head.options.signature);
  }

  /** Takes an article out of its family, before it is taken out of the facts. */
  leave(number: number): void {
    const family = this.#facts.family(number);
    if (family === 0) return;
    this.#facts.setFamily(number, 0);
    this.#put(
      family,
      this.#of(family).filter((member) => member !== number),
    );
    this.#torn.add(family);
  }

  /** Ties articles that have come, from number `first` on, to all that are like them. */
  join({ starts, fingerprints }: Sketches, rows: readonly number[], first: number): void {
    const samples = rows.map((i) => smallest(fingerprints.slice(starts[i], starts[i + 1])));
    const keys = distinct(Uint32Array.from(samples.flatMap((sample) => [...sample])));
    const place = new Map<number, number>();
    keys.forEach((key, q) => {
      place.set(key, q);
    });
    const { lives } = this.#facts;
    const held = lookUp(this.#store, 'fingerprints', this.#head.fingerprints, keys, lives);
    samples.forEach((sample, row) => {
      const shared = new Map<number, number>();
      for (const key of sample) {
        const q = place.get(key) as number;
        const from = held.starts[q];
        const to = Math.min(from + LOOKED_AT, held.starts[q + 1]);
        for (let x = from; x < to; x++) shared.set(held.number[x], (shared.get(held.number[x]) ?? 0) + 1);
      }
      const least = Math.min(SHARED, sample.length);
      for (const [other, count] of shared)
        if (count >= least && other !== first + row) this.#tie(other, first + row);
    });
  }

  /** Parts what has fallen apart, and writes what has changed. */
  flush(): void {
    for (const family of this.#torn) this.#mend(family);
    for (const family of this.#changed) {
      const members = this.#of(family);
      if (members.length === 0) this.#store.remove('families', blockKey(family));
      else this.#store.put('families', blockKey(family), packed(members));
    }
  }

  /** Makes two of one family if they are alike. */
  #tie(x: number, y: number): void {
    const [a, b] = [this.#facts.family(x), this.#facts.family(y)];
    if ((a !== 0 && a === b) || !this.#alike(x, y)) return;
    if (a === 0 && b === 0) this.#put(this.#head.nextFamily++, [x, y]);
    else if (b === 0 || (a !== 0 && a < b)) this.#unite(a, b === 0 ? [y] : this.#take(b, a));
    else this.#unite(b, a === 0 ? [x] : this.#take(a, b));
  }

  #alike(x: number, y: number): boolean {
    const { signature: k } = this.#head.options;
    return agreement(this.#blocks.signature(x), 0, this.#blocks.signature(y), 0, k) >= TIED;
  }

  #unite(family: number, more: readonly number[]): void {
    this.#put(family, [...this.#of(family), ...more]);
  }

  /** All members of a family, which is no more; the one that they go to is torn if this one was. */
  #take(family: number, into: number): readonly number[] {
    if (this.#torn.has(family)) this.#torn.add(into);
    const members = this.#of(family);
    this.#put(family, []);
    return members;
  }

  #mend(family: number): void {
    const parts = this.#parts(this.#of(family));
    parts.sort((x, y) => y.length - x.length || x[0] - y[0]);
    this.#put(family, parts[0] ?? []);
    for (const part of parts.slice(1)) {
      if (part.length > 1) this.#put(this.#head.nextFamily++, part);
      else this.#facts.setFamily(part[0], 0);
    }
  }

  /** What of some articles hangs together. */
  #parts(members: readonly number[]): number[][] {
    let parts: number[][] = [];
    for (const member of members) {
      const mine = parts.filter((part) => part.some((other) => this.#alike(member, other)));
      if (mine.length === 1) mine[0].push(member);
      else parts = [...parts.filter((part) => !mine.includes(part)), [...mine.flat(), member]];
    }
    for (const part of parts) part.sort((x, y) => x - y);
    return parts;
  }

  #of(family: number): number[] {
    const known = this.#members.get(family);
    if (known !== undefined) return known;
    const members = readMembers(this.#store, family);
    this.#members.set(family, members);
    return members;
  }

  #put(family: number, members: readonly number[]): void {
    const sorted = [...members].sort((x, y) => x - y);
    this.#members.set(family, sorted);
    for (const member of sorted)
      if (this.#facts.family(member) !== family) this.#facts.setFamily(member, family);
    this.#changed.add(family);
  }
}

/** The sample of an article's fingerprints. */
const smallest = (own: Uint32Array): Uint32Array => distinct(own).slice(0, SAMPLE);

/** Members of a family, ascending; none where there is none of this number. */
export function readMembers(store: Store, family: number): number[] {
  const bytes = store.get('families', blockKey(family));
  return bytes === null ? [] : toMembers(bytes);
}

/** Families of two and more members, those with the highest number first, from below a number on. */
export function* readFamilies(store: Store, below: number): Iterable<{ family: number; members: number[] }> {
  for (const { key, value } of store.entriesBefore('families', blockKey(below))) {
    const members = toMembers(value);
    if (members.length > 1) yield { family: key.readUInt32BE(0), members };
  }
}

function packed(members: readonly number[]): Buffer {
  members.forEach((member, m) => {
    writer.number(m === 0 ? member : member - members[m - 1]);
  });
  return writer.take();
}

/** As they are stored. */
export function toMembers(bytes: Buffer): number[] {
  const reader = new ByteReader(bytes);
  const members: number[] = [];
  while (!reader.done) members.push((members.at(-1) ?? 0) + reader.number());
  return members;
}

export const familyId = (family: number): string => `f${family}`;

/** The number of a family's id; one beyond all where none is given. */
export const familyNumber = (id: string | undefined): number =>
  id === undefined ? 2 ** 32 - 1 : Number(/^f(\d{1,9})$/.exec(id)?.[1] ?? 0);
