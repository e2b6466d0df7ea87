/** Pairs of articles: as they are met, and in order. */

/** A growing list of pairs of article indices. */
export class PairList {
  count = 0;
  a = new Uint32Array(1 << 14);
  b = new Uint32Array(1 << 14);

  push(a: number, b: number): void {
    if (this.count === this.a.length) {
      for (const field of ['a', 'b'] as const) {
        const grown = new Uint32Array(this.count * 2);
        grown.set(this[field]);
        this[field] = grown;
      }
    }
    const p = this.count++;
    this.a[p] = a;
    this.b[p] = b;
  }
}

/** Pairs of article indices, `a[i] < b[i]`, ascending by a then b, each once. */
export interface PairTable {
  readonly count: number;
  readonly a: Uint32Array;
  readonly b: Uint32Array;
  /** fingerprints that gave the pair; 0 for one that only folding or skip-grams tie */
  readonly shared: Uint32Array;
}

/** Sorts the pairs by counting, b then a, and takes each once; pairs from `weightless` on count nothing. */
export function uniquePairs(pairs: PairList, weightless: number, articles: number): PairTable {
  const order = countingOrder(
    pairs.a,
    countingOrder(pairs.b, null, pairs.count, articles),
    pairs.count,
    articles,
  );
  const found = {
    a: new Uint32Array(pairs.count),
    b: new Uint32Array(pairs.count),
    shared: new Uint32Array(pairs.count),
  };
  const { a, b, shared } = found;
  let n = 0;
  for (let i = 0; i < pairs.count; i++) {
    const p = order[i];
    if (n === 0 || a[n - 1] !== pairs.a[p] || b[n - 1] !== pairs.b[p]) {
      a[n] = pairs.a[p];
      b[n++] = pairs.b[p];
    }
    if (p < weightless) shared[n - 1]++;
  }
  return {
    count: n,
    a: a.slice(0, n),
    b: b.slice(0, n),
    shared: shared.slice(0, n),
  };
}

/** Two tables that have no pair in common, as one. */
export function merged(one: PairTable, other: PairTable): PairTable {
  if (other.count === 0) return one;
  const count = one.count + other.count;
  const all = {
    a: new Uint32Array(count),
    b: new Uint32Array(count),
    shared: new Uint32Array(count),
  };
  const fields = ['a', 'b', 'shared'] as const;
  let x = 0;
  let y = 0;
  for (let p = 0; p < count; p++) {
    const first =
      y === other.count ||
      (x < one.count && (one.a[x] < other.a[y] || (one.a[x] === other.a[y] && one.b[x] < other.b[y])));
    const from = first ? one : other;
    const at = first ? x++ : y++;
    for (const field of fields) all[field][p] = from[field][at];
  }
  return { count, ...all };
}

/** Stable order of `keys` (all below `limit`), itself taken in the order `before`. */
function countingOrder(
  keys: Uint32Array,
  before: Uint32Array | null,
  count: number,
  limit: number,
): Uint32Array {
  const place = new Uint32Array(limit + 1);
  for (let i = 0; i < count; i++) place[keys[i] + 1]++;
  for (let v = 0; v < limit; v++) place[v + 1] += place[v];
  const order = new Uint32Array(count);
  for (let i = 0; i < count; i++) {
    const p = before === null ? i : before[i];
    order[place[keys[p]]++] = p;
  }
  return order;
}
