import type { Elements } from './elements.js';

/** What a page says of its article in JSON-LD, the form that search engines ask publishers for (schema.org). */

type Node = Record<string, unknown>;

export interface LinkedData {
  headline: string[];
  published: string[];
  modified: string[];
  publisher: string[];
  authors: string[];
  url: string[];
  language: string[];
}

const NOTHING: LinkedData = {
  headline: [],
  published: [],
  modified: [],
  publisher: [],
  authors: [],
  url: [],
  language: [],
};

/** Objects looked at in a page: a page of our kind has some dozens. */
const MOST = 2000;

/** Reads the article's own object: of several, the first of a kind of article, else a page that has a headline or a date. */
export function linkedData(elements: Elements): LinkedData {
  const nodes: Node[] = [];
  for (const script of elements.named('script')) {
    if (!/ld\+json/i.test(script.getAttribute('type') ?? '')) continue;
    collect(parse(script.textContent ?? ''), nodes);
  }
  const article = nodes.find((node) => is(node, ARTICLE)) ?? nodes.find((node) => is(node, PAGE));
  if (article === undefined) return NOTHING;
  const byId = new Map(
    nodes.flatMap((node) =>
      typeof node['@id'] === 'string' && node.name !== undefined ? [[node['@id'], node]] : [],
    ),
  );
  const names = (value: unknown): string[] => namesOf(value, byId);
  return {
    headline: strings(article.headline ?? article.name),
    published: strings(article.datePublished ?? article.dateCreated),
    modified: strings(article.dateModified),
    publisher: names(article.publisher ?? article.sourceOrganization),
    authors: [...names(article.author), ...names(article.creator)],
    url: [...strings(article.url), ...idsOf(article.mainEntityOfPage)],
    language: strings(article.inLanguage),
  };
}

const ARTICLE = /(?:Article|Posting|Report|Review|Recipe|LiveBlog)$/;
const PAGE = /^(?:WebPage|ItemPage|CreativeWork|VideoObject)$/;

const is = (node: Node, kind: RegExp): boolean =>
  strings(node['@type']).some((type) => kind.test(type)) &&
  (node.headline !== undefined || node.datePublished !== undefined);

/** All objects in a value, outer ones first, whether in lists, in `@graph` or below one another. */
function collect(value: unknown, nodes: Node[]): void {
  const waiting: unknown[] = [value];
  for (let i = 0; i < waiting.length && nodes.length < MOST; i++) {
    const next = waiting[i];
    if (typeof next !== 'object' || next === null) continue;
    if (Array.isArray(next)) for (const each of next) waiting.push(each);
    else {
      nodes.push(next as Node);
      for (const each of Object.values(next)) if (typeof each === 'object') waiting.push(each);
    }
  }
}

/** JSON as publishers write it: in comments, with line breaks inside strings, with a comma too many. */
function parse(source: string): unknown {
  const json = source.replace(
    /^\s*(?:\/\/\s*)?(?:<!\[CDATA\[|<!--|\/\*.*?\*\/)|(?:\/\/\s*)?(?:\]\]>|-->)\s*(?:;\s*)?$/g,
    '',
  );
  try {
    return JSON.parse(json);
  } catch {
    try {
      return JSON.parse(
        json
          .replace(/\p{Cc}+/gu, ' ')
          .replace(/,(?=\s*[}\]])/g, '')
          .replace(/;\s*$/, ''),
      );
    } catch {
      return null;
    }
  }
}

const strings = (value: unknown): string[] =>
  [value].flat().flatMap((each) => {
    if (typeof each === 'string' && each.trim() !== '') return [each.trim()];
    if (typeof each === 'number') return [String(each)];
    if (typeof each === 'object' && each !== null && '@value' in each) return strings(each['@value']);
    return [];
  });

function namesOf(value: unknown, byId: ReadonlyMap<unknown, Node>): string[] {
  return [value].flat().flatMap((each) => {
    if (typeof each !== 'object' || each === null) return strings(each);
    const node = each as Node;
    return strings(node.name ?? byId.get(node['@id'])?.name);
  });
}

const idsOf = (value: unknown): string[] =>
  [value]
    .flat()
    .flatMap((each) =>
      typeof each === 'object' && each !== null
        ? strings((each as Node)['@id'] ?? (each as Node).url)
        : strings(each),
    );
