import { closest, distance } from 'fastest-levenshtein';

/** ` (did you mean NAME?)` where a known name is near, else nothing. */
export function nearest(name: string, known: readonly string[]): string {
  const best = closest(name, known);
  return distance(name, best) <= Math.max(2, name.length / 3) ? ` (did you mean ${best}?)` : '';
}
