import { type Bands, chooseBands } from '../candidates/bands.js';
import { bandKey } from '../candidates/fold.js';
import type { Article } from '../model.js';
import { agreement } from '../sketch/signature.js';
import type { Sketches } from '../sketch/sketches.js';
import { type Blocks, shortSignature } from './blocks.js';
import type { Facts } from './facts.js';
import { type Head, type Outlet, readOutlets } from './head.js';
import { readKnown } from './ids.js';
import { lookUp } from './look-up.js';
import { type KeyHolders, newLists, type Remembered } from './remembered.js';
import type { PostingTable } from './segments.js';
import type { Store } from './store.js';

/** An archive as a check sees it: without the articles that the new ones will take the place of. */
export class View {
  readonly head: Head;
  readonly facts: Facts;
  readonly blocks: Blocks;
  readonly outlets: readonly Outlet[];
  readonly #store: Store;
  readonly #bands: Bands;
  readonly #replaced: ReadonlySet<number>;
  readonly #lists: Remembered['lists'];
  readonly #holders = {
    fingerprints: new Map<number, KeyHolders>(),
    skipgrams: new Map<number, KeyHolders>(),
  };

  /** @param replaced ids that count as if they were not there */
  constructor(store: Store, head: Head, replaced: Iterable<string>, { facts, blocks, lists }: Remembered) {
    this.#store = store;
    this.head = head;
    this.facts = facts;
    this.blocks = blocks;
    this.#bands = chooseBands(head.options.threshold, head.options.signature);
    this.outlets = readOutlets(store);
    const numbers = new Set<number>();
    for (const id of replaced) {
      const known = readKnown(store, id);
      if (known === null) continue;
      numbers.add(known.number);
      const outlet = this.facts.outlet(known.number);
      if (outlet >= 0) this.outlets[outlet].articles--;
    }
    this.#replaced = numbers;
    // what is remembered holds those that are replaced too
    this.#lists = numbers.size === 0 ? lists : newLists();
  }

  /** Looks up who holds what, where it was not looked up before. */
  learn(table: 'fingerprints' | 'skipgrams', keys: Uint32Array): void {
    const known = this.#holders[table];
    const lists = this.#lists[table];
    const unknown = distinct(keys).filter((key) => {
      const holders = known.get(key) ?? lists.get(key);
      if (holders !== undefined) known.set(key, holders);
      return holders === undefined;
    });
    const { starts, number, edge } = this.#look(table, unknown);
    unknown.forEach((key, q) => {
      const [from, to] = [starts[q], starts[q + 1]];
      known.set(key, lists.add(key, number.subarray(from, to), edge.subarray(from, to)));
    });
  }

  /** The holders of what was looked up. */
  holders(table: 'fingerprints' | 'skipgrams', key: number): KeyHolders {
    return this.#holders[table].get(key) as KeyHolders;
  }

  /** Articles whose signatures agree with those of some sketches as near-duplicates do, for each of these. */
  nearDuplicates({ count, k, signatures, tokens }: Sketches): { number: number; agree: number }[][] {
    const { bands, rows } = this.#bands;
    const keys = Array.from({ length: count }, (_, i) =>
      tokens[i] === 0
        ? []
        : Array.from(
            { length: bands },
            (_, band) => bandKey(signatures, i * k + band * rows, rows, band) >>> 0,
          ),
    );
    const all = distinct(Uint32Array.from(keys.flat()));
    const { starts, number } = this.#look('bands', all);
    const place = new Map<number, number>();
    all.forEach((key, q) => {
      place.set(key, q);
    });
    const short = shortSignature(signatures);
    return keys.map((own, i) => {
      const mates = new Set<number>();
      for (const key of own) {
        const q = place.get(key) as number;
        for (let p = starts[q]; p < starts[q + 1]; p++) mates.add(number[p]);
      }
      const near: { number: number; agree: number }[] = [];
      for (const number of mates) {
        const agree = agreement(short, i * k, this.blocks.signature(number), 0, k);
        if (agree >= this.head.options.threshold) near.push({ number, agree });
      }
      return near;
    });
  }

  article(number: number): Article {
    return this.blocks.article(number);
  }

  #look(table: PostingTable, keys: Uint32Array): ReturnType<typeof lookUp> {
    return lookUp(
      this.#store,
      table,
      this.head[table],
      keys,
      (number) => this.facts.lives(number) && !this.#replaced.has(number),
    );
  }
}

/** Each value once, ascending. */
export function distinct(values: Uint32Array): Uint32Array {
  const sorted = values.slice().sort();
  return sorted.filter((value, i) => i === 0 || value !== sorted[i - 1]);
}
