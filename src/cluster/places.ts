import { radixSort } from '../candidates/radix.js';

/** Articles of a table by place: the numbers that they have in the whole input are far apart. */

/** Numbers of articles to places in ascending order, and back. */
export class Places {
  readonly numbers: Uint32Array;
  readonly #place: Map<number, number>;

  constructor(numbers: Iterable<number>) {
    this.numbers = Uint32Array.from(new Set(numbers)).sort();
    this.#place = new Map(Array.from(this.numbers, (n, i) => [n, i]));
  }

  get count(): number {
    return this.numbers.length;
  }

  of(n: number): number {
    return this.#place.get(n) ?? -1;
  }
}

/** The same for very many at once: the numbers there are, ascending, and the place among them of each that was given. */
export interface Ranked {
  readonly numbers: Uint32Array;
  readonly place: Uint32Array;
}

export function ranked(given: Uint32Array): Ranked {
  const sorted = given.slice();
  const order = Uint32Array.from(given, (_, x) => x);
  radixSort(sorted, order, sorted.length);
  const place = new Uint32Array(given.length);
  let count = 0;
  for (let x = 0; x < sorted.length; x++) {
    if (x === 0 || sorted[x] !== sorted[count - 1]) sorted[count++] = sorted[x];
    place[order[x]] = count - 1;
  }
  return { numbers: sorted.slice(0, count), place };
}

/**
 * Values by the place of their article, in the order in which they come: `starts` and a copy of each column.
 *
 * @param place of each value
 */
export function byPlace<T extends readonly Uint32Array[]>(
  place: Uint32Array,
  count: number,
  columns: T,
): { starts: Uint32Array; columns: T } {
  const starts = new Uint32Array(count + 1);
  for (let x = 0; x < place.length; x++) starts[place[x] + 1]++;
  for (let i = 0; i < count; i++) starts[i + 1] += starts[i];
  const next = starts.slice();
  const sorted = columns.map((column) => new Uint32Array(column.length));
  for (let x = 0; x < place.length; x++) {
    const at = next[place[x]]++;
    for (let c = 0; c < sorted.length; c++) sorted[c][at] = columns[c][x];
  }
  return { starts, columns: sorted as unknown as T };
}
