import { STAR_CAP } from '../candidates/candidates.js';
import { Inquiry, LOOKED_AT, type Owners, type Say, STORIES } from '../candidates/inquiry.js';
import { agreement } from '../sketch/signature.js';
import type { Gathered } from '../workers/gather.js';
import { shortSignature } from './blocks.js';
import { placeOf } from './edges.js';
import type { View } from './view.js';

/**
 * All who hold a fingerprint: the archive's articles, and after them the new ones, which are told from these by numbers below
 * zero: new article i is `-1 - i`.
 */
export interface AllHolders {
  /** each once */
  readonly who: number[];
  /** where, as far as it is near an edge, in tokens */
  readonly place: number[];
}

/** What is known of all who hold something: see `HolderBook`. */
interface SameHolders {
  first?: number;
  list?: Uint32Array;
  owners?: Owners;
}

export class HolderBook {
  readonly view: View;
  readonly fresh: Gathered;
  /** by number: the archive's outlets, then those that only new articles have */
  readonly outlets: string[];
  /** articles of each */
  readonly sizes: Uint32Array;
  readonly #outletOf: Int32Array;
  readonly #freshHolders = new Map<number, AllHolders>();
  readonly #inquiry: Inquiry;
  readonly #says = new Map<number, Say>();
  readonly #all = new Map<number, AllHolders>();
  readonly #same = new Map<string, SameHolders>();

  constructor(view: View, fresh: Gathered) {
    this.view = view;
    this.fresh = fresh;
    this.outlets = view.outlets.map(({ name }) => name);
    const sizes = view.outlets.map(({ articles }) => articles);
    const numbers = new Map(this.outlets.map((name, o) => [name, o]));
    this.#outletOf = Int32Array.from(fresh.articles, ({ outlet }) => {
      if (outlet === null) return -1;
      let o = numbers.get(outlet);
      if (o === undefined) {
        o = this.outlets.push(outlet) - 1;
        numbers.set(outlet, o);
        sizes.push(0);
      }
      sizes[o]++;
      return o;
    });
    this.sizes = Uint32Array.from(sizes);
    this.#inquiry = new Inquiry(this.sizes);
    const { count, starts, fingerprints, places } = fresh.sketches;
    for (let i = 0; i < count; i++) {
      for (let p = starts[i]; p < starts[i + 1]; p++) {
        const own = this.#freshHolders.get(fingerprints[p]) ?? { who: [], place: [] };
        if (own.who.at(-1) === -1 - i) continue;
        own.who.push(-1 - i);
        own.place.push(places[p]);
        this.#freshHolders.set(fingerprints[p], own);
      }
    }
  }

  /** Of a fingerprint that the view has looked up. */
  of(fingerprint: number): AllHolders {
    const known = this.#all.get(fingerprint);
    if (known !== undefined) return known;
    const held = this.view.holders('fingerprints', fingerprint);
    const fresh = this.#freshHolders.get(fingerprint) ?? { who: [], place: [] };
    const { facts } = this.view;
    const all = {
      who: Array.from(held.number).concat(fresh.who),
      place: Array.from(held.number, (number, h) => placeOf(held.edge[h], facts.words(number))).concat(
        fresh.place,
      ),
    };
    this.#all.set(fingerprint, all);
    return all;
  }

  outlet(who: number): number {
    return who < 0 ? this.#outletOf[-1 - who] : this.view.facts.outlet(who);
  }

  id(who: number): string {
    return who < 0 ? this.fresh.articles[-1 - who].id : this.view.blocks.id(who);
  }

  /** The one that others are joined to where they are too many: the archive's first by id, or the first new one. */
  first({ who }: AllHolders): number {
    const same = this.#sameHolders(who);
    same.first ??= who[this.#inOrder(who, 1)[0]];
    return same.first;
  }

  /** What the holders of a fingerprint say of it. */
  say(fingerprint: number): Say {
    const known = this.#says.get(fingerprint);
    if (known !== undefined) return known;
    const holders = this.of(fingerprint);
    const said = this.#ask(holders);
    this.#says.set(fingerprint, said);
    return said;
  }

  #ask({ who, place }: AllHolders): Say {
    if (who.length < STORIES) return { standing: [], common: false };
    const same = this.#sameHolders(who);
    same.list ??= this.#listOf(who);
    same.owners ??= this.#ownersOf(who);
    const owner = Uint32Array.from(who, (_, x) => x);
    const { list } = same;
    return this.#inquiry.ask(same.owners, {
      owner,
      place: Uint32Array.from(place),
      list,
      length: who.length,
    });
  }

  /** Places in `who`: those that are looked at first in the order of their ids, then the others as they come. */
  #listOf(who: readonly number[]): Uint32Array {
    const first = this.#inOrder(who, LOOKED_AT);
    const ahead = new Uint8Array(who.length);
    for (const x of first) ahead[x] = 1;
    const list = Uint32Array.from(who, (_, x) => x).filter((x) => ahead[x] === 0);
    const all = new Uint32Array(who.length);
    all.set(first);
    all.set(list, first.length);
    return all;
  }

  /** What is asked of holders, by their places in `who`. */
  #ownersOf(who: readonly number[]): Owners {
    const { k, signatures, tokens } = this.fresh.sketches;
    const { facts, blocks } = this.view;
    const signature = (w: number): Uint32Array =>
      w < 0 ? shortSignature(signatures.subarray((-1 - w) * k, -w * k)) : blocks.signature(w);
    return {
      outlet: Int32Array.from(who, (w) => this.outlet(w)),
      tokens: Uint32Array.from(who, (w) => (w < 0 ? tokens[-1 - w] : facts.words(w))),
      alike: (x, y) => agreement(signature(who[x]), 0, signature(who[y]), 0, k),
    };
  }

  /** The fingerprints of one footer have the same holders: what is found out of these is kept. */
  #sameHolders(who: readonly number[]): SameHolders {
    let key = who.length;
    for (const w of who) key = (Math.imul(key, 0x01000193) ^ w) | 0;
    const name = `${key} ${who.length} ${who[0]} ${who[who.length - 1]}`;
    const known = this.#same.get(name) ?? {};
    this.#same.set(name, known);
    return known;
  }

  /** Places in `who` of the first `most` in the order of their ids, those of the archive before new ones. */
  #inOrder(who: readonly number[], most: number): number[] {
    const { runs } = this.view.head;
    const heads: { id: string; at: number; end: number }[] = [];
    let run = 0;
    const old = who.findIndex((w) => w < 0);
    const end = old < 0 ? who.length : old;
    for (let at = 0, to: number; at < end; at = to) {
      while (run + 1 < runs.length && runs[run + 1] <= who[at]) run++;
      to = at + 1;
      while (to < end && !(run + 1 < runs.length && runs[run + 1] <= who[to])) to++;
      heads.push({ id: this.id(who[at]), at, end: to });
    }
    const order: number[] = [];
    while (heads.length > 0 && order.length < most) {
      let least = 0;
      for (let h = 1; h < heads.length; h++) if (heads[h].id < heads[least].id) least = h;
      const head = heads[least];
      order.push(head.at++);
      if (head.at === head.end) heads.splice(least, 1);
      else head.id = this.id(who[head.at]);
    }
    for (let at = end; at < who.length && order.length < most; at++) order.push(at);
    return order;
  }
}

export const isMany = ({ who }: AllHolders): boolean => who.length > STAR_CAP;
