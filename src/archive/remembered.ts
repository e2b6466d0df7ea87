import { STAR_CAP } from '../candidates/candidates.js';
import { type HolderGroup, STORIES } from '../candidates/inquiry.js';
import { Recent } from '../workers/recent.js';
import { Blocks } from './blocks.js';
import { Facts } from './facts.js';
import type { Head } from './head.js';
import type { Store } from './store.js';

/** What was read of an archive, kept from check to check as long as nothing has changed. */
export interface Remembered {
  /** the head's turn at which it was read */
  readonly turn: number;
  readonly facts: Facts;
  readonly blocks: Blocks;
  readonly lists: Lists;
}

/** What of an archive is remembered, where it is still as it was; else a new memory of it. */
export const remember = (store: Store, head: Head, before: Remembered | null): Remembered =>
  before?.turn === head.turn
    ? before
    : {
        turn: head.turn,
        facts: new Facts(store, head.nextArticle),
        blocks: new Blocks(store, head.options.signature),
        lists: newLists(),
      };

/** What is looked up, by table. */
type Lists = Readonly<Record<'fingerprints' | 'skipgrams', LongLists>>;

export const newLists = (): Lists => ({ fingerprints: new LongLists(), skipgrams: new LongLists() });

/** Articles that hold something together: those of one footer hold all its fingerprints, and are kept once. */
export interface Company {
  /** numbers of the archive's articles, ascending; new ones behind them: see holders.ts */
  readonly who: Int32Array;
  /** what was found out of them; null until it is asked */
  group: HolderGroup | null;
}

/** Who in the archive holds a key, and at which edge: see edges.ts. */
export interface KeyHolders {
  readonly company: Company;
  readonly edge: Uint8Array;
}

/** Bytes that lists and companies may take, each. */
const ROOM = 32e6;
/** What one of them takes beside what it has for each article; a company, with what was found out of it, by the heap's growth. */
const LIST_BYTES = 200;
const COMPANY_BYTES = 2500;
const MEMBER_BYTES = 20;

/**
 * Who holds what, of what many hold: the next text may hold it too, and to look footers up again was half of a check. Of shorter
 * lists the companies alone are kept: fingerprints that stand side by side mostly share one.
 */
class LongLists {
  readonly #lists = new Recent<KeyHolders>(ROOM);
  /** by a hash of their numbers */
  readonly #companies = new Recent<Company>(ROOM);

  get(key: number): KeyHolders | undefined {
    return this.#lists.get(key);
  }

  /** Takes in who holds a key, copied where it is kept. */
  add(key: number, who: Int32Array, edge: Uint8Array): KeyHolders {
    if (who.length < STORIES) return { company: { who, group: null }, edge };
    const company = this.#companyOf(who);
    if (who.length <= STAR_CAP) return { company, edge };
    const holders = { company, edge: edge.slice() };
    this.#lists.set(key, holders, LIST_BYTES + edge.length);
    return holders;
  }

  #companyOf(who: Int32Array): Company {
    let key = who.length;
    for (let x = 0; x < who.length; x++) key = (Math.imul(key, 0x01000193) ^ who[x]) | 0;
    const known = this.#companies.get(key);
    if (known !== undefined && areSame(known.who, who)) return known;
    const company = { who: who.slice(), group: null };
    this.#companies.set(key, company, COMPANY_BYTES + MEMBER_BYTES * who.length);
    return company;
  }
}

function areSame(x: Int32Array, y: Int32Array): boolean {
  if (x.length !== y.length) return false;
  for (let i = 0; i < x.length; i++) if (x[i] !== y[i]) return false;
  return true;
}
