import type { Article, Pair, Report } from '../model.js';
import { forXml } from './escape.js';
import { sharedBy } from './numbers.js';

/** An attribute of nodes or edges: its type in GraphML, and what it holds; null leaves it out. */
type Attributes<Of> = Readonly<
  Record<string, readonly [type: 'string' | 'int' | 'double', (of: Of) => string | number | null]>
>;

interface Node {
  readonly article: Article;
  readonly family: string | null;
}

/** `label` is what Gephi shows and `weight` what it lays out by. */
const NODE: Attributes<Node> = {
  label: ['string', ({ article }) => article.id],
  title: ['string', ({ article }) => article.title],
  outlet: ['string', ({ article }) => article.outlet],
  date: ['string', ({ article }) => article.date],
  credit: ['string', ({ article }) => article.credit.join('; ') || null],
  language: ['string', ({ article }) => article.language],
  words: ['int', ({ article }) => article.words],
  family: ['string', ({ family }) => family],
};

const EDGE: Attributes<Pair> = {
  relation: ['string', ({ relation }) => relation],
  weight: ['double', sharedBy],
  sharedA: ['int', ({ a }) => a.shared],
  sharedB: ['int', ({ b }) => b.shared],
  shareA: ['double', ({ a }) => a.share],
  shareB: ['double', ({ b }) => b.share],
  jaccard: ['double', ({ jaccard }) => jaccard],
  passages: ['int', ({ passages }) => passages.length],
  copiedFrom: ['string', ({ direction }) => direction.source],
  confidence: ['string', ({ direction }) => direction.confidence],
};

/**
 * Articles that share something as nodes, pairs as edges, for Gephi and graph libraries. Edges are not directed, as
 * readers take no mixture: `copiedFrom` names the source where it is known.
 */
export function* graphml(report: Report): Iterable<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n';
  yield keys('node', NODE);
  yield keys('edge', EDGE);
  yield '<graph id="flong" edgedefault="undirected">\n';
  const familyOf = new Map(report.families.flatMap(({ id, articles }) => articles.map((of) => [of, id])));
  const shares = new Set([...report.pairs.flatMap(({ a, b }) => [a.id, b.id]), ...familyOf.keys()]);
  const names = new Map<string, string>();
  for (const article of report.articles) {
    if (!shares.has(article.id)) continue;
    // an id of GraphML is a name of XML, which an article's need not be
    const name = `n${names.size}`;
    names.set(article.id, name);
    const node = { article, family: familyOf.get(article.id) ?? null };
    yield `<node id="${name}">${data('node', NODE, node)}</node>\n`;
  }
  for (const [i, pair] of report.pairs.entries()) {
    const ends = `source="${names.get(pair.a.id)}" target="${names.get(pair.b.id)}"`;
    yield `<edge id="e${i}" ${ends}>${data('edge', EDGE, pair)}</edge>\n`;
  }
  yield '</graph>\n</graphml>\n';
}

const keys = <Of>(of: string, attributes: Attributes<Of>): string =>
  Object.entries(attributes)
    .map(
      ([name, [type]]) => `<key id="${of}-${name}" for="${of}" attr.name="${name}" attr.type="${type}"/>\n`,
    )
    .join('');

const data = <Of>(of: string, attributes: Attributes<Of>, from: Of): string =>
  Object.entries(attributes)
    .map(([name, [, value]]) => [name, value(from)] as const)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `<data key="${of}-${name}">${forXml(String(value))}</data>`)
    .join('');
