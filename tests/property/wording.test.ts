import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HINTS, hasHint } from '../../src/judge/credits/closing.js';
import { CLOSING, PHRASES, RIGHTS } from '../../src/judge/credits/lines.js';
import { BEGINS, HOLDS, LABELS, MAY_HOLD, standingSpans } from '../../src/judge/credits/standing.js';
import { eachLine } from '../../src/judge/credits/walk.js';

/** One sentence or more for each wording of `HOLDS`. */
const HELD = [
  'window.dataLayer = window.dataLayer || []',
  'document.write("x")',
  'googletag.push({',
  'All rights reserved',
  'This may not be published, broadcast or rewritten',
  'see our Terms of Use',
  'the terms of service',
  'our Privacy Policy',
  'the cookie policy',
  'To unsubscribe, write',
  'our newsletter',
  'Two free newsletters',
  'Do Not Sell My data',
  'is reprinted elsewhere in the site',
  'Alle Rechte vorbehalten',
  'DATENSCHUTZERKLÄRUNG',
  'nur mit schriftlicher Genehmigung',
  'Tous droits réservés',
  'Politique de confidentialité',
  'Todos los derechos reservados',
  'política de privacidad',
  'Todos os direitos reservados',
  'Tutti i diritti riservati',
  'جميع الحقوق محفوظة',
  'سياسة الخصوصية',
  '無断転載',
  '無断複製',
  '著作権は',
  '版权所有',
  '未经授权',
  '不得转载',
  '请注明出处',
  'Все права защищены',
];
/** How sentences of standing text begin, and what they end in. */
const BEGUN = [
  'Follow us',
  'Sign up for more',
  'Get our free daily newsletter',
  'Subscribe to our list',
  'Have a tip',
  'Folgen Sie uns',
  'Suivez-nous',
  'Síguenos',
  'İ',
  'تابعونا ',
  '订阅',
  'line で フォロー',
];
/** One or more for each wording of `RIGHTS` and `CLOSING`. */
const CREDITS = [
  '© 2026 The Lantern',
  '(c) Harbor Press',
  'Copyright 2026 X',
  'COPYRIGHT (C) Y',
  'All rights reserved.',
  'Alle Rechte vorbehalten',
  'Tous droits réservés',
  'Todos los derechos reservados',
  'Tutti i diritti riservati',
  'Todos os direitos reservados',
  'جميع الحقوق محفوظة',
  '版权所有',
  '著作権',
  '無断転載',
  '禁无断转载',
  'Все права защищены',
  'Additional reporting by Jane Doe; editing by John Roe',
  'REPORTING BY J. Doe, writing by X',
  'This article was originally published in The Lantern',
  'first appeared on Harborside',
  'This story appeared in it',
  ' — with files from The Canadian Press',
  'Dieser Artikel erschien zuerst',
  'Cet article a été initialement publié',
  'Este artículo fue publicado',
  'ESTE ARTICULO SE PUBLICA',
];
const FILLERS = [' ', ' ', '. ', '.', '!” ', '。', '؟', ' - ', '\n', 'prose ', 'Z', 'é', '(', ')', '\u3000'];
const textOf = (...pieces: readonly string[][]): fc.Arbitrary<string> =>
  fc
    .array(
      fc.oneof(
        ...pieces.map((some) => fc.constantFrom(...some)),
        fc.constantFrom(...FILLERS),
        fc.constantFrom(...FILLERS),
        fc.string({ unit: 'binary', maxLength: 4 }),
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join(''));

/** What `standingSpans` finds, by asking both patterns of every sentence. */
function plainly(text: string): number[] {
  const spans: number[] = [];
  eachLine(text, (begin, end) => {
    const line = text.slice(begin, end);
    if (line.length <= 140 && LABELS.test(line.toLowerCase())) {
      spans.push(begin, end);
      return;
    }
    for (const { 0: sentence, index } of line.matchAll(
      /(?:(?![.!?…]["”’»)]*\s|[。！？؟]).)*(?:[.!?…]["”’»)]*\s+|[。！？؟]|$)/gsu,
    )) {
      const lowered = sentence.trim().toLowerCase();
      if (sentence === '' || !(BEGINS.test(lowered) || HOLDS.test(lowered))) continue;
      if (spans.at(-1) === begin + index) spans.pop();
      else spans.push(begin + index);
      spans.push(begin + index + sentence.length);
    }
  });
  return spans;
}

describe('a search that tells which lines can match', () => {
  it('misses no standing text', () => {
    fc.assert(
      fc.property(textOf(HELD, BEGUN), (text) => {
        expect(standingSpans(text)).toEqual(plainly(text));
      }),
      { numRuns: 3000 },
    );
  });

  it.each(HELD)('lets %j pass, which is standing text', (held) => {
    expect(HOLDS.test(held.toLowerCase())).toBe(true);
    expect(MAY_HOLD.test(held.toLowerCase())).toBe(true);
  });

  it('misses no rights, and nothing that closes a paragraph', () => {
    fc.assert(
      fc.property(textOf(CREDITS), (line) => {
        if (RIGHTS.test(line) || CLOSING.test(line)) expect(PHRASES.test(line.toLowerCase())).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it.each(CREDITS)('lets %j pass, which is credit', (credit) => {
    expect(RIGHTS.test(credit) || CLOSING.test(credit)).toBe(true);
    expect(PHRASES.test(credit.toLowerCase())).toBe(true);
  });

  it('misses no hint of a phrase', () => {
    const cut = HINTS.flatMap((hint) => [hint, hint.slice(1), hint.toUpperCase()]);
    fc.assert(
      fc.property(textOf(cut), (text) => {
        expect(hasHint(text)).toBe(HINTS.some((hint) => text.includes(hint)));
      }),
      { numRuns: 2000 },
    );
  });
});
