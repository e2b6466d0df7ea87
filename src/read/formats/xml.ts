import { createRequire } from 'node:module';
import type { X2jOptions, XMLParser } from 'fast-xml-parser';
import { decode, stringOf } from '../decode.js';
import { type Format, NO_META, notRead, type ReadArticle, type Reading } from '../source.js';
import { feedArticles } from '../xml/feed.js';
import { newsmlArticles } from '../xml/newsml.js';
import { nitfArticles } from '../xml/nitf.js';
import { type Element, treeOf } from '../xml/tree.js';
import { declaredIn } from './html.js';

/** XML of the news trade: feeds (RSS, Atom), NITF, NewsML-G2. Which it is, its outermost element says. */
export const xml: Format = {
  name: 'xml',
  extensions: ['.xml', '.rss', '.atom', '.rdf', '.nitf', '.newsml'],
  reads: 'whole',
  again: false,
  read(bytes, _, { encoding }, hints): Reading {
    const decoded = decode(bytes, encoding, hints?.charset ?? declaredIn(bytes));
    if ('problem' in decoded) return notRead(decoded.problem);
    const source = stringOf(decoded);
    const prolog = source.slice(0, Math.max(0, source.search(/<[A-Za-z_]/)));
    if (/<!ENTITY\s/.test(prolog)) {
      return notRead(
        'declares entities of its own, which are never expanded: it is not read; write them out first, for instance with xmllint --noent',
      );
    }
    let root: Element | null;
    try {
      root = treeOf(parser().parse(source));
    } catch (error) {
      return notRead(`is no well-formed XML (${(error as Error).message.split('\n')[0].slice(0, 160)})`);
    }
    return readingOf(root);
  },
};

/** Loaded with the first XML file: most folders hold none. */
const require = createRequire(import.meta.url);
let loaded: XMLParser | null = null;
function parser(): XMLParser {
  if (loaded !== null) return loaded;
  const { XMLParser: Parser } = require('fast-xml-parser') as typeof import('fast-xml-parser');
  const options: X2jOptions = {
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseTagValue: false,
    parseAttributeValue: false,
    trimValues: false,
    // references are put in by `treeOf`; nothing is ever expanded
    processEntities: false,
    removeNSPrefix: false,
    maxNestedTags: 500,
    cdataPropName: '#cdata',
  };
  loaded = new Parser(options);
  return loaded;
}

function readingOf(root: Element | null): Reading {
  const name = root?.name ?? '';
  const found =
    root === null
      ? null
      : ['rss', 'feed', 'RDF'].includes(name)
        ? feedArticles(root)
        : name === 'nitf'
          ? nitfArticles(root)
          : ['newsItem', 'newsMessage', 'packageItem'].includes(name)
            ? newsmlArticles(root)
            : null;
  if (found === null) {
    const what = name === '' ? 'has no element' : `is XML of another kind (its outermost element is ${name})`;
    return notRead(
      `${what}: expected a feed (RSS, Atom), NITF or NewsML-G2; leave it out with --ignore`,
      0,
      true,
    );
  }
  if (found.length === 0) return notRead('holds no articles: nothing to compare');
  const single = name === 'nitf' || name === 'newsItem';
  const articles: ReadArticle[] = [];
  const problems: Reading['problems'] = [];
  found.forEach(({ meta, text }, i) => {
    const line = single ? 0 : i + 1;
    if (text === null || text.trim() === '') {
      problems.push({ line, message: 'has no text, only what stands around one: nothing to compare' });
      return;
    }
    const known = { ...NO_META, ...meta };
    articles.push({ meta: known, line, begin: 0, end: 0, ascii: null, text: text.toWellFormed() });
  });
  return { articles, problems, lines: 0 };
}
