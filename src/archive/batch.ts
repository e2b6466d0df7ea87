import { chooseBands } from '../candidates/bands.js';
import { bandKey } from '../candidates/fold.js';
import type { Article } from '../model.js';
import type { Sketches } from '../sketch/sketches.js';
import type { Added } from './added.js';
import { Blocks, nextBlock, type Stored, writeBlocks } from './blocks.js';
import { KEYS, ranges, shiftFor, writeChunks } from './chunks.js';
import { edgeOf } from './edges.js';
import { Facts } from './facts.js';
import { Families } from './families.js';
import { type Head, newHead, type Outlet, readHead, readOutlets, writeHead, writeOutlets } from './head.js';
import { forget, type Known, metaCheck, readKnown, writeKnown } from './ids.js';
import { type PostingTable, type Sorted, sortPostings } from './segments.js';
import { checkShape, type Shape } from './shape.js';
import type { Store } from './store.js';

/** Articles to be added in one transaction: in the order of their ids, with their sketches and texts. */
export interface Batch {
  readonly articles: readonly Article[];
  readonly sketches: Sketches;
  /** UTF-8 bytes of the text of article i */
  text(i: number): Uint8Array;
}

/** Adds a batch, all of it or nothing. An article that is there as it is stays; one that has changed takes the place of the old. */
export function addBatch(store: Store, shape: Shape, batch: Batch): Added {
  return store.write(() => {
    const head = readHead(store) ?? newHead(shape);
    checkShape(store.path, head.options, shape);
    const outlets = readOutlets(store);
    const facts = new Facts(store, head.nextArticle);
    const families = new Families(store, head, facts);
    const { rows, told } = newRows(store, head, outlets, facts, families, batch);
    if (rows.length > 0) {
      const first = nextBlock(head.nextArticle);
      enter(store, head, outlets, facts, batch, rows, first);
      addSegment(store, head, 'fingerprints', fingerprintsOf(batch.sketches, rows, first), first);
      const { skipStarts, skipgrams } = batch.sketches;
      addSegment(store, head, 'skipgrams', postingsOf(skipStarts, skipgrams, rows, first, null), first);
      addSegment(store, head, 'bands', bandsOf(batch.sketches, rows, first, head.options.threshold), first);
      families.join(batch.sketches, rows, first);
      families.flush();
      facts.flush();
      writeOutlets(store, outlets);
      writeHead(store, head);
    }
    return told;
  });
}

/** The articles of a batch that are new or have changed; what they replace is taken out. */
function newRows(
  store: Store,
  head: Head,
  outlets: Outlet[],
  facts: Facts,
  families: Families,
  { articles }: Batch,
): { rows: number[]; told: Added } {
  const told: Added = { added: 0, unchanged: 0, replaced: [] };
  const rows: number[] = [];
  const blocks = new Blocks(store, head.options.signature);
  articles.forEach((article, i) => {
    const known = readKnown(store, article.id);
    if (known === null) told.added++;
    else if (known.hash === article.hash && isAlike(blocks, known, article)) {
      told.unchanged++;
      return;
    } else {
      families.leave(known.number);
      takeOut(head, outlets, facts, known.number, known.bytes);
      told.replaced.push(article.id);
    }
    rows.push(i);
  });
  return { rows, told };
}

/** Whether all is the same beside the text, but for the path: a record with an id of its own keeps this wherever it comes from. */
const isAlike = (blocks: Blocks, { number, meta }: Known, article: Article): boolean =>
  meta === metaCheck(article) ||
  metaCheck({ ...blocks.article(number), path: article.path }) === metaCheck(article);

function takeOut(head: Head, outlets: Outlet[], facts: Facts, number: number, bytes: number): void {
  const outlet = facts.outlet(number);
  if (outlet >= 0) outlets[outlet].articles--;
  head.articles--;
  head.words -= facts.words(number);
  head.bytes -= bytes;
  head.dead++;
  facts.remove(number);
}

function enter(
  store: Store,
  head: Head,
  outlets: Outlet[],
  facts: Facts,
  { articles, sketches, text }: Batch,
  rows: readonly number[],
  first: number,
): void {
  const numbers = new Map(outlets.map(({ name }, o) => [name, o]));
  const { k } = sketches;
  const stored: Stored[] = rows.map((i) => ({
    article: articles[i],
    text: text(i),
    signature: sketches.signatures.subarray(i * k, (i + 1) * k),
  }));
  // the numbers between are nobody's, and their facts must say so
  const end = first + rows.length;
  for (let number = head.nextArticle; number < first; number++) facts.remove(number);
  stored.forEach(({ article, text }, row) => {
    const { outlet, words } = article;
    let o = -1;
    if (outlet !== null) {
      o = numbers.get(outlet) ?? outlets.push({ name: outlet, articles: 0 }) - 1;
      numbers.set(outlet, o);
      outlets[o].articles++;
    }
    facts.set(first + row, o, words);
    const known = { number: first + row, bytes: text.length, hash: article.hash, meta: metaCheck(article) };
    writeKnown(store, article.id, known);
    head.articles++;
    head.words += words;
    head.bytes += text.length;
  });
  writeBlocks(store, first, stored, true);
  head.runs.push(first);
  head.nextArticle = end;
}

function addSegment(store: Store, head: Head, table: PostingTable, sorted: Sorted, base: number): void {
  const { count } = sorted;
  const segment = {
    id: head.nextSegment++,
    shift: shiftFor(count),
    lo: 0,
    hi: KEYS,
    base,
    postings: count,
    level: 0,
  };
  head[table].push(segment);
  writeChunks(store, table, segment, 0, ranges(segment), sorted, true);
}

function fingerprintsOf(sketches: Sketches, rows: readonly number[], first: number): Sorted {
  const { starts, fingerprints, places, tokens } = sketches;
  return postingsOf(starts, fingerprints, rows, first, (i, p) => edgeOf(places[p], tokens[i]));
}

/** Postings of values that lie one after another, each once for an article: where it holds one again, the first counts. */
function postingsOf(
  starts: Uint32Array,
  values: Uint32Array,
  rows: readonly number[],
  first: number,
  edge: ((i: number, p: number) => number) | null,
): Sorted {
  const size = rows.reduce((sum, i) => sum + starts[i + 1] - starts[i], 0);
  const keys = new Uint32Array(size);
  const numbers = new Uint32Array(size);
  const edges = edge === null ? null : new Uint8Array(size);
  const seen = new Set<number>();
  let n = 0;
  rows.forEach((i, row) => {
    seen.clear();
    for (let p = starts[i]; p < starts[i + 1]; p++) {
      if (seen.has(values[p])) continue;
      seen.add(values[p]);
      keys[n] = values[p];
      numbers[n] = first + row;
      if (edges !== null && edge !== null) edges[n] = edge(i, p);
      n++;
    }
  });
  return sortPostings(keys, numbers, edges, n);
}

function bandsOf(
  { signatures, tokens, k }: Sketches,
  rows: readonly number[],
  first: number,
  threshold: number,
): Sorted {
  const { bands, rows: height } = chooseBands(threshold, k);
  const keys = new Uint32Array(rows.length * bands);
  const numbers = new Uint32Array(keys.length);
  let n = 0;
  rows.forEach((i, row) => {
    if (tokens[i] === 0) return;
    for (let band = 0; band < bands; band++, n++) {
      keys[n] = bandKey(signatures, i * k + band * height, height, band);
      numbers[n] = first + row;
    }
  });
  return sortPostings(keys, numbers, null, n);
}

/** Takes articles out; gives the ids of those that were there. */
export function removeArticles(store: Store, ids: readonly string[]): string[] {
  if (ids.length === 0) return [];
  return store.write(() => {
    const head = readHead(store);
    if (head === null) return [];
    const outlets = readOutlets(store);
    const facts = new Facts(store, head.nextArticle);
    const families = new Families(store, head, facts);
    const removed = ids.filter((id) => {
      const known = readKnown(store, id);
      if (known === null) return false;
      families.leave(known.number);
      takeOut(head, outlets, facts, known.number, known.bytes);
      forget(store, id);
      return true;
    });
    families.flush();
    facts.flush();
    writeOutlets(store, outlets);
    writeHead(store, head);
    return removed;
  });
}
