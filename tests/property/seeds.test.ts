import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { align, LOOK_CLOSER, leastEvidence } from '../../src/align/align.js';
import { Anchors, findAnchors } from '../../src/align/anchors.js';
import { bestChain, couldChain } from '../../src/align/chain.js';
import { gramsOf } from '../../src/align/side.js';
import { weightsBeside } from '../../src/align/standing.js';
import { takesNoTime } from '../yardstick.js';
import { plainSide, textPairs, weighedSide } from './support.js';

const anchors = new Anchors();

describe('what seeds say before a chain is looked for', () => {
  it('is never less than the best chain, whichever text comes first', () => {
    let could = 0;
    let couldNot = 0;
    fc.assert(
      fc.property(textPairs, fc.integer({ min: 8, max: 24 }), ([x, y], minWords) => {
        const [a, b] = [weighedSide(x), weighedSide(y)];
        const least = LOOK_CLOSER * leastEvidence(minWords);
        findAnchors(a, gramsOf(a, 3), b, anchors);
        if (anchors.capped) return;
        const said = couldChain(anchors, anchors.weight, least, minWords / 2);
        if (said) could++;
        else couldNot++;
        for (const [one, other] of [
          [a, b],
          [b, a],
        ]) {
          findAnchors(one, gramsOf(one, 3), other, anchors);
          const { score, tokens } = bestChain(anchors);
          if (score >= least && 2 * tokens >= minWords) expect(said).toBe(true);
        }
      }),
      { numRuns: 3000 },
    );
    expect(Math.min(could, couldNot)).toBeGreaterThan(100);
  });

  it('leaves out what stands in standing text of both', () => {
    const spans = fc
      .uniqueArray(fc.nat(60), { maxLength: 8 })
      .map((ends) => ends.sort((x, y) => x - y).slice(0, ends.length & ~1));
    fc.assert(
      fc.property(textPairs, spans, spans, ([x, y], ofA, ofB) => {
        const [a, b] = [weighedSide(x), weighedSide(y)];
        findAnchors(a, gramsOf(a, 3), b, anchors);
        const stands = (of: number[], at: number): boolean =>
          of.some((begin, s) => s % 2 === 0 && begin <= at && at < of[s + 1]);
        const expected = Array.from({ length: anchors.count }, (_, n) => {
          let weight = 0;
          for (let p = 0; p < anchors.length[n]; p++) {
            const [i, j] = [anchors.a[n] + p, anchors.b[n] + p];
            if (!(stands(ofA, i) && stands(ofB, j))) weight += Math.min(a.weight[i], b.weight[j]);
          }
          return weight;
        });
        const left = weightsBeside({ a: ofA, b: ofB }, a, b, anchors);
        expect([...left.subarray(0, anchors.count)]).toEqual(expected);
      }),
      { numRuns: 1000 },
    );
  });

  it('takes no time to leave out the lines that two long pages of one outlet share', () => {
    const lines = 20_000;
    const side = weighedSide(Array.from({ length: 20 * lines }, (_, i) => i));
    const standing = Array.from({ length: 2 * lines }, (_, s) => 20 * (s >> 1) + 8 * (s & 1));
    for (const length of [12, side.count]) {
      anchors.count = 0;
      for (let at = 0; at < side.count; at += Math.max(20, length)) anchors.push(at, at, length, 0);
      takesNoTime(() => {
        const left = weightsBeside({ a: standing, b: standing }, side, side, anchors);
        expect(left.subarray(0, anchors.count).every((weight) => weight < 0)).toBe(true);
      });
    }
  });
});

describe('two texts with a footer in common', () => {
  const words = (from: number, count: number): number[] => Array.from({ length: count }, (_, i) => from + i);
  const footer = words(500, 40);
  const a = plainSide([...words(0, 60), ...footer]);
  const standing = { a: [60, 100], b: [50, 90] };

  it('share nothing where it is standing text of both', () => {
    const b = plainSide([...words(200, 50), ...footer]);
    expect(align(a, b, 12)).toHaveLength(1);
    expect(align(a, b, 12, standing)).toEqual([]);
    expect(align(a, b, 12, { ...standing, b: [] })).toHaveLength(1);
  });

  it('are aligned as ever where they share a passage beside it', () => {
    const b = plainSide([...words(200, 20), ...words(10, 20), ...words(300, 10), ...footer]);
    expect(align(a, b, 12, standing)).toEqual(align(a, b, 12));
    expect(align(a, b, 12, standing)).toHaveLength(2);
  });

  it('are aligned as ever where they may be identical', () => {
    expect(align(a, a, 12, { a: [0, 100], b: [0, 100] })).toEqual(align(a, a, 12));
  });
});
