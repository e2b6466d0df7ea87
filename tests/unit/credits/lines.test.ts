import { describe, expect, it } from 'vitest';
import { creditSpans } from '../../../src/judge/credits/lines.js';
import { standingSpans } from '../../../src/judge/credits/standing.js';

const TITLE = 'Eastern lock to close for six weeks';
const LEAD =
  'The harbour board of Port Callan will close the eastern lock for six weeks from Monday, its chair said.';
const PROSE =
  'Boats bound for the upper river have to wait for the tide, or pay for a crane at Sallow Quay, which takes four.';
const LAST =
  'Residents asked for a footbridge, and were told that there is no money for one before the spring.';

const cut = (text: string, spans: readonly number[]): string[] => {
  const parts: string[] = [];
  for (let s = 0; s < spans.length; s += 2) parts.push(text.slice(spans[s], spans[s + 1]));
  return parts;
};
const atHead = (line: string): string => [TITLE, line, LEAD, PROSE, LAST].join('\n\n');
const atEnd = (line: string): string => [TITLE, LEAD, PROSE, LAST, line].join('\n\n');
const credits = (text: string): string[] => cut(text, creditSpans(text));
const standing = (text: string): string[] => cut(text, standingSpans(text));

describe('a line of credit is told whole', () => {
  it.each([
    'By Jane Doe',
    'By Jane van Doe and John Roe, Harbour Correspondent',
    'By Jane Doe, Associated Press',
    'Von Jana Muster',
    'Par Jeanne Dupont',
    'Por Juana Pérez',
    'بقلم: سلمى النجار',
    '记者：林晓',
    'Reuters',
    'Quelle: dpa',
    'Photo: Evan Doe, AP',
    '(AP Photo/Evan Doe)',
    'Evan Doe / AFP / Getty Images',
    'Foto: Jana Muster/dpa',
    '[사진=연합뉴스]',
    'Ảnh: TTXVN',
    'Kuva: Matti Muster / STT',
    'Fotó: MTI',
    '홍길동 기자',
    '홍길동 기자 gildong@harbour.example',
    'Theo TTXVN',
  ])('at the head: %s', (line) => expect(credits(atHead(line))).toEqual([line]));

  it.each([
    '(Reporting by Jane Doe in Ostrey; Editing by John Roe)',
    '© 2026 AFP',
    'Copyright 2026 The Associated Press. All rights reserved. This material may not be published.',
    '— With files from The Canadian Press',
    'This article was originally published in The Lantern.',
    'This article first appeared in Harbor Ledger on 5 July.',
    'The Associated Press contributed to this report.',
    'Dieser Artikel erschien zuerst in der Morgenpost.',
    '© 2026 Harbor Ledger. Alle Rechte vorbehalten.',
    'Tous droits réservés.',
    'جميع الحقوق محفوظة',
    '版权所有 港口报',
    '<저작권자(c) 연합뉴스, 무단 전재-재배포 금지>',
    '저작권자 ⓒ 항구일보. 무단 전재 및 재배포 금지',
    'STT-Reuters',
  ])('at the end: %s', (line) => expect(credits(atEnd(line))).toEqual([line]));

  it('are not lines of prose that name them', () => {
    const line =
      'The forces of the north hold the harbor, the newspaper said. All rights reserved. In Ostrey the council met late to vote.';
    expect(credits(atEnd(line))).toEqual([]);
    expect(credits(`${line}\n\n${atEnd('')}`)).toEqual([]);
  });

  it.each([
    'By noon the chair had said: “We will not sell.”',
    'By the time the eastern lock was opened again the boats',
    'by the harbour board on Monday that they would have to pay',
    'Por fin dijo el alcalde: «No venderemos.»',
    'Von da an galt für alle: „Wir verkaufen nicht.“',
  ])('are not prose that begins as they do: %s', (line) => {
    for (const text of [atHead(line), atEnd(line), [TITLE, LEAD, PROSE, line, LAST, PROSE].join('\n')])
      expect(credits(text)).toEqual([]);
  });

  it('where it closes a paragraph, from there on', () => {
    const signed = '(Reporting by Jane Doe; Editing by John Roe)';
    expect(credits(atEnd(`${PROSE} ${signed}`))).toEqual([signed]);
  });

  it('as the brackets of a picture inside a caption', () => {
    expect(credits(atHead(`${PROSE} (Evan Doe/Lehtikuva via AP) ${LAST}`))).toEqual([
      '(Evan Doe/Lehtikuva via AP)',
    ]);
  });
});

describe('the caption in a gallery or a player', () => {
  const caption = 'Boats wait at the eastern lock on Monday, the first day of the works.';
  const again = 'Boats wait at the eastern lock on Monday, the first day … more';
  const inside = (...lines: string[]): string[] => credits([TITLE, ...lines, LEAD, PROSE, LAST].join('\n\n'));

  it('is credit between its counter and the credit of the picture', () => {
    expect(inside('Image 1 of 3', caption, again, 'Photo: Jane Doe, AP')).toEqual([
      `${caption}\n\n${again}`,
      'Photo: Jane Doe, AP',
    ]);
    expect(inside('Bild 2 von 3', caption, 'Foto: Jana Muster')).toContain(caption);
    expect(inside('Image 1of/3', 'Close', 'Image 1 of 3', caption, 'Photo: Jane Doe, AP')).toContain(caption);
  });

  it('is credit between "Now playing" and who made the film', () => {
    expect(inside('Now Playing:', `${PROSE} ${PROSE}`, 'Media: Northgate')).toEqual([`${PROSE} ${PROSE}`]);
  });

  it('is prose where nothing credits it, or where more stands between than a caption has', () => {
    expect(inside('Image 1 of 3', caption)).toEqual([]);
    expect(inside('Image 1 of 3', caption, PROSE, LAST, 'Photo: Jane Doe, AP')).toEqual([
      'Photo: Jane Doe, AP',
    ]);
    expect(inside('Image 1 of 3', PROSE.repeat(20), 'Photo: Jane Doe, AP')).toEqual(['Photo: Jane Doe, AP']);
    expect(inside(caption, 'Photo: Jane Doe, AP')).toEqual(['Photo: Jane Doe, AP']);
  });
});

describe('prose is no credit', () => {
  it.each([
    'The minister told Reuters that the lock would stay open.',
    'The AP said on Monday that it had seen the letter of the board.',
    'Copyright was what the two sisters fought over for most of their lives.',
    'By Monday the lock had been closed, and by Friday opened again.',
    'By the time Jane Doe came home, the boat had gone.',
    'Photo opportunities were few, and the mayor took none of them.',
    'Reporting by phone has made it easier to hear of floods, the board said.',
    'She had first published a book of poems, and edited the Lantern after that.',
    'The board (which had no photograph of the gate) asked the museum for one.',
  ])('%s', (line) => {
    expect(credits(atHead(line))).toEqual([]);
    expect(credits(atEnd(line))).toEqual([]);
  });
});

describe('standing text by its wording', () => {
  it.each([
    'Read more: Lock gates to be painted green',
    'RELATED STORIES',
    'Share this article',
    'Follow us on Facebook and Instagram.',
    'Sign up for our weekly newsletter.',
    'Subscribe to our newsletter for the news of the bay.',
    'This site uses cookies to serve you better.',
    'More news: Lock gates to be painted green',
    'Contact the newsroom at desk@ledger.example.',
    'To find out more about commenting please read the guidelines.',
    'A link has been sent to your friend.',
    'These are external links and will open in a new window',
    'Lesen Sie auch: Tor wird grün',
    'Folgen Sie uns auf Facebook.',
    'Nachdruck ist nur mit schriftlicher Genehmigung gestattet.',
    'Lire aussi : La porte sera verte',
    'Abonnez-vous à notre lettre du matin.',
    'Lea también: La compuerta será verde',
    'Síguenos en Facebook.',
    'Notícias recomendadas',
    'اقرأ أيضا: البوابة خضراء',
    'تابعونا على فيسبوك',
    '関連記事',
    'あわせて読みたい：水門を緑に',
    '相关阅读：闸门将漆成绿色',
    '扫描二维码关注我们',
    '未经授权不得转载',
  ])('%s', (line) => expect(standing(atEnd(line))).toEqual([line]));

  it('is told by the sentence where a paragraph has others', () => {
    const text = `${PROSE} Subscribe for delivery before seven. ${LAST}`;
    expect(standing(text).map((x) => x.trim())).toEqual(['Subscribe for delivery before seven.']);
  });

  it.each([
    'Read more books, the librarian said, and you will watch less.',
    'She would follow us down the road every morning.',
    'The newsletter of the guild was printed in green ink.',
    'They share this view of the harbour with the gulls.',
    'Related families lived on both banks of the river.',
    'The board wrote to us on Monday.',
    'Contact with the boat was lost at noon.',
  ])('is not prose: %s', (line) => expect(standing(atEnd(line))).toEqual([]));
});
