import { createHash } from 'node:crypto';
import type { Article, Family, Pair, Passage, Report } from '../../model.js';
import { tokenize } from '../../tokenize/tokenize.js';
import { forTerminal } from '../escape.js';
import type { Texts } from '../reporter.js';
import { Blocks } from './packed.js';
import type { Index, ShownArticle, ShownFamily, ShownPair, StoredPassage } from './shape.js';

export interface Shaped {
  readonly index: Index;
  readonly texts: readonly string[];
  readonly passages: readonly string[];
}

/** Makes of a report what the page holds. */
export function shaped(report: Report, texts: Texts): Shaped {
  const textBlocks = new Blocks();
  const passageBlocks = new Blocks();
  const places = placesOf(report);
  const articles = report.articles
    .filter(({ id }) => places.has(id))
    .map((article) => toArticle(article, texts.of(article.id), textBlocks));
  const families = report.families.map((family) => toFamily(family, places));
  const familyOf = new Map<number, number>();
  families.forEach((family, i) => {
    for (const member of family.articles) familyOf.set(member, i);
  });
  const pairs = report.pairs.map((pair): ShownPair => {
    const [a, b] = [placeIn(places, pair.a.id), placeIn(places, pair.b.id)];
    const together = familyOf.has(a) && familyOf.get(a) === familyOf.get(b);
    const known = articles[a].text !== null && articles[b].text !== null;
    const stored = known ? pair.passages.map(withoutText) : pair.passages;
    const { source, confidence, reasons } = pair.direction;
    return {
      key: keyOf(pair.a.id, pair.b.id),
      a: { article: a, shared: pair.a.shared },
      b: { article: b, shared: pair.b.shared },
      relation: pair.relation,
      jaccard: pair.jaccard,
      containment: pair.containment,
      direction: { source: source === null ? null : source === pair.a.id ? 'a' : 'b', confidence, reasons },
      passages: pair.passages.length,
      copies: pair.passages.filter(({ kind }) => kind === 'copy').length,
      longest: pair.passages.reduce((most, passage) => Math.max(most, longestRun(passage)), 0),
      family: together ? (familyOf.get(a) as number) : -1,
      place: passageBlocks.add(stored, sizeOf(stored)),
    };
  });
  const { tool, schema, options, summary, problems } = report;
  const index = { tool, schema, options, summary, problems, articles, pairs, families };
  return { index, texts: textBlocks.done(), passages: passageBlocks.done() };
}

/** Articles that stand in a pair or family, by id, with their places among each other. */
function placesOf({ articles, pairs, families }: Report): Map<string, number> {
  const found = new Set<string>();
  for (const { a, b } of pairs) found.add(a.id).add(b.id);
  for (const family of families) for (const id of family.articles) found.add(id);
  const ids = articles.map(({ id }) => id).filter((id) => found.has(id));
  return new Map(ids.map((id, i) => [id, i]));
}

function placeIn(places: ReadonlyMap<string, number>, id: string): number {
  const place = places.get(id);
  if (place === undefined) throw new Error(`the report names ${id} and does not list it`);
  return place;
}

function toArticle(article: Article, text: string | null, blocks: Blocks): ShownArticle {
  const name = forTerminal(article.title ?? firstLine(text) ?? article.id);
  return { ...article, name, text: text === null ? null : blocks.add(text, text.length) };
}

/** Characters of a first line that may stand for a title. */
const HEADLINE = 160;

function firstLine(text: string | null): string | null {
  const line = /\S[^\n\r]*/u.exec(text?.slice(0, 4 * HEADLINE) ?? '')?.[0].trim() ?? '';
  if (line === '') return null;
  return line.length <= HEADLINE ? line : `${line.slice(0, HEADLINE).replace(/\s+\S*$/u, '')} …`;
}

const toFamily = (family: Family, places: ReadonlyMap<string, number>): ShownFamily => ({
  key: keyOf(family.representative),
  id: family.id,
  representative: placeIn(places, family.representative),
  articles: family.articles.map((id) => placeIn(places, id)),
  origin: family.origin,
  members: family.members,
  core: family.core,
});

/**
 * Names a finding by the ids of its articles, so that its address stays when their texts or the other findings
 * change.
 */
export const keyOf = (...ids: readonly string[]): string =>
  createHash('sha256').update(ids.join('\0')).digest('hex').slice(0, 12);

const withoutText = ({ text: _, textB: __, ...rest }: Passage): StoredPassage => rest;

const sizeOf = (passages: readonly StoredPassage[]): number =>
  passages.reduce(
    (sum, { text = '', textB = '', runs = [] }) => sum + 160 + text.length + textB.length + 24 * runs.length,
    0,
  );

/** Words of the longest stretch that is the same in both. */
function longestRun({ matched, runs, text, a }: Pair['passages'][number]): number {
  if (runs === undefined) return matched;
  let most = 0;
  for (const [begin, end] of runs) {
    // no word is shorter than a letter and a gap, nor a pair of characters than one more of them
    if (end - begin <= most) continue;
    most = Math.max(most, tokenize(text.slice(begin - a.begin, end - a.begin)).count);
  }
  return most;
}
