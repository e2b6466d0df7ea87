import type { Problem } from '../model.js';

/** An article that wants an id, in the order of its source and its place there. */
export interface Claim {
  /** id of its source */
  readonly source: string;
  /** the record's own id, null where it has none or the source is the article */
  readonly own: string | null;
  /** line in the source, from 1; 0 where the source is the article */
  readonly line: number;
}

/**
 * Gives every article an id that no other has: the path of a file; a record's own id, with its file's path before it
 * where another file uses the id too; file and line of a record without one. Of two records of one file with one id
 * the second is kept under `id#2`, and told. Depends on the order of claims, which must be that of the sources.
 */
export function assignIds(claims: readonly Claim[]): { ids: string[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const sourcesOf = new Map<string, string>();
  const shared = new Set<string>();
  for (const { own, source } of claims) {
    if (own === null) continue;
    const first = sourcesOf.get(own);
    if (first === undefined) sourcesOf.set(own, source);
    else if (first !== source) shared.add(own);
  }
  const taken = new Map<string, number>();
  /** by an id that was repeated, the number that its next repetition is given if that is free */
  const next = new Map<string, number>();
  const ids = claims.map(({ source, own, line }) => {
    const wanted =
      own === null ? (line === 0 ? source : `${source}#${line}`) : shared.has(own) ? `${source}#${own}` : own;
    const before = taken.get(wanted);
    if (before === undefined) {
      taken.set(wanted, line);
      return wanted;
    }
    let n = next.get(wanted) ?? 2;
    while (taken.has(`${wanted}#${n}`)) n++;
    next.set(wanted, n + 1);
    const given = `${wanted}#${n}`;
    taken.set(given, line);
    const where = line === 0 ? 'another article' : `line ${before}`;
    const path = line === 0 ? source : `${source}:${line}`;
    problems.push({
      path,
      message: `repeats the id ${wanted} of ${where}: read as ${given}; give each an id of its own`,
    });
    return given;
  });
  return { ids, problems };
}
