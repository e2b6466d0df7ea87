import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DEFAULTS } from '../../dist/options.js';
import { findSources } from '../../dist/read/inputs.js';
import { readArticles } from '../../dist/read/open.js';
import { textOf } from '../../dist/read/source.js';
import { tokenize } from '../../dist/tokenize/tokenize.js';

const root = fileURLToPath(new URL('../../corpus/', import.meta.url));
const gold = JSON.parse(readFileSync(join(root, 'gold.json'), 'utf8'));

/** Words by which an end may miss the gold's, and by which what is shared beside a footer may reach out of it. */
const MISS = 2;
const BESIDE = 8;

/** What a scan finds of the passages of corpus/: with both ends right / with an end wrong / told though none is planted. */
export async function scoreCorpus(scan) {
  const texts = await textsOf();
  const between = (id, x, y) => tokenize(texts.get(id).slice(Math.min(x, y), Math.max(x, y))).count;
  const near = (id, x, y) => between(id, x.begin, y.begin) <= MISS && between(id, x.end, y.end) <= MISS;
  const isStanding = ({ a, b }, passage) =>
    gold.standing.some(({ text }) =>
      [
        [a.id, passage.a],
        [b.id, passage.b],
      ].every(([id, span]) => {
        const begin = texts.get(id).lastIndexOf(text);
        const end = begin + text.length;
        if (begin < 0 || !meet(span, { begin, end })) return false;
        return (
          (span.begin >= begin || between(id, span.begin, begin) <= BESIDE) &&
          (span.end <= end || between(id, end, span.end) <= BESIDE)
        );
      }),
    );
  const { pairs } = await scan([root], { allPairs: true });
  const told = new Map(pairs.map((pair) => [`${pair.a.id} ${pair.b.id}`, pair.passages]));
  let [right, wrong, other] = [0, 0, 0];
  for (const { a, b, passages } of gold.pairs) {
    for (const wanted of passages) {
      const found = (told.get(`${a} ${b}`) ?? []).filter(({ kind }) => kind === wanted.kind);
      if (found.some((passage) => near(a, passage.a, wanted.a) && near(b, passage.b, wanted.b))) right++;
      else if (found.some((passage) => meet(passage.a, wanted.a) && meet(passage.b, wanted.b))) wrong++;
    }
  }
  const planted = new Map(gold.pairs.map(({ a, b, passages }) => [`${a} ${b}`, passages]));
  for (const pair of pairs) {
    const places = planted.get(`${pair.a.id} ${pair.b.id}`) ?? [];
    for (const passage of pair.passages) {
      const known = places.some(({ a, b }) => meet(passage.a, a) && meet(passage.b, b));
      if (!known && !isStanding(pair, passage)) other++;
    }
  }
  return `${right} / ${wrong} / ${other}`;
}

const meet = (x, y) => x.begin < y.end && y.begin < x.end;

/** The articles' texts by id, as a scan reads them. */
async function textsOf() {
  const { sources } = await findSources([root], []);
  const texts = new Map();
  for (const source of sources) {
    const { articles } = await readArticles({ source, begin: 0, end: null }, DEFAULTS);
    for (const article of articles) texts.set(article.meta.id ?? source.id, textOf(article));
  }
  return texts;
}
