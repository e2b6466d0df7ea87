import { estimatedJaccard, type Sketches } from '../sketch/sketches.js';
import { mix32 } from '../tokenize/hash.js';
import type { Bands } from './bands.js';

/**
 * Folds exact copies and near-duplicates into one representative each, so that a story run by 500 outlets
 * costs 500 pairs and not 125,000. Articles are taken in their order; one joins the earlier representative
 * that its signature agrees with most, at `threshold` or above, else it becomes a representative itself.
 * A member is near its representative by measure, never by a chain of others.
 *
 * Returns the representative of each article, itself where it has none.
 */
export function fold(sketches: Sketches, threshold: number, bands: Bands): Uint32Array {
  const { count, k, signatures, tokens } = sketches;
  const representative = exactCopies(sketches);
  const buckets = new Buckets(count);
  const seen = new Int32Array(count).fill(-1);
  const keys = new Int32Array(bands.bands);
  for (let i = 0; i < count; i++) {
    if (representative[i] !== i || tokens[i] === 0) continue;
    let best = -1;
    let most = 0;
    for (let band = 0; band < bands.bands; band++) {
      keys[band] = bandKey(signatures, i * k + band * bands.rows, bands.rows, band);
      for (let entry = buckets.first(keys[band]); entry >= 0; entry = buckets.next[entry]) {
        if (buckets.key[entry] !== keys[band]) continue;
        const other = buckets.article[entry];
        if (seen[other] === i) continue;
        seen[other] = i;
        const agree = estimatedJaccard(sketches, i, other);
        if (agree >= threshold && (agree > most || (agree === most && other < best))) {
          most = agree;
          best = other;
        }
      }
    }
    if (best >= 0) representative[i] = best;
    else for (let band = 0; band < bands.bands; band++) buckets.add(keys[band], i);
  }
  // a copy of an article that has since been folded goes where that one went
  for (let i = 0; i < count; i++) representative[i] = representative[representative[i]];
  return representative;
}

/** The first article with the same token stream, for each; itself where there is none, or no token at all. */
export function exactCopies({ count, streams, tokens }: Sketches): Uint32Array {
  const first = new Uint32Array(count);
  const byStream = new Map<number, number[]>();
  for (let i = 0; i < count; i++) {
    first[i] = i;
    if (tokens[i] === 0) continue;
    const key = streams[2 * i];
    const bucket = byStream.get(key);
    if (bucket === undefined) {
      byStream.set(key, [i]);
      continue;
    }
    const same = bucket.find((j) => streams[2 * j + 1] === streams[2 * i + 1] && tokens[j] === tokens[i]);
    if (same === undefined) bucket.push(i);
    else first[i] = same;
  }
  return first;
}

/** The key of a band of the signature at `from`. */
export function bandKey(signatures: Uint32Array, from: number, rows: number, band: number): number {
  let h = Math.imul(band + 1, 0x9e3779b9);
  for (let r = 0; r < rows; r++) h = mix32(h ^ signatures[from + r]) + Math.imul(h, 5);
  return h | 0;
}

/** Buckets as chains in flat arrays: `heads` by key, then entries of one article each. */
class Buckets {
  next: Int32Array;
  article: Uint32Array;
  /** the whole key: a chain holds all keys that fall on one head */
  key: Int32Array;
  #size = 0;
  readonly #heads: Int32Array;
  readonly #mask: number;

  constructor(articles: number) {
    let capacity = 1024;
    while (capacity < articles * 8) capacity *= 2;
    this.#heads = new Int32Array(capacity).fill(-1);
    this.#mask = capacity - 1;
    this.next = new Int32Array(capacity);
    this.article = new Uint32Array(capacity);
    this.key = new Int32Array(capacity);
  }

  /** First entry of the chain that a key may be in. */
  first(key: number): number {
    return this.#heads[key & this.#mask];
  }

  add(key: number, article: number): void {
    if (this.#size === this.next.length) {
      const next = new Int32Array(this.#size * 2);
      next.set(this.next);
      this.next = next;
      const articles = new Uint32Array(this.#size * 2);
      articles.set(this.article);
      this.article = articles;
      const keys = new Int32Array(this.#size * 2);
      keys.set(this.key);
      this.key = keys;
    }
    const entry = this.#size++;
    this.next[entry] = this.#heads[key & this.#mask];
    this.article[entry] = article;
    this.key[entry] = key;
    this.#heads[key & this.#mask] = entry;
  }
}
