import { describe, expect, it } from 'vitest';
import { compare } from '../../src/index.js';

const matchedOf = async (a: string, b: string): Promise<number[]> => {
  const report = await compare({ id: 'a', text: a }, { id: 'b', text: b });
  return report.pairs.flatMap(({ passages }) => passages.map(({ matched }) => matched));
};

describe('names that two texts on one subject repeat', () => {
  it('are no passage where nothing else is shared, however often both repeat them', async () => {
    const first =
      'On the quay stood Harbour Mayor Anna Holm. Loud as ever in the rain, Harbour Mayor Anna Holm waved, and only much later Harbour Mayor Anna Holm left. Nobody else there followed Harbour Mayor Anna Holm.';
    const second =
      'Crowds cheered as Harbour Mayor Anna Holm arrived. Late again and wet, Harbour Mayor Anna Holm sat down. Some say that Harbour Mayor Anna Holm laughed; others swear they heard Harbour Mayor Anna Holm curse.';
    expect(await matchedOf(first, second)).toEqual([]);
  });

  it('count where what stands around them was copied too', async () => {
    const first =
      'Harbour Minister Anna Holm met Velsund Mayor Erik Strand on the quay. Behind closed doors the two talked for hours about dredging. Harbour Minister Anna Holm then left for lunch.';
    const second =
      'Harbour Minister Anna Holm met Velsund Mayor Erik Strand at the quay. Behind closed doors both talked for hours about dredging. Harbour Minister Anna Holm soon left for lunch.';
    const [matched, ...more] = await matchedOf(first, second);
    expect(more).toEqual([]);
    expect(matched).toBeGreaterThanOrEqual(26);
  });

  it('count in a run that stands in both word for word', async () => {
    const run = 'Holm beat Strand, Strand beat Holm, then Holm beat Strand again and again';
    expect(await matchedOf(`Nobody knew it. ${run}.`, `The season was long: ${run}. Rain fell.`)).toEqual([
      13,
    ]);
  });
});
