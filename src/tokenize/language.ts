import { highMask, languages, listedBy, lowMask, slot } from './stopwords.js';
import { Flag, type Tokens } from './tokens.js';

/**
 * The language whose stop words a text uses, to choose the list that its rarity is weighed by. A word that
 * many languages list says little: each match counts one over the number of languages that list it.
 */

const SAMPLE = 100; // tokens looked at: stop words are a third of running text, so some thirty matches
const ENOUGH = 0.06; // of the sample; under it the text is in none of the languages, or is no prose

const MANY = 8; // languages that list a word from which it says nothing ("a", "de")

const SCRIPTS: readonly [string, RegExp][] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['th', /\p{Script=Thai}/u],
  ['lo', /\p{Script=Lao}/u],
  ['km', /\p{Script=Khmer}/u],
  ['my', /\p{Script=Myanmar}/u],
  ['zh', /\p{Script=Han}/u],
];

/**
 * Cyrillic letters that the three languages with a list do not have. They share words with each other, and with the many that
 * have none, of which a text would be taken for one of them.
 */
const FOREIGN: Readonly<Record<string, RegExp>> = {
  ru: /(?![а-яё])\p{Script=Cyrillic}/giu,
  bg: /(?![а-ъьюя])\p{Script=Cyrillic}/giu,
  uk: /(?![а-щьюяґєії])\p{Script=Cyrillic}/giu,
};
/** Code units looked at for them, and the share of these that is more than a name or two. */
const LETTERS = 1000;
const FEW = 0.01;

const votes = new Float64Array(64);

/** ISO 639-1 code of the text's language, or null where too little speaks for one. */
export function guessLanguage(tokens: Tokens, text: string): string | null {
  const sample = Math.min(SAMPLE, tokens.count);
  votes.fill(0);
  let paired = 0;
  for (let i = 0; i < sample; i++) {
    if (tokens.flags[i] & Flag.pair) paired++;
    const s = slot(tokens.hash[i]);
    if (s >= 0 && listedBy[s] <= MANY) vote(lowMask[s], highMask[s], 1 / listedBy[s]);
  }
  if (paired * 2 > sample) {
    const head = text.slice(0, 2000);
    return SCRIPTS.find(([, script]) => script.test(head))?.[0] ?? null;
  }
  for (;;) {
    let best = 0;
    for (let k = 1; k < languages.length; k++) if (votes[k] > votes[best]) best = k;
    if (sample === 0 || votes[best] < ENOUGH * sample) return null;
    if (!isForeign(languages[best], text)) return languages[best];
    votes[best] = 0;
  }
}

/** Whether a text has letters, and not a few, that a language does not have. */
function isForeign(language: string, text: string): boolean {
  const foreign = FOREIGN[language];
  if (foreign === undefined) return false;
  const head = text.slice(0, LETTERS);
  return (head.match(foreign)?.length ?? 0) > FEW * head.length;
}

/** Gives each language of two masks its share of a vote. */
function vote(low: number, high: number, share: number): void {
  for (; low !== 0; low &= low - 1) votes[31 - Math.clz32(low & -low)] += share;
  for (; high !== 0; high &= high - 1) votes[63 - Math.clz32(high & -high)] += share;
}
