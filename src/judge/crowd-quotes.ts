import type { IndexedFinding, Judged } from './finding.js';
import { extent } from './runs.js';

/**
 * What others have in quotation marks is a quotation, also where an article prints it without them, as sites do with a
 * statement or a post that they show in a box. One article may be wrong; two that quote the same words are believed.
 * What neither of a pair quotes may be the author's own prose, quoted by some and lifted by another: it takes more.
 */

/** Articles that must quote the words; more where neither of the two does, for one may be the author whom others quote. */
const QUOTERS = 2;
const QUOTERS_OF_BARE = 4;
/** Share of a passage's words that so many must quote. */
const WITHIN = 0.85;
/** Quotations kept for each article: enough to judge by, so that one with thousands of partners costs no more. */
export const KEPT = 64;

export class CrowdQuotes {
  /** by article: flat (begin, end, quoter), tokens of the article and who has them in quotation marks */
  readonly #known = new Map<number, number[]>();

  constructor(findings: Iterable<IndexedFinding>) {
    for (const finding of findings)
      for (const { article, begin, end, quoter } of quotesIn(finding)) this.add(article, begin, end, quoter);
  }

  /** Whether enough articles are known to quote the words of a passage, each of its words by some of them. */
  knows({ a, b }: IndexedFinding, { runs, quotedA, quotedB }: Judged): boolean {
    const least = quotedA || quotedB ? QUOTERS : QUOTERS_OF_BARE;
    return this.#covers(a, runs, 0, least) || this.#covers(b, runs, 1, least);
  }

  #covers(article: number, runs: readonly number[], side: 0 | 1, least: number): boolean {
    const known = this.#known.get(article);
    if (known === undefined) return false;
    const [begin, end] = extent(runs, side);
    const quoters = new Array<Set<number> | undefined>(end - begin);
    for (let k = 0; k < known.length; k += 3) {
      for (let i = Math.max(begin, known[k]); i < Math.min(end, known[k + 1]); i++) {
        const at = quoters[i - begin];
        if (at === undefined) quoters[i - begin] = new Set([known[k + 2]]);
        else at.add(known[k + 2]);
      }
    }
    let quoted = 0;
    for (const at of quoters) if (at !== undefined && at.size >= least) quoted++;
    return quoted >= WITHIN * (end - begin);
  }

  /** Takes a quotation: those of one article in the order of the findings, of which the first are kept. */
  add(article: number, begin: number, end: number, quoter: number): void {
    const known = this.#known.get(article);
    if (known === undefined) this.#known.set(article, [begin, end, quoter]);
    else if (known.length < 3 * KEPT) known.push(begin, end, quoter);
  }
}

/** Words of an article that some article has in quotation marks: tokens, end open. */
interface Quote {
  readonly article: number;
  readonly begin: number;
  readonly end: number;
  readonly quoter: number;
}

/** What a finding says of quotations in its two articles. */
export function quotesIn({ a, b, judged }: IndexedFinding): Quote[] {
  const quotes: Quote[] = [];
  for (const { runs, quotedA, quotedB } of judged) {
    if (!quotedA && !quotedB) continue;
    for (const side of [0, 1] as const) {
      const [begin, end] = extent(runs, side);
      const article = side === 0 ? a : b;
      if (quotedA) quotes.push({ article, begin, end, quoter: a });
      if (quotedB) quotes.push({ article, begin, end, quoter: b });
    }
  }
  return quotes;
}
