import { estimatedJaccard, type Sketches } from '../sketch/sketches.js';
import { Few } from './few.js';
import { type Holders, Inquiry, type Owners, type Say } from './inquiry.js';
import { SpanBuilder, type SpanTable } from './spans.js';

/** What a crowd of articles says of the fingerprints that they share, and so of each article's words. */
export class Crowd {
  readonly #sketches: Sketches;
  readonly #outlet: Int32Array;
  readonly #owners: Owners;
  readonly #inquiry: Inquiry;
  /** outlets whose standing text a fingerprint is */
  readonly #standing = new Map<number, readonly number[]>();
  readonly #common = new Set<number>();

  /**
   * @param outlet a number for each article, from 0; -1 where it is not known
   * @param size articles of each outlet, also of those that are not at hand
   */
  constructor(sketches: Sketches, outlet: Int32Array, size: Uint32Array) {
    this.#sketches = sketches;
    this.#outlet = outlet;
    this.#owners = { outlet, tokens: sketches.tokens, alike: (i, j) => estimatedJaccard(sketches, i, j) };
    this.#inquiry = new Inquiry(size);
  }

  /** Learns from the holders of a fingerprint. */
  examine(fingerprint: number, holders: Holders): void {
    this.learn(fingerprint, this.#inquiry.ask(this.#owners, holders));
  }

  /** Takes what others have found out of a fingerprint. */
  learn(fingerprint: number, { standing, common }: Say): void {
    if (standing.length > 0) this.#standing.set(fingerprint, standing);
    if (common) this.#common.add(fingerprint);
  }

  /** The outlets whose standing text it is; null for any other fingerprint. */
  standingIn(fingerprint: number): readonly number[] | null {
    return this.#standing.get(fingerprint) ?? null;
  }

  /** All that is known. */
  said(): [fingerprint: number, Say][] {
    const of = (fingerprint: number): Say => ({
      standing: this.#standing.get(fingerprint) ?? [],
      common: this.#common.has(fingerprint),
    });
    const all = new Set([...this.#standing.keys(), ...this.#common]);
    return Array.from(all, (fingerprint) => [fingerprint, of(fingerprint)]);
  }

  /** The fingerprints of which anything is known. */
  known(): Few {
    return new Few(new Set([...this.#standing.keys(), ...this.#common]));
  }

  /** Where each article holds standing text and common phrases. */
  marks(shingle: number): CrowdMarks {
    const { count, starts, fingerprints, places, tokens } = this.#sketches;
    const known = this.known();
    const builder = new MarkBuilder(count);
    for (let i = 0; i < count; i++) {
      for (let p = starts[i]; p < starts[i + 1]; p++) {
        const fingerprint = fingerprints[p];
        if (!known.has(fingerprint)) continue;
        const end = Math.min(places[p] + shingle, tokens[i]);
        if (this.standsIn(fingerprint, this.#outlet[i])) builder.standing.add(places[p], end);
        if (this.isCommon(fingerprint)) builder.common.add(places[p], end);
      }
      builder.close(i);
    }
    return builder.marks();
  }

  /** Whether it is standing text of an outlet. */
  standsIn(fingerprint: number, outlet: number): boolean {
    return this.#standing.get(fingerprint)?.includes(outlet) ?? false;
  }

  /** Whether it is a common phrase. */
  isCommon(fingerprint: number): boolean {
    return this.#common.has(fingerprint);
  }
}

/** Marks of so many articles as they are built, one article after another. */
export class MarkBuilder {
  readonly standing: SpanBuilder;
  readonly common: SpanBuilder;

  constructor(articles: number) {
    this.standing = new SpanBuilder(articles);
    this.common = new SpanBuilder(articles);
  }

  /** Ends article i. */
  close(i: number): void {
    this.standing.close(i, LEAST_RUN);
    this.common.close(i, 0);
  }

  marks(): CrowdMarks {
    return { standing: this.standing.table(), common: this.common.table() };
  }
}

/** Tokens of standing text under which it is taken for chance. */
const LEAST_RUN = 8;

/** What the crowd says of each article's words. */
export interface CrowdMarks {
  /** the outlet's standing text */
  readonly standing: SpanTable;
  /** phrases that many unrelated articles hold */
  readonly common: SpanTable;
}
