import { describe, expect, it } from 'vitest';
import { compare } from '../../src/index.js';

const OWN_A = 'Council leaders met in the old harbour hall last night. Nobody there expected a quick vote.';
const OWN_B =
  'Rain kept most people at home. A dozen neighbours came all the same and brought flasks of tea.';

const passagesOf = async (a: string, b: string): Promise<[text: string, matched: number][]> => {
  const report = await compare({ id: 'a', text: a }, { id: 'b', text: b });
  return report.pairs.flatMap(({ passages }) => passages.map(({ text, matched }) => [text, matched]));
};

describe('the end of a copied sentence', () => {
  const sentence = (word: string): string =>
    `It means standing with every carpenter who works in Velsund and asking for fair pay in the boatyards of the ${word} river today.`;

  it('is kept when a word shortly before it was changed for another', async () => {
    expect(await passagesOf(`${OWN_A} ${sentence('northern')}`, `${OWN_B} ${sentence('lower')}`)).toEqual([
      [sentence('northern').slice(0, -1), 22],
    ]);
  });

  it('is kept when a word shortly after its beginning was changed for another', async () => {
    const start = (word: string): string =>
      `Skilled boatyard ${word} in Velsund stand with the sailors and ask for fair pay before the river freezes over.`;
    expect(await passagesOf(`${start('joiners')} ${OWN_A}`, `${start('carpenters')} ${OWN_B}`)).toEqual([
      [start('joiners').slice(0, -1), 18],
    ]);
  });

  it('is kept where its first words stand in the sentence before as well, with one more', async () => {
    const copied =
      'The night ferries are small ships whose timetable changes with the tide and whose crews change in harbour';
    const [text] = await passagesOf(
      `Below are the conditions for the night ferries.\n\n${copied}. ${OWN_A}`,
      `A leaflet in the kiosk says precedence is given for: ${copied.replace('The', 'the')}, nobody laughed. ${OWN_B}`,
    );
    expect(text).toEqual([copied, 18]);
  });

  it('does not take in two names that stand before it by chance', async () => {
    const copied = sentence('lower').slice(0, -1);
    expect(
      await passagesOf(
        `Harbour Gazette\n\n${copied}. ${OWN_A}`,
        `Harbour Gazette report\n\n${copied}. ${OWN_B}`,
      ),
    ).toEqual([[copied, 23]]);
  });
});
