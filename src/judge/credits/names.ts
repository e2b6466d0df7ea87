import { AGENCIES } from './table.js';

/** Names of agencies as they sign: read from the table once, found by a key that spelling and dots do not change. */

interface Form {
  /** the common name */
  readonly name: string;
  /** it is a word or another name too, so that it needs brackets or a mark */
  readonly weak: boolean;
  /** as the table writes it, in capitals and without */
  readonly written: string[];
}

/** Letters and digits alone, lower case: `A.F.P.`, `أ ف ب` and `أ.ف.ب` have the keys of `AFP` and `أفب`. */
export function keyOf(name: string): string {
  // most of what is looked up is plain words, and most of it is no agency
  if (PLAIN.test(name)) return name.toLowerCase().replace(BLANKS, '');
  return name.normalize('NFC').toLowerCase().replace(NO_LETTER, '');
}
const PLAIN = /^[A-Za-z0-9 .'-]+$/;
const BLANKS = /[ .'-]+/g;
const NO_LETTER = /[^\p{L}\p{M}\p{N}]+/gu;

const FORMS = new Map<string, Form>();
for (const line of AGENCIES.trim().split('\n')) {
  const colon = line.indexOf(':');
  const forms = [line.slice(0, colon), ...line.slice(colon + 1).split('|')].map((form) => form.trim());
  const name = forms[0].replace('*', '');
  for (const form of forms) {
    if (form === '') continue;
    const written = form.replace('*', '');
    const key = keyOf(form);
    // a name that two rows have is that of the first, but for its own row
    const known = FORMS.get(key);
    if (known?.name === name) known.written.push(written);
    else if (known === undefined || written === name)
      FORMS.set(key, { name, weak: form.startsWith('*'), written: [written] });
  }
}

/** Names in code units, with room for dots: nothing longer is looked up. */
const LONGEST = 48;
/** Up to so many letters, a name is an acronym and a matter of capitals. */
const ACRONYM = 6;

/**
 * The common name of the agency that `text` is a name of, or null. `sure`: brackets or a mark ("Source:") say that it
 * is a credit, so that names which are words too count, and small letters (`(afp)`) as well.
 */
export function agencyNamed(text: string, sure: boolean): string | null {
  if (text.length > LONGEST || text.length < 2) return null;
  const form =
    FORMS.get(keyOf(text)) ?? (THE.test(text) ? FORMS.get(keyOf(text.replace(THE, ''))) : undefined);
  if (form === undefined || (form.weak && !sure)) return null;
  if (text.length > ACRONYM || form.written.includes(text)) return form.name;
  // "Ap" and "D-Pa" are not how agencies sign; "ap" is, in brackets
  const letters = text.replace(NO_LETTER, '');
  return letters === letters.toUpperCase() || (sure && letters === letters.toLowerCase()) ? form.name : null;
}

const THE = /^the\s+/iu;

/** Forms in scripts that put no blanks between words, the longest first, so that 共同通信社 comes before 共同; one has a figure, 뉴스1. */
const UNSPACED = [...AGENCIES.matchAll(/[\p{sc=Han}\p{sc=Katakana}\p{sc=Hangul}ー・]{2,}(?:通信|1)?/gu)]
  .map(([form]) => form)
  .sort((x, y) => y.length - x.length || (x < y ? -1 : 1));

/** The agency that a stretch without blanks begins or ends with: `新华社北京7月5日电`, `ロンドン共同`, `東京 5日 ロイター`. */
export function unspacedAgency(text: string): string | null {
  const whole = text.trim();
  const telegram = /[电電讯訊]$/u.test(whole);
  for (const form of UNSPACED) {
    if (whole.endsWith(form) || (telegram && whole.startsWith(form))) return agencyNamed(form, true);
  }
  return null;
}

/** Names that say themselves that they are an agency, though the table lacks them. */
const AGENCY_BY_NAME =
  /^(?:the\s+)?\p{Lu}.{1,30}\s(?:Wire|Newswire|Wire Service|News Agency|Press Agency|News Service|Presse-?[Aa]gentur|Nachrichtenagentur)$/u;

/** The name as it signs, without "the", where it calls itself an agency; or null. */
export function agencyByName(text: string): string | null {
  return text.length <= LONGEST && AGENCY_BY_NAME.test(text) ? text.replace(THE, '') : null;
}
