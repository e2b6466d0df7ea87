/**
 * Lines that say where a text stood first, or from whom it was taken over: `This article was first published in The Lantern.`,
 * `Republished from …`, `The post … appeared first on …`, `Dieser Text ist zuerst bei … erschienen.`, `（…より転載）`. Outlets put them
 * above a text as often as below it. Prose says of papers and claims that they were first published somewhere; such a line
 * says it of itself, and so begins with "this article", or with the verb.
 */

/** Code units of such a line, or of a sentence that is one. */
const LONGEST = 260;

/** The name that follows, to the end of the line or to what is said beside it; or that stands before the verb. */
const NAME = '(?<name>[^.,;:()（）。，、：「」『』\\n]{2,60}?)';
const ENDS =
  '(?=\\s+(?:on|in|at|am|le|el|il|op|em|under|unter|sous|bajo|con|with|and|und|et|y|e|en|is|here|license)\\s|\\s*(?:[.,;:()（）。，]|$))';
const named = (...phrases: string[]): string => `(?:${phrases.join('|')})\\s*[:：]?\\s*${NAME}${ENDS}`;

const FIRST = '(?:originally|first|initially|previously)';
const THIS =
  '(?:(?:an?\\s+(?:\\w+\\s+)?version\\s+of\\s+)?this\\s+(?:article|story|report|piece|post|column|essay|interview|review|content|analysis|commentary|investigation)\\s+(?:was\\s+|has\\s+been\\s+|is\\s+|were\\s+)?)';
const DIESER =
  '(?:(?:dies(?:er|es)|der|das)\\s+(?:artikel|text|beitrag|bericht|kommentar|interview)\\s+(?:ist\\s+|wurde\\s+)?)?';
const CET = '(?:(?:cet\\s+article|cette\\s+tribune|ce\\s+(?:texte|reportage)|article|texte)\\s+)?';
const ESTE =
  '(?:(?:est[ea]\\s+(?:art[ií]culo|artigo|nota|texto|reportaje|reportagem)|texto|artículo|artigo)\\s+)?';
const QUESTO = '(?:(?:questo\\s+(?:articolo|testo)|articolo)\\s+)?';
const DIT = '(?:(?:dit|deze)\\s+(?:artikel|verhaal|tekst|bericht)\\s+(?:is\\s+|werd\\s+)?)?';

/** Each is how a line begins, in the languages that say it alike. */
const LINES = [
  named(
    `${THIS}?${FIRST}\\s+(?:published|appeared|posted|printed|ran)\\s+(?:in|on|by|at)`,
    `${THIS}appeared\\s+(?:first|originally)\\s+(?:in|on|at)`,
    `${THIS}?(?:co-?published|republished|reprinted|reproduced|reposted|syndicated)(?:\\s+here)?(?:\\s+with\\s+(?:the\\s+)?(?:kind\\s+)?permission)?\\s+(?:from|of|by|with|courtesy\\s+of)`,
    `${THIS}produced\\s+by`,
    'the\\s+post\\s.{1,150}\\s(?:first\\s+appeared|appeared\\s+first|was\\s+first\\s+published)\\s+on',
    '(?:read|see)\\s+the\\s+original\\s+(?:article|story|post|version)?\\s*(?:here\\s+)?(?:in|on|at)',
  ),
  // The Canadian Press signs so, with the day behind
  `this\\s+(?:report|story|article)\\s+by\\s+${NAME}\\s+was\\s+first\\s+published`,
  named(
    `${DIESER}(?:erschien|erschienen)\\s+(?:zuerst|ursprünglich|zunächst)\\s+(?:in|im|auf|bei)(?:\\s+de[rmn])?`,
    '(?:zuerst|ursprünglich|erstmals)\\s+(?:erschienen|veröffentlicht)\\s+(?:in|im|auf|bei|von)(?:\\s+de[rmn])?',
    'erstveröffentlichung(?:\\s+(?:in|auf|bei))?',
    '(?:übernommen|nachdruck|abdruck)\\s+(?:von|aus)',
    'mit\\s+freundlicher\\s+genehmigung\\s+(?:von|de[rs])',
    'der\\s+beitrag\\s.{1,150}\\serschien\\s+zuerst\\s+(?:in|auf|bei)',
  ),
  `${DIESER}(?:zuerst|ursprünglich|zunächst)\\s+(?:in|im|auf|bei|von)\\s+(?:de[rmn]\\s+)?${NAME}\\s+(?:erschienen|veröffentlicht|publiziert)`,
  named(
    `${CET}(?:a\\s+été\\s+|est\\s+|a\\s+)?(?:d[’']abord|initialement|à\\s+l[’']origine)\\s+(?:été\\s+)?(?:publiée?|parue?)\\s+(?:par|dans|sur|en)`,
    `${CET}(?:est\\s+|a\\s+été\\s+)?(?:publiée?|parue?)\\s+(?:initialement|d[’']abord|à\\s+l[’']origine|pour\\s+la\\s+première\\s+fois)\\s+(?:par|dans|sur)`,
    `${CET}(?:est\\s+|a\\s+été\\s+)?(?:republiée?|reprise?|reproduite?)\\s+(?:à\\s+partir\\s+d[eu]|d[eu]|avec\\s+l[’']autorisation\\s+d[eu])`,
    "avec\\s+l[’']aimable\\s+autorisation\\s+d[eu]",
    "l[’']article\\s.{1,150}\\sest\\s+apparu\\s+en\\s+premier\\s+sur",
    "lire\\s+l[’']article\\s+original\\s+(?:sur|dans)",
  ),
  named(
    `${ESTE}(?:fue\\s+|foi\\s+|se\\s+)?(?:publicad[oa]|publicó|apareció|apareceu)\\s+(?:originalmente|por\\s+primera\\s+vez|pela\\s+primeira\\s+vez|primero|primeiro|inicialmente)\\s+(?:en|em|por|n[oa])`,
    `${ESTE}(?:foi\\s+)?originalmente\\s+publicad[oa]\\s+(?:en|em|por|pel[oa]|n[oa])`,
    '(?:la\\s+entrada|o\\s+post)\\s.{1,150}\\s(?:se\\s+publicó|apareció|apareceu)\\s+prime[ri]{1,2}o\\s+(?:en|em|n[oa])',
    '(?:reproducid[oa]|reproduzid[oa]|republicad[oa])\\s+(?:con\\s+(?:el\\s+)?permiso|com\\s+(?:a\\s+)?(?:permissão|autorização)|con\\s+autorización)?\\s*d[eo]',
    '(?:lea|leia)\\s+(?:el|o)\\s+(?:artículo|artigo)\\s+original\\s+(?:en|em|n[oa])',
  ),
  named(
    `${QUESTO}(?:è\\s+(?:stato\\s+)?)?(?:pubblicato|apparso|uscito)\\s+(?:originariamente|originalmente|per\\s+la\\s+prima\\s+volta|inizialmente)\\s+(?:su|in|da)`,
    `${QUESTO}(?:è\\s+)?(?:tratto|ripreso)\\s+da`,
    "l[’']articolo\\s.{1,150}\\sproviene\\s+da",
  ),
  named(
    `${DIT}(?:verscheen|verschenen|gepubliceerd)\\s+(?:eerder|oorspronkelijk|eerst)\\s+(?:in|op|bij)`,
    `${DIT}(?:eerder|oorspronkelijk|eerst)\\s+(?:verschenen|gepubliceerd)\\s+(?:in|op|bij|door)`,
    'het\\s+bericht\\s.{1,150}\\sverscheen\\s+eerst\\s+op',
    'overgenomen\\s+(?:van|uit)',
  ),
  named(
    '(?:(?:материал|статья|текст)\\s+)?впервые\\s+(?:был[аo]?\\s+)?опубликован[оа]?\\s+(?:в|на)(?:\\s+сайте)?',
    'оригинал\\s+(?:статьи|материала)\\s+опубликован\\s+(?:в|на)(?:\\s+сайте)?',
    'перепечатано\\s+(?:из|с)(?:\\s+сайта)?',
  ),
  named('初出', '(?:本文|文章|原文)?(?:首发于|首發於|转载自|轉載自|刊载于|刊載於|来源|來源)'),
  `(?:(?:この|本)(?:記事|稿)は)?${NAME}(?:より転載|からの?転載|に掲載された|で公開された)`,
  'نشر\\s+(?:هذا\\s+المقال\\s+)?(?:أولا|أولًا|في\\s+الأصل)\\s+(?:في|على)\\s+(?<name>[^.,;:()\\n]{2,60}?)(?=\\s*(?:[.,;:()]|$))',
].map((line) => new RegExp(`^[\\s(（[【*_"“>|•–—-]*(?:(?:editor[’']s\\s+)?note\\s*:\\s*)?${line}`, 'iu'));

/** A piece of each verb above: most lines hold none, and are not asked for all of them. */
const HINT =
  /publi|pubblic|appear|print|posted|\bran\b|produ|syndicat|original|erschien|veröffentlich|übernommen|druck|genehmigung|paru|repris|autorisation|aparec|appars|uscito|tratto|ripreso|proviene|verscheen|verschenen|overgenomen|опубликован|перепечатан|初出|首发|首發|转载|轉載|転載|刊载|刊載|来源|來源|掲載|公開|نشر/u;

const hinted = (text: string): boolean => HINT.test(text.toLowerCase());

/** What a line or sentence says it was taken over from, as it is named; null where it says no such thing. */
export function takenFrom(line: string): string | null {
  if (line.length > LONGEST || !hinted(line)) return null;
  for (const pattern of LINES) {
    const name = pattern.exec(line)?.groups?.name.trim();
    if (name !== undefined) return name;
  }
  return null;
}

/** Code units of a text's end in which sentences are looked at, and what ends one. */
const END = 400;
const SENTENCES = /(?<=[.!?…。！？][”"»)）]*)\s+/u;

/** The same of the sentences that end a line. */
export function takenFromAtEnd(line: string): string | null {
  const end = line.slice(-END);
  for (const sentence of hinted(end) ? end.split(SENTENCES) : []) {
    const name = takenFrom(sentence);
    if (name !== null) return name;
  }
  return null;
}
