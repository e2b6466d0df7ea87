/** Pairs of articles: as they are met, and in order. */

/** A growing list of pairs of article indices. */
export class PairList {
  count = 0;
  a = new Uint32Array(1 << 14);
  b = new Uint32Array(1 << 14);

  push(a: number, b: number): void {
    if (this.count === this.a.length) this.makeRoom();
    const p = this.count++;
    this.a[p] = a;
    this.b[p] = b;
  }

  protected makeRoom(): void {
    for (const field of ['a', 'b'] as const) {
      const grown = new Uint32Array(this.count * 2);
      grown.set(this[field]);
      this[field] = grown;
    }
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

export const NO_PAIRS: PairTable = {
  count: 0,
  a: new Uint32Array(0),
  b: new Uint32Array(0),
  shared: new Uint32Array(0),
};

/**
 * A list of pairs that is summed up to a table whenever it holds so many, so that it never grows longer. Each table is
 * more than twice as large as the next: a pair is summed a few times over, however many there are (O'Neil et al. 1996,
 * "The log-structured merge-tree").
 */
export class PairSums extends PairList {
  readonly #articles: number;
  readonly #room: number;
  readonly #tables: PairTable[] = [];

  /** @param room pairs that the list may hold */
  constructor(articles: number, room: number) {
    super();
    this.#articles = articles;
    this.#room = room;
  }

  /** The pairs so far, each with how often it was pushed. */
  table(): PairTable {
    this.#sumUp(Number.POSITIVE_INFINITY);
    return this.#tables[0];
  }

  /** Makes a table of the list, one with those before it that are not so many times as large. */
  #sumUp(times: number): void {
    let table = uniquePairs(this, this.#articles);
    this.count = 0;
    for (let last = this.#tables.at(-1); last !== undefined; last = this.#tables.at(-1)) {
      if (last.count > times * table.count) break;
      this.#tables.pop();
      table = summed(last, table);
    }
    this.#tables.push(table);
  }

  protected override makeRoom(): void {
    if (this.count < this.#room) super.makeRoom();
    else this.#sumUp(2);
  }
}

/** Sorts the pairs by counting, b then a, and takes each once, with how often it is there. */
export function uniquePairs(pairs: PairList, articles: number): PairTable {
  if (pairs.count === 0) return NO_PAIRS;
  const order = countingOrder(
    pairs.a,
    countingOrder(pairs.b, null, pairs.count, articles),
    pairs.count,
    articles,
  );
  const a = new Uint32Array(pairs.count);
  const b = new Uint32Array(pairs.count);
  const shared = new Uint32Array(pairs.count);
  let n = 0;
  for (let i = 0; i < pairs.count; i++) {
    const p = order[i];
    if (n === 0 || a[n - 1] !== pairs.a[p] || b[n - 1] !== pairs.b[p]) {
      a[n] = pairs.a[p];
      b[n++] = pairs.b[p];
    }
    shared[n - 1]++;
  }
  return { count: n, a: a.slice(0, n), b: b.slice(0, n), shared: shared.slice(0, n) };
}

/** The pairs of a table as those that share no fingerprint; the table is used up. */
export const sharingNone = (table: PairTable): PairTable => ({ ...table, shared: table.shared.fill(0) });

/** Two tables as one, with the sums of what their pairs share. */
export function summed(one: PairTable, other: PairTable): PairTable {
  if (other.count === 0) return one;
  if (one.count === 0) return other;
  // they are the largest that a scan of very many articles has: room for no more than there are, and no copy
  const count = one.count + other.count - inBoth(one, other);
  const a = new Uint32Array(count);
  const b = new Uint32Array(count);
  const shared = new Uint32Array(count);
  let n = 0;
  let x = 0;
  let y = 0;
  // which comes next cannot be foreseen: without a branch on it
  while (x < one.count && y < other.count) {
    const order = orderOf(one, x, other, y);
    // all ones where the pair is the one's, and where it is the other's; of both where it is in both
    const ofOne = (order - 1) >> 31;
    const ofOther = ~(order >> 31);
    a[n] = (one.a[x] & ofOne) | (other.a[y] & ~ofOne);
    b[n] = (one.b[x] & ofOne) | (other.b[y] & ~ofOne);
    shared[n++] = (one.shared[x] & ofOne) + (other.shared[y] & ofOther);
    x -= ofOne;
    y -= ofOther;
  }
  const [rest, from] = x < one.count ? [one, x] : [other, y];
  a.set(rest.a.subarray(from, rest.count), n);
  b.set(rest.b.subarray(from, rest.count), n);
  shared.set(rest.shared.subarray(from, rest.count), n);
  return { count, a, b, shared };
}

function inBoth(one: PairTable, other: PairTable): number {
  let n = 0;
  for (let x = 0, y = 0; x < one.count && y < other.count; ) {
    const order = orderOf(one, x, other, y);
    const ofOne = (order - 1) >> 31;
    const ofOther = ~(order >> 31);
    n += ofOne & ofOther & 1;
    x -= ofOne;
    y -= ofOther;
  }
  return n;
}

/** A flag for each pair of a table, 1 where another has it too. */
export function alsoIn(table: Pick<PairTable, 'count' | 'a' | 'b'>, other: PairTable): Uint8Array {
  const flags = new Uint8Array(table.count);
  for (let x = 0, y = 0; x < table.count && y < other.count; ) {
    const order = orderOf(table, x, other, y);
    if (order === 0) flags[x] = 1;
    if (order <= 0) x++;
    if (order >= 0) y++;
  }
  return flags;
}

/** The pairs of a table that are wanted; each is asked about twice. */
export function only(
  { a, b, shared, count }: PairTable,
  wanted: (p: number, a: number, b: number) => boolean,
): PairTable {
  let left = 0;
  for (let p = 0; p < count; p++) if (wanted(p, a[p], b[p])) left++;
  const kept = {
    count: left,
    a: new Uint32Array(left),
    b: new Uint32Array(left),
    shared: new Uint32Array(left),
  };
  for (let p = 0, n = 0; n < left; p++) {
    if (!wanted(p, a[p], b[p])) continue;
    kept.a[n] = a[p];
    kept.b[n] = b[p];
    kept.shared[n++] = shared[p];
  }
  return kept;
}

/**
 * The pairs of a table that are wanted, a flag for each, and the others. The table is used up: those that are wanted
 * close ranks where they lie, for of very many articles memory has no room for it twice.
 */
export function partedBy(table: PairTable, wanted: Uint8Array): { kept: PairTable; others: PairTable } {
  const others = only(table, (p) => wanted[p] === 0);
  const { a, b, shared, count } = table;
  let n = 0;
  for (let p = 0; p < count; p++) {
    if (wanted[p] === 0) continue;
    a[n] = a[p];
    b[n] = b[p];
    shared[n++] = shared[p];
  }
  return {
    kept: { count: n, a: a.subarray(0, n), b: b.subarray(0, n), shared: shared.subarray(0, n) },
    others,
  };
}

/** Lets go of the pairs of a table, as soon as they are aligned: of very many articles memory has better use for them. */
export function letGoOfPairs(table: PairTable): void {
  Object.assign(table, NO_PAIRS);
}

type Columns = Pick<PairTable, 'a' | 'b'>;

/** Below 0 where pair x of a table comes before pair y of another, above 0 where behind, 0 where they are one. */
const orderOf = (one: Columns, x: number, other: Columns, y: number): number =>
  2 * signOf((one.a[x] - other.a[y]) | 0) + signOf((one.b[x] - other.b[y]) | 0);

/** -1, 0 or 1, without a branch. */
const signOf = (difference: number): number => (difference >> 31) | (-difference >>> 31);

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
