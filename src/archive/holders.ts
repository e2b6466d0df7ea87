import { STAR_CAP } from '../candidates/candidates.js';
import { Inquiry, NOTHING, type Owners, type Say, STORIES } from '../candidates/inquiry.js';
import { agreement } from '../sketch/signature.js';
import type { Gathered } from '../workers/gather.js';
import { type Blocks, shortSignature } from './blocks.js';
import { placeOf } from './edges.js';
import type { Company, KeyHolders } from './remembered.js';
import type { View } from './view.js';

/**
 * All who hold a fingerprint: the archive's articles, and after them the new ones, which are told from these by numbers below
 * zero: new article i is `-1 - i`.
 */
export interface AllHolders extends KeyHolders {
  /** where the new ones hold it, in tokens */
  readonly places: readonly number[];
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
  /** by that of the archive's articles, then by the new ones */
  readonly #mixed = new Map<Company, Map<string, Company>>();

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
    const fresh = this.#freshHolders.get(fingerprint);
    const all =
      fresh === undefined
        ? { ...held, places: [] }
        : { company: this.#joined(held, fresh.who), edge: held.edge, places: fresh.place };
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
  first({ company }: AllHolders): number {
    return company.who[0];
  }

  /** What the holders of a fingerprint say of it. */
  say(fingerprint: number): Say {
    const known = this.#says.get(fingerprint);
    if (known !== undefined) return known;
    const holders = this.of(fingerprint);
    const said = holders.company.who.length < STORIES ? NOTHING : this.#ask(holders);
    this.#says.set(fingerprint, said);
    return said;
  }

  #ask({ company, edge, places }: AllHolders): Say {
    const { who } = company;
    const list = firstNumbers(who.length);
    const owners = company.group?.owners ?? this.#ownersOf(who);
    company.group ??= this.#inquiry.group(owners, { owner: list, list, length: who.length });
    const place = new Uint32Array(who.length);
    for (let x = 0; x < edge.length; x++) place[x] = placeOf(edge[x], owners.tokens[x]);
    place.set(places, edge.length);
    return this.#inquiry.hear(company.group, place);
  }

  /** What is asked of holders, by their places in `who`. */
  #ownersOf(who: Int32Array): Owners {
    const { facts, blocks } = this.view;
    const { k, tokens } = this.fresh.sketches;
    const outlet = new Int32Array(who.length);
    const words = new Uint32Array(who.length);
    for (let x = 0; x < who.length; x++) {
      outlet[x] = this.outlet(who[x]);
      words[x] = who[x] < 0 ? tokens[-1 - who[x]] : facts.words(who[x]);
    }
    // new articles stand last
    const mixed = who[who.length - 1] < 0;
    return ownersBy(outlet, words, k, mixed ? this.#signatures(who) : storedSignatures(blocks, who));
  }

  #signatures(who: Int32Array): (x: number) => Uint32Array {
    const { k, signatures } = this.fresh.sketches;
    const stored = storedSignatures(this.view.blocks, who);
    const short = (w: number): Uint32Array => shortSignature(signatures.subarray((-1 - w) * k, -w * k));
    return (x) => (who[x] < 0 ? short(who[x]) : stored(x));
  }

  /** Holders in the archive and new ones, the same for all fingerprints that they hold together. */
  #joined({ company }: KeyHolders, fresh: readonly number[]): Company {
    const same = this.#mixed.get(company) ?? new Map<string, Company>();
    this.#mixed.set(company, same);
    const name = fresh.join();
    let joined = same.get(name);
    if (joined === undefined) {
      const who = new Int32Array(company.who.length + fresh.length);
      who.set(company.who);
      who.set(fresh, company.who.length);
      joined = { who, group: null };
      same.set(name, joined);
    }
    return joined;
  }
}

const ownersBy = (
  outlet: Int32Array,
  tokens: Uint32Array,
  k: number,
  signature: (x: number) => Uint32Array,
): Owners => ({ outlet, tokens, alike: (x, y) => agreement(signature(x), 0, signature(y), 0, k) });

/** Holds on to nothing of the check: it is remembered as long as the holders are. */
const storedSignatures =
  (blocks: Blocks, who: Int32Array): ((x: number) => Uint32Array) =>
  (x) =>
    blocks.signature(who[x]);

let numbers = new Uint32Array(0);

/** The numbers below `length`. */
function firstNumbers(length: number): Uint32Array {
  if (numbers.length < length) numbers = Uint32Array.from({ length: length * 2 }, (_, x) => x);
  return numbers.subarray(0, length);
}

export const isMany = ({ company }: AllHolders): boolean => company.who.length > STAR_CAP;
