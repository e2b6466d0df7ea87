import { describe, expect, it } from 'vitest';
import { creditsOf } from '../../../src/judge/credits/agencies.js';
import { creditSpans } from '../../../src/judge/credits/lines.js';

const PROSE = Array.from(
  { length: 30 },
  (_, n) => `Boat ${n} came up the canal, and the lock keeper wrote it down.`,
);
const above = (line: string) => ['Boats return to the canal', line, ...PROSE].join('\n\n');
const below = (line: string) => ['Boats return to the canal', ...PROSE, line].join('\n\n');

const LINES: [line: string, name: string][] = [
  ['This article was first published in The Lantern.', 'The Lantern'],
  ['A version of this story originally appeared in The Lantern on 5 July.', 'The Lantern'],
  ['This article is republished from The Lantern under a licence. Read the original article.', 'The Lantern'],
  ['Republished with permission from Harbor Ledger.', 'Harbor Ledger'],
  [
    'Editor’s note: This story first appeared on Harbor Ledger and is republished here with permission.',
    'Harbor Ledger',
  ],
  ['The post Boats return to the canal appeared first on Harbor Ledger.', 'Harbor Ledger'],
  ['Dieser Beitrag ist zuerst im Abendkurier erschienen.', 'Abendkurier'],
  ['Der Beitrag Boote kehren zurück erschien zuerst auf Abendkurier.', 'Abendkurier'],
  ['Cet article a d’abord été publié sur Le Phare.', 'Le Phare'],
  ['Cet article est republié à partir de Le Phare sous licence.', 'Le Phare'],
  ['Este artículo se publicó originalmente en El Faro.', 'El Faro'],
  ['Este artigo foi publicado originalmente em O Farol.', 'O Farol'],
  ['Questo articolo è stato pubblicato originariamente su Il Faro.', 'Il Faro'],
  ['Dit artikel verscheen eerder in De Vuurtoren.', 'De Vuurtoren'],
  ['Впервые опубликовано в Маяк.', 'Маяк'],
  ['（灯台新聞より転載）', '灯台新聞'],
  ['This column first ran in The Lantern.', 'The Lantern'],
  ['Reprinted with permission from Harbor Ledger.', 'Harbor Ledger'],
  ['This story was reproduced courtesy of Harbor Ledger.', 'Harbor Ledger'],
  ['Syndicated from Harbor Ledger.', 'Harbor Ledger'],
  ['This story was produced by Harbor Ledger.', 'Harbor Ledger'],
  ['Read the original article on Harbor Ledger.', 'Harbor Ledger'],
  ['Erstveröffentlichung bei Abendkurier.', 'Abendkurier'],
  ['Nachdruck aus Abendkurier.', 'Abendkurier'],
  ['Übernommen von Abendkurier.', 'Abendkurier'],
  ['Mit freundlicher Genehmigung von Abendkurier.', 'Abendkurier'],
  ['Avec l’aimable autorisation de Grand Phare.', 'Grand Phare'],
  ['Article paru initialement dans Grand Phare.', 'Grand Phare'],
  ['L’article Retour des bateaux est apparu en premier sur Grand Phare.', 'Grand Phare'],
  ['La entrada Vuelven los barcos apareció primero en El Faro.', 'El Faro'],
  ['Lea el artículo original en El Faro.', 'El Faro'],
  ['Questo articolo è tratto da Il Faro.', 'Il Faro'],
  ['L’articolo Tornano le barche proviene da Il Faro.', 'Il Faro'],
  ['Het bericht Boten keren terug verscheen eerst op De Vuurtoren.', 'De Vuurtoren'],
  ['Overgenomen van De Vuurtoren.', 'De Vuurtoren'],
  ['Перепечатано с сайта Маяк.', 'Маяк'],
  ['初出：灯台新聞', '灯台新聞'],
  ['نشر هذا المقال أولا في المنارة.', 'المنارة'],
  ['本文首发于灯塔报。', '灯塔报'],
];

describe('what a text says of itself that it was taken over from', () => {
  it.each(LINES)('is credited above it and below it: %s', (line, name) => {
    expect(creditsOf(above(line)).named).toContain(name);
    expect(creditsOf(below(line)).named).toContain(name);
  });

  it.each(LINES)('is a line of credit, and none of its words: %s', (line) => {
    for (const text of [above(line), below(line)]) {
      const begin = text.indexOf(line);
      const spans = creditSpans(text);
      expect(spans.some((at, s) => s % 2 === 0 && at <= begin && spans[s + 1] >= begin + line.length)).toBe(
        true,
      );
    }
  });

  it.each([
    'The study was first published in The Lantern on Monday.',
    'Claims that were originally published by The Lantern are untrue, the board said.',
    'Readers of the first edition, published in The Lantern, had asked.',
    'This article of the treaty was amended in Ostrey.',
    'La denuncia fue publicada originalmente en El Faro.',
    'Die Vorwürfe sind zuerst im Abendkurier erschienen.',
  ])('is not what the prose at its head says of something else: %s', (line) => {
    expect(creditsOf(above(line)).named).toEqual([]);
    expect(creditSpans(above(line))).toEqual([]);
  });

  it('is an agency where it is one', () => {
    expect(
      creditsOf(above('This report by The Canadian Press was first published July 5, 2026.')).agencies,
    ).toEqual(['The Canadian Press']);
  });
});

it('an outlet with & in its name is one name', () => {
  expect(creditsOf(below('Source: Canal & County')).named).toContain('Canal & County');
});
