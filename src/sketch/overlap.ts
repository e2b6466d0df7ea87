/** Exact overlap of shingle sets: what the signatures only estimate. */

export interface Overlap {
  readonly jaccard: number;
  /** Share of the first set that stands in the second. */
  readonly containmentA: number;
  readonly containmentB: number;
}

/** The distinct values of `shingles[0, count)`, ascending. */
export function shingleSet(shingles: Uint32Array, count: number): Uint32Array {
  const sorted = shingles.slice(0, count).sort();
  let n = 0;
  for (let i = 0; i < count; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[n++] = sorted[i];
  return sorted.slice(0, n);
}

/** Jaccard similarity and both containments of two ascending sets of distinct values; zeros for empty sets. */
export function overlap(a: Uint32Array, b: Uint32Array): Overlap {
  let both = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      both++;
      i++;
      j++;
    } else if (a[i] < b[j]) i++;
    else j++;
  }
  const union = a.length + b.length - both;
  return {
    jaccard: union === 0 ? 0 : both / union,
    containmentA: a.length === 0 ? 0 : both / a.length,
    containmentB: b.length === 0 ? 0 : both / b.length,
  };
}
