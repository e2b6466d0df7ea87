import { describe, expect, it } from 'vitest';
import { scan } from '../../src/index.js';
import type { Report } from '../../src/model.js';

/**
 * Pairs between two kin of one article are put off until it shows that they are no family. Here many versions of two
 * stories are kin to a round-up of both, which is a family with one of them at most.
 */

const NAMES = 'Harbor Quarry Meadow Lantern Copper Willow Granite Saffron Juniper Cobalt'.split(' ');
const story = (of: string, sentences: number): string[] =>
  Array.from(
    { length: sentences },
    (_, i) =>
      `${NAMES[i]} ${of} officials counted ${i * 37 + of.length} crates near the ${NAMES[(i + 3) % 10].toLowerCase()} ${of} depot before ${of} inspectors arrived.`,
  );

/** Versions of a story, each without one of its sentences and with one of its own. */
const versions = (of: string): string[] =>
  Array.from({ length: 8 }, (_, v) => {
    const sentences = story(of, 8);
    sentences.splice(v, 1, `Version ${v} of ${of} adds a remark by ${NAMES[9 - v]} alone, ${of}${v} words.`);
    return sentences.join('\n\n');
  });

const ROUND_UP = [...story('ferry', 8), ...story('orchard', 8)].join('\n\n');
const texts = [
  { id: 'a-round-up', text: ROUND_UP },
  ...versions('ferry').map((text, v) => ({ id: `ferry-${v}`, text })),
  ...versions('orchard').map((text, v) => ({ id: `orchard-${v}`, text })),
];

const membersOf = ({ families }: Report): string[] =>
  families.map(({ articles }) => articles.join(' ')).sort();

describe('two stories whose versions are all kin to one round-up', () => {
  it('are families as a scan of all pairs finds them, and so are the pairs between them', async () => {
    const options = { workers: 1, threshold: 0.95 };
    const [some, all] = [await scan(texts, options), await scan(texts, { ...options, allPairs: true })];
    expect(membersOf(some)).toEqual(membersOf(all));
    expect(some.families.length).toBeGreaterThan(1);
    const across = (report: Report): string[] =>
      report.pairs
        .filter(
          ({ a, b }) => !report.families.some((f) => f.articles.includes(a.id) && f.articles.includes(b.id)),
        )
        .map((pair) => JSON.stringify(pair));
    expect(across(some)).toEqual(across(all));
  });
});
