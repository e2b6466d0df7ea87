/**
 * Robust winnowing (Schleimer, Wilkerson and Aiken 2003, section 5.1): of each window of w shingles the
 * smallest hash is kept; among equals the one chosen for the window before, else the rightmost. Any run of
 * w + n - 1 tokens that two texts share holds a whole window, and so a fingerprint common to both.
 */

/**
 * Writes the fingerprints of `shingles[0, count)` into `out`, in the order of the text, and their shingle's
 * index into `at`; returns how many. A text of fewer than w shingles is one window.
 */
export function winnow(
  shingles: Uint32Array,
  count: number,
  w: number,
  out: Uint32Array,
  at: Uint32Array,
): number {
  if (count === 0) return 0;
  let n = 0;
  let chosen = -1;
  for (let right = Math.min(w, count) - 1; right < count; right++) {
    const left = Math.max(0, right - w + 1);
    if (chosen >= left) {
      // the choice still stands in the window: only the shingle that came in can beat it
      if (shingles[right] >= shingles[chosen]) continue;
      chosen = right;
    } else {
      chosen = right;
      for (let i = right - 1; i >= left; i--) if (shingles[i] < shingles[chosen]) chosen = i;
    }
    out[n] = shingles[chosen];
    at[n++] = chosen;
  }
  return n;
}
