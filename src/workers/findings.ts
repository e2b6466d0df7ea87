import type { IndexedFinding } from '../judge/finding.js';

/**
 * Findings as they come from threads: packed, for they are many, most of them lie inside families, and each is asked for
 * two or three times only. As objects they took five times as much memory as packed, more than all else of a large scan.
 */
export class Findings implements Iterable<IndexedFinding> {
  readonly #parts: Uint8Array[] = [];
  #size = 0;
  #held: IndexedFinding[] | null = null;

  add(packed: Uint8Array): void {
    if (packed.length === 0) return;
    this.#parts.push(packed);
    this.#size += packed.length;
    this.#held = null;
  }

  *[Symbol.iterator](): Iterator<IndexedFinding> {
    if (this.#size <= FEW) {
      this.#held ??= this.#parts.flatMap(unpacked);
      yield* this.#held;
    } else for (const part of this.#parts) yield* unpacked(part);
  }
}

/** Bytes of findings that are unpacked once and held so. */
const FEW = 1.5e7;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export const packed = (findings: readonly IndexedFinding[]): Uint8Array<ArrayBuffer> =>
  findings.length === 0 ? new Uint8Array(0) : encoder.encode(JSON.stringify(findings));

const unpacked = (part: Uint8Array): IndexedFinding[] => JSON.parse(decoder.decode(part)) as IndexedFinding[];

/** Two rows of findings, each in the order of its pairs, as one in that order. */
export function* inOrder(
  one: Iterable<IndexedFinding>,
  other: Iterable<IndexedFinding>,
): Generator<IndexedFinding> {
  const rest = other[Symbol.iterator]();
  let next = rest.next();
  for (const finding of one) {
    for (; !next.done && comesFirst(next.value, finding); next = rest.next()) yield next.value;
    yield finding;
  }
  for (; !next.done; next = rest.next()) yield next.value;
}

/** Of findings those on some pairs; both ascend. */
export function* ofPairs(
  findings: Iterable<IndexedFinding>,
  pairs: readonly { readonly a: number; readonly b: number }[],
): Generator<IndexedFinding> {
  let next = 0;
  for (const finding of findings) {
    if (next === pairs.length) return;
    if (finding.a !== pairs[next].a || finding.b !== pairs[next].b) continue;
    yield finding;
    next++;
  }
}

const comesFirst = (x: IndexedFinding, y: IndexedFinding): boolean => x.a < y.a || (x.a === y.a && x.b < y.b);
