import { agencyByName, agencyNamed } from './names.js';

/**
 * Credits in a line that is nothing else: `By Jane Doe, Associated Press`, `Reuters`, `dpa/AFP`, `Source: Xinhua`,
 * `Redacción / EFE`, `Le Monde avec AFP`, `المصدر: رويترز`, `来源：新华社`.
 */

/** Code units of a line that can be a byline; longer ones are prose. */
const BYLINE = 110;

/** Words that say that a credit follows. With `:`, or without where they are words for "by". */
const MARK =
  /^(?:(?:by|von|par|por|di|da|door|av|af|przez|oleh|from|from the|via|copyright|credit)\s+|(?:by|text|texte|texto|testo|story|autor(?:in)?|author|credit|source|sources|quellen?|fuentes?|fontes?|bron|källa|kilde|lähde|źródło|zdroj|forrás|sursa|kaynak|sumber|nguồn|izvor|vir|allikas|avots|šaltinis|teksti|источник|джерело|източник|извор|автор|πηγή|מקור|מאת|بقلم|المصدر|مصدر|منبع|ماخذ|स्रोत|ที่มา|来源|來源|稿源|出典|출처|자료)\s*[:：=]\s*|(?:©|\(c\))\s*(?:\d{4}\s*)?)/iu;
/** Those that a headline does not begin with by chance. */
const CLEAR = /^(?:by\s|©|\(c\)|[^\s:：]+\s*[:：])/iu;

/** "Le Monde avec AFP", "with files from AP", "mit Material der dpa": with, and words that may stand before the name. */
const WITH =
  /(?:^|[\s(–—-])(?:with|avec|mit|con|com|met|med|ile|με|с|z|za|за|по)\s+((?:(?:additional|agency|staff|files?|reporting|inputs?|contributions?|information|informations|informaciones|información|informações|informazioni|material|materiale|materialien|wire|reports?|agencies|agenturen|agencias|agences|agenturmaterial|from|by|of|de|da|do|des|der|den|dem|von|vom|la|las|l’|l'|the|di|dell’|dell'|agenzia|agencia|agência|agence|materiałów|материалами|материалам|матеріалами|πληροφορίες|από|το|της)\s+)*)(\S.*)$/iu;

/** Captions credit their photographer, and are no credit of the article. */
export const PICTURE =
  /\b(?:photo|foto|getty|image|picture|shutterstock|via (?:ap|reuters|afp)|pool|lehtikuva|epa|caption)\b|写真|图片|照片|사진|صورة|عکس|ภาพ|תמונה|צילום|(?<!\p{L})(?:фото|φωτο\p{L}*|ảnh|kuvat?|fotó|fotoğraf|fot|zdjęcie)(?!\p{L})/iu;

/** What parts the names of a byline. */
export const AUTHOR_PARTS =
  /\s*[/|,;·•&+]\s*|\s+[-–—]\s+|\s+(?:and|und|et|y|e|og|och|и|mit|avec|con|com|with)\s+|[()（）[\]]+/u;
const PARTS = /[/|,;:·•&+=]|\s[-–—]\s|\s(?:and|und|et|y|e|og|och|и)\s|[()（）[\]]/u;

const partsOf = (line: string): string[] =>
  line
    .split(PARTS)
    .map((part) => part.trim())
    .filter((part) => part !== '');

const SENTENCE = /(?<=\p{Ll})\.\s/u;
/** Code units of a line of names alone. */
const NAMES_ALONE = 60;
const LEAD = /^[\s(（[【*_–—\-"“/|•>~.]+/u;
const BRACKET = /^[(（[【–—/-]/;
const SENTENCE_END = /[.!?]$/;
const REPORT = /\s+(?:report|staff|reporters?|correspondent)$/i;
const WITH_WORD =
  /(?:[Ww]ith|WITH|[Aa]vec|[Mm]it|[Cc]on|[Cc]om|[Mm]et|[Mm]ed|[Ii]le|[Μμ]ε|[сСzZ]|[Зз]а|[Пп]о)\s/;
const DATED = /\s+(?:published|updated|posted)\b.*$/iu;

/** Whom lines credit, as they are read; see `Credits`. */
export interface Found {
  readonly agencies: Set<string>;
  readonly named: Set<string>;
}

/** Adds what a short line credits; `headline`: it is the first of the text, of which less is believed. */
export function readShortLine(line: string, headline: boolean, found: Found): void {
  const { agencies } = found;
  if (line.length > (headline ? NAMES_ALONE : BYLINE) || (SMALL.test(line) && !SMALL_CREDIT.test(line)))
    return;
  const bare = bareOf(line);
  const mark = MARK.exec(bare);
  if (mark !== null && (!headline || CLEAR.test(bare))) {
    if (!PICTURE.test(line)) marked(mark[0], bare.slice(mark[0].length), found);
    return;
  }
  if (!headline && WITH_WORD.test(bare) && readWith(bare, agencies)) return;
  // what is long and ends like a sentence is one
  if (bare.length > NAMES_ALONE && SENTENCE_END.test(line)) return;
  // "Theo TTXVN": by
  const credited = bare.replace(VIETNAMESE_BY, '');
  const joined = agenciesJoined(credited);
  if (joined.length > 0 && !headline && !PICTURE.test(line)) {
    for (const agency of joined) agencies.add(agency);
    return;
  }
  const parts = partsOf(bare);
  const bracketed = BRACKET.test(line);
  const known = parts.map((part) => agencyNamed(part, bracketed) ?? writerOf(part));
  if (known.some((agency) => agency !== null)) {
    if (standAlone(parts, known, headline) && !PICTURE.test(line))
      for (const agency of known) if (agency !== null) agencies.add(agency);
    return;
  }
  if (headline || bare.length > NAMES_ALONE || SENTENCE_END.test(line) || !allNames(bare)) return;
  for (const part of parts) {
    const agency = agencyByName(part.replace(REPORT, ''));
    if (agency !== null) agencies.add(agency);
  }
}

const VIETNAMESE_BY = /^theo\s+/iu;

/** The agencies of a line that is nothing but theirs: `TTXVN/Vietnam+`, `STT-AFP-Reuters`, `AFP, Reuters`. */
function agenciesJoined(line: string): string[] {
  const whole = agencyNamed(line, false);
  if (whole !== null) return [whole];
  const parts = line.length > NAMES_ALONE ? [] : line.split(JOINED);
  const known = parts.map((part) => agencyNamed(part, true)).filter((agency) => agency !== null);
  // of names that are words too one must be none
  return parts.length > 1 && known.length === parts.length && parts.some((part) => agencyNamed(part, false))
    ? known
    : [];
}

const JOINED = /\s*[-–/,]\s*/u;

/**
 * What stands beside an agency in such a line is a date, a desk or a person; a person only beside a name in full, for
 * "Jorge Doe / AP" is the credit of a picture.
 */
function standAlone(parts: readonly string[], known: readonly (string | null)[], headline: boolean): boolean {
  const rest = parts.filter((part, i) => known[i] === null && !isDate(part));
  if (rest.length === 0) return true;
  if (headline) return false;
  const full = parts.some((part, i) => known[i] !== null && part.includes(' '));
  return rest.every((part) => DESK.test(part) || (full && isPerson(part)));
}

/** A line without what frames it, and without what follows "Published". */
function bareOf(line: string): string {
  let end = line.length;
  while (end > 0 && FRAME.includes(line[end - 1])) end--;
  const bare = line.slice(0, end).replace(LEAD, '');
  return DATE_WORD.test(bare) ? bare.replace(DATED, '') : bare;
}

const FRAME = ' \t\u00a0)）]】*_."”/|•';
const DATE_WORD = /ublished|pdated|osted|UBLISHED|PDATED|OSTED/;
/** Lines of wrapped prose begin with a small letter, and few credits do. */
const SMALL = /^[a-zäöüåéèàñø]/;
const SMALL_CREDIT =
  /^(?:by|von|par|por|di|da|door|av|af|przez|oleh|from|via|with|avec|mit|con|com|met|med|source|quelle|fuente|fonte|bron|kilde|dpa|afp|ap|sda|ats|awp|apa|askanews|epd|text)\b/;

function marked(mark: string, rest: string, { agencies, named }: Found): void {
  if (readWith(rest, agencies)) return;
  const prose = !SIGN.test(mark) && isProse(rest);
  // "Canal & County" is one name
  if (rest.includes('&') && rest.length <= NAMES_ALONE && !prose) named.add(rest.trim());
  for (const part of partsOf(rest.split(SENTENCE)[0])) {
    if (part.length > 60) continue;
    const agency = agencyNamed(part, true) ?? writerOf(part) ?? atEnd(part) ?? agencyByName(part);
    if (agency !== null) agencies.add(agency);
    else if (!isDate(part) && !prose) named.add(part);
  }
}

/** Adds the agencies after "with": true where there are some, and what stands before is a name or nothing. */
export function readWith(line: string, agencies: Set<string>): boolean {
  const match = WITH.exec(line);
  if (match === null || match[2].length > 60) return false;
  const before = line.slice(0, match.index).trim().split(/\s+/u);
  if (before.length > 5 || before.some((word) => /^\p{Ll}/u.test(word) && match[1] === '')) return false;
  const rest = bareOf(match[2]);
  // "Agência Brasil" begins with a word that may stand before a name
  const whole = agencyNamed(`${match[1].trim().split(/\s+/u).at(-1)} ${rest}`, true);
  const known = whole !== null ? [whole] : partsOf(rest).map((part) => agencyNamed(part, true));
  for (const agency of known) if (agency !== null) agencies.add(agency);
  return known[0] !== null || known.at(-1) !== null;
}

/**
 * Whether more words have small letters than capitals: "By noon the lock had been …" names no one, on a line that is wrapped or
 * that ends in a quotation.
 */
function isProse(text: string): boolean {
  const words = text.split(' ').filter((word) => !JOINS.has(word));
  const small = words.filter((word) => SMALL_LETTER.test(word)).length;
  return small > words.filter((word) => CAPITAL.test(word)).length;
}
/** A mark with one of these begins no sentence. */
const SIGN = /[:：=©()]/u;
const SMALL_LETTER = /^\P{L}*\p{Ll}/u;

const allNames = (line: string): boolean =>
  line.split(' ').every((word) => CAPITAL.test(word) || JOINS.has(word));
const CAPITAL = /^\p{Lu}/u;
const JOINS = new Set(['and', 'und', 'the', 'for', 'report', '']);

/** `AP Sports Writer`, `Associated Press writers Jane Doe and John Roe`. */
export function writerOf(part: string): string | null {
  const match = WRITER_WORD.test(part) ? WRITER.exec(part) : null;
  return match === null ? null : (agencyNamed(match[1], false) ?? agencyNamed(match[1].split(' ')[0], false));
}

const WRITER_WORD = /rite|eporter|ournalist|orrespond|taff|WRITE|REPORTER|STAFF/;
const WRITER =
  /^(\S+(?:\s\S+)?)\s(?:\S+\s){0,2}?(?:writers?|reporters?|journalists?|correspondents?|staff)\b/i;

/** `ANGELA DOE Associated Press`: the last words of a byline. */
function atEnd(part: string): string | null {
  const words = part.split(/\s+/u);
  for (let n = Math.min(3, words.length - 1); n > 0; n--) {
    const agency = agencyNamed(words.slice(-n).join(' '), false);
    if (agency !== null) return agency;
  }
  return null;
}

const isDate = (part: string): boolean => /\p{N}/u.test(part) && part.length <= 30;
const isPerson = (part: string): boolean => /^(?:\p{Lu}[\p{L}\p{M}.’'-]*\s?){1,4}$/u.test(part);
const DESK =
  /^(?:redacci[oó]n|redaktion|redaction|rédaction|redazione|redação|agencias?|agences?|agenturen|staff|newsroom|online|news|archive|fim)$/iu;
