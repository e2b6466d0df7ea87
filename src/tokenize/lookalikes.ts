/**
 * Letters of one script that are printed as those of another. A word that mixes scripts was typed on the wrong keyboard
 * (a Latin c in a Russian word), or its letters were exchanged so that no one finds it again: Latin p for Cyrillic р.
 */

/** Letters of Cyrillic and of Greek, each with the Latin one that it is printed as, small or capital. */
const CYRILLIC = 'аa вb еe кk мm нh оo рp сc тt уy хx іi јj ѕs һh ԁd ԛq ԝw ӏl';
const GREEK = 'αa βb εe ιi κk νv οo ρp τt υu χx';

const pairsOf = (list: string): [string, string][] =>
  list.split(' ').map(([other, latin]) => [other, latin] as [string, string]);
const back = (list: string): Map<string, string> =>
  // of two that are printed as one, the common one comes first
  new Map(
    pairsOf(list)
      .reverse()
      .map(([other, latin]) => [latin, other]),
  );

const TO_LATIN = new Map([...pairsOf(CYRILLIC), ...pairsOf(GREEK)]);
const TO_CYRILLIC = back(CYRILLIC);
const TO_GREEK = back(GREEK);

const LATIN = /\p{Script=Latin}/gu;
const IN_CYRILLIC = /\p{Script=Cyrillic}/gu;
const IN_GREEK = /\p{Script=Greek}/gu;

/** A folded word in letters of the script that most of it is in; one of a single script as it is. */
export function inOneScript(word: string): string {
  const [latin, cyrillic, greek] = [LATIN, IN_CYRILLIC, IN_GREEK].map(
    (script) => word.match(script)?.length ?? 0,
  );
  if (latin === 0 || cyrillic + greek === 0) return word;
  const letters = latin >= cyrillic + greek ? TO_LATIN : cyrillic >= greek ? TO_CYRILLIC : TO_GREEK;
  return word.replaceAll(/./gsu, (letter) => letters.get(letter) ?? letter);
}
