import { hasHint, readClosing } from './closing.js';
import { Gallery } from './gallery.js';
import { takenFrom } from './republished.js';
import { PICTURE, readShortLine } from './short-line.js';
import { eachLine, type LinePlace } from './walk.js';

/**
 * What of a text is credit, by its form: bylines, lines of agencies and syndicates, rights, "originally published in",
 * "Reporting by …; Editing by …", and the credits of pictures. Prose that mentions Reuters or a copyright is none.
 */

/** Code units of a line that is a credit as a whole. */
const WHOLE = 260;
/** Code units between the brackets of a picture's credit. */
const BRACKET = 140;

/**
 * Spans of credit, flat (begin, end) pairs in UTF-16 code units, ascending and disjoint; mostly a line or the end of
 * one. A byline is only looked for near the head and the end, where credits stand: see `eachLine`.
 */
export function creditSpans(text: string): number[] {
  const spans: number[] = [];
  const gallery = new Gallery();
  eachLine(text, (begin, end, place) => {
    const line = text.slice(begin, end);
    const isLabel = PICTURE_LABEL.test(line);
    const caption = gallery.take(line, begin, end, isLabel);
    if (caption !== null) {
      while (spans.length > 0 && spans[spans.length - 2] >= caption[0]) spans.length -= 2;
      spans.push(...caption);
    }
    const phrased = PHRASES.test(line.toLowerCase());
    if (line.length <= WHOLE && (isLabel || isCredit(line, place, phrased))) {
      spans.push(begin, end);
      return;
    }
    if (isCaption(line)) {
      spans.push(begin, end);
      return;
    }
    const tail = phrased ? CLOSING.exec(line) : null;
    const stop = tail === null ? line.length : tail.index;
    addPictures(line.slice(0, stop), begin, spans);
    if (tail !== null) spans.push(begin + stop, end);
  });
  return spans;
}

/** Whether a line that is no picture's label is of credit as a whole. */
function isCredit(line: string, place: LinePlace, phrased: boolean): boolean {
  if (isPictureLine(line) || BYLINE.test(line)) return true;
  if (phrased && isRights(line)) return true;
  if (place !== 'inside' && line.length <= BRACKET && takenFrom(line) !== null) return true;
  const found = { agencies: new Set<string>(), named: new Set<string>() };
  const { agencies, named } = found;
  readShortLine(line, place === 'first' || place === 'inside', found);
  // "By Monday the lock had been closed." names no one
  if (agencies.size > 0 || (named.size > 0 && !SENTENCE.test(line))) {
    return !(PICTURE.test(line) && line.length > BRACKET);
  }
  // a signature behind a sentence credits the text, and leaves the sentence prose
  if (place !== 'end' || line.length > BRACKET || !hasHint(line) || SIGNED.test(line)) return false;
  named.clear();
  readClosing(line, false, true, found);
  return agencies.size + named.size > 0;
}

/** Whether a line is one of rights as a whole: no sentence of it is prose. */
const isRights = (line: string): boolean =>
  RIGHTS.test(line) &&
  line.split(SENTENCES).every((part) => OF_RIGHTS.test(part) || part.split(' ').length < PROSE);

const SENTENCES = /(?<=[.!?…])\s+/u;
/** Words from which a sentence that has none of rights is prose. */
const PROSE = 8;
const OF_RIGHTS =
  /©|\(c\)|copyright|rights|reserved|publish|broadcast|redistribut|reproduc|permission|rechte|nachdruck|genehmigung|droits|autorisation|derechos|autoriza|diritti|riproduzione|direitos|حقوق|版权|著作権|転載|转载|저작권|무단|права/iu;

/**
 * Finds nothing in a lowered line where neither `RIGHTS` nor `CLOSING` can match: a piece of each of their wordings. A
 * pattern without case is quicker than they are by far, the more so where its pieces begin with few letters.
 */
export const PHRASES =
  /p(?:yright|orting\s|ublished\s|peared\s)|ghts|c(?:hte|hos|et\s|ulo\s)|d(?:roits|iritti|ireitos|ieser\s)|files\s|\(c\)|[©ⓒ]|저작권|무단|حقوق|版权|著作権|転載|转载|права/u;

const SENTENCE = /[.!?。！？]$/u;
/** `By Jane Doe`, `Von Jana Muster`, `بقلم …`, `記者 …`, `홍길동 기자`: names alone behind a word for "by". */
const BYLINE =
  /^\s*(?:(?:[Bb]y|BY|[Vv]on|VON|[Pp]ar|[Pp]or|POR|[Dd]i|[Dd]oor|[Aa]v|[Aa]f|[Pp]rzez)\s+(?:the\s+)?(?:\p{Lu}[\p{L}\p{M}.’'-]*(?:,?\s+(?:and|und|et|y|e|og|och|&|van|von|de|del|della|di|bin|al|the)\s+|,?\s*)){1,8}(?:[|,–—-].{0,60})?|(?:بقلم|كتب|كتبت|تقرير)\s*[:：].{2,60}|(?:文|记者|記者|撰文|作者)\s*[:：/／].{2,40}|\p{sc=Hangul}{2,5}\s(?:선임)?(?:기자|특파원)(?:\s\S{3,40})?)\s*$/u;
/** A line that credits a picture. */
const PICTURE_LABEL =
  /^\s*[(（[]?\s*(?:(?:photos?|fotos?|photograph|image|picture|bild|crédit|credit|写真|图片|照片|사진|صورة|عکس|фото|φωτογραφία|ảnh|kuvat?|fotó|zdjęcie|תמונה|צילום|ภาพ)(?:\s+(?:credit|by|courtesy of|via))?\s*(?:[:：|©=]|by\s|courtesy\s|via\s|提供)|ap photo|afp photo|reuters\/|getty images).{0,160}$/iu;
const isPictureLine = (line: string): boolean =>
  (line.includes('/') || line.includes('|')) && PICTURE_LINE.test(line);
const PICTURE_LINE =
  /^.{2,60}\s*[/|]\s*(?:AP|AFP|REUTERS|Reuters|EPA|EFE|dpa|Getty(?: Images)?|Bloomberg|TASS|Shutterstock|Lehtikuva)(?:\s*[/|]\s*(?:AP|Pool|Getty Images|Shutterstock|Bloomberg))*(?:\s+via\s+.{2,30})?\s*[)）\]]?\s*$/u;
/** A line of rights, whole. */
export const RIGHTS =
  /^\s*(?:(?:[©ⓒ]|\(c\)|copyright\s*(?:[©ⓒ:]|\(c\)|\d{4}|by\b)).{0,200}|.{0,80}\b(?:all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|tutti i diritti riservati|todos os direitos reservados)\b.{0,120}|.{0,60}(?:جميع الحقوق محفوظة|版权所有|著作権|無断転載|禁无断转载|저작권자|무단\s?(?:전재|복제)|Все права защищены).{0,80})$/iu;
/** What closes a paragraph: from here to its end it is credit. Claims that were first published elsewhere are prose. */
export const CLOSING =
  /[(（]?(?<!\p{L})(?:(?:additional\s+)?reporting\s+by\s\p{Lu}.{2,300}?(?:editing|writing)\s+by\s|(?:this\s+(?:article|story|report|piece)\s+(?:was\s+)?|(?<=(?:^|[.!?…][”"»)]*|[-–—(（])\s*))(?:originally|first)\s+(?:published|appeared)\s+(?:in|on|by|at)\s\p{Lu}|this\s+(?:article|story)\s+(?:first\s+)?appeared\s|©\s*(?:\d{4}|\p{Lu})|copyright\s+(?:©|\(c\)|\d{4})|[-–—\s]+with\s+files\s+from\s|dieser\s+(?:artikel|text|beitrag)\s+(?:ist\s+|erschien\s+)(?:zuerst|ursprünglich)|cet\s+article\s+(?:a\s+été\s+|est\s+)?(?:d[’']abord\s+|initialement\s+)?(?:publié|paru)|este\s+art[ií]culo\s+(?:fue\s+|se\s+)?public).{0,240}$/iu;
const SIGNED = /[.!?…。][^.!?…。]{2,48}$/u;

/** Code units that a picture's caption has at most, and those that may follow its credit ("less", "more"). */
const CAPTION = 900;
const AFTER = 12;

/** A paragraph that begins as a file picture's does, or ends in a picture's credit, is its caption. */
function isCaption(line: string): boolean {
  if (line.length > CAPTION) return false;
  if (FILE_PICTURE.test(line)) return true;
  const tail = line.slice(-AFTER - 1);
  const inTail = Math.max(tail.lastIndexOf(')'), tail.lastIndexOf('）'));
  if (inTail < 0) return false;
  const close = line.length - tail.length + inTail;
  const open = Math.max(line.lastIndexOf('(', close), line.lastIndexOf('（', close));
  return open >= 0 && close - open <= BRACKET && PICTURED.test(line.slice(open + 1, close));
}

const FILE_PICTURE = /^\s*FILE(?: PHOTO)?\s*(?:[-–—:]\s*)\p{Lu}/u;

/** Credits of pictures in brackets: `(AP Photo/Jane Doe)`, `(Jane Doe/Lehtikuva via AP)`, `（写真：…）`. */
function addPictures(line: string, offset: number, spans: number[]): void {
  for (let from = 0; ; ) {
    OPEN.lastIndex = from;
    const open = OPEN.exec(line);
    if (open === null) return;
    const close = line.indexOf(open[0] === '(' ? ')' : '）', open.index);
    from = open.index + 1;
    if (close < 0) return;
    if (close - open.index > BRACKET || !PICTURED.test(line.slice(from, close))) continue;
    spans.push(offset + open.index, offset + close + 1);
    from = close + 1;
  }
}

const OPEN = /[(（]/gu;
const PICTURED =
  /^(?:AP Photo|Photo\b|Foto\b|Image\b|Bild\b|写真|图片|照片|صورة|фото)|\/\s*(?:AP|AFP|Reuters|REUTERS|EPA|Getty)|\bGetty Images\b|\bvia (?:AP|Reuters|REUTERS|AFP|Getty)\b/iu;
