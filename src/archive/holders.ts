import { STAR_CAP } from '../candidates/candidates.js';
import { Inquiry, type Owners, type Say, STORIES } from '../candidates/inquiry.js';
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
  /** each once: the archive's in the order in which they were added */
  readonly who: Int32Array;
  /** where, as far as it is near an edge, in tokens */
  readonly place: Uint32Array;
}

/** What is known of all who hold something: see `HolderBook`. */
interface SameHolders {
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
  readonly #freshHolders = new Map<number, { readonly who: number[]; readonly place: number[] }>();
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
    const { length } = held.number;
    const who = new Int32Array(length + fresh.who.length);
    const place = new Uint32Array(who.length);
    who.set(held.number);
    for (let h = 0; h < length; h++) place[h] = placeOf(held.edge[h], facts.words(who[h]));
    who.set(fresh.who, length);
    place.set(fresh.place, length);
    const all = { who, place };
    this.#all.set(fingerprint, all);
    return all;
  }

  outlet(who: number): number {
    return who < 0 ? this.#outletOf[-1 - who] : this.view.facts.outlet(who);
  }

  id(who: number): string {
    return who < 0 ? this.fresh.articles[-1 - who].id : this.view.blocks.id(who);
  }

  /** The one that others are joined to where they are too many: the archive's first, or the first new one. */
  first({ who }: AllHolders): number {
    return who[0];
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
    same.list ??= Uint32Array.from({ length: who.length }, (_, x) => x);
    same.owners ??= this.#ownersOf(who);
    const { list } = same;
    return this.#inquiry.ask(same.owners, { owner: list, place, list, length: who.length });
  }

  /** What is asked of holders, by their places in `who`. */
  #ownersOf(who: Int32Array): Owners {
    const { k, signatures, tokens } = this.fresh.sketches;
    const { facts, blocks } = this.view;
    const signature = (w: number): Uint32Array =>
      w < 0 ? shortSignature(signatures.subarray((-1 - w) * k, -w * k)) : blocks.signature(w);
    return {
      outlet: who.map((w) => this.outlet(w)),
      tokens: new Uint32Array(who.map((w) => (w < 0 ? tokens[-1 - w] : facts.words(w)))),
      alike: (x, y) => agreement(signature(who[x]), 0, signature(who[y]), 0, k),
    };
  }

  /** The fingerprints of one footer have the same holders: what is found out of these is kept. */
  #sameHolders(who: Int32Array): SameHolders {
    let key = who.length;
    for (const w of who) key = (Math.imul(key, 0x01000193) ^ w) | 0;
    const name = `${key} ${who.length} ${who[0]} ${who[who.length - 1]}`;
    const known = this.#same.get(name) ?? {};
    this.#same.set(name, known);
    return known;
  }
}

export const isMany = ({ who }: AllHolders): boolean => who.length > STAR_CAP;
