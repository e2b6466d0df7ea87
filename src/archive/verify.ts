import { contentHash, loadHash } from '../read/hash.js';
import { Blocks } from './blocks.js';
import { ChunkReader, chunkKey } from './chunks.js';
import { Facts } from './facts.js';
import { toMembers } from './families.js';
import { readHead, readOutlets } from './head.js';
import { toKnown } from './ids.js';
import { POSTING_TABLES, type PostingTable, type Segment } from './segments.js';
import type { Store } from './store.js';

const TABLES = ['head', 'ids', 'names', 'metas', 'texts', 'signatures', 'facts', 'families'] as const;

/**
 * Reads everything an archive holds, and whether it fits together: checksums, every article with its text, every chunk of
 * postings, the counts.
 *
 * @throws ArchiveError that says what is wrong
 */
export async function verifyStore(store: Store): Promise<void> {
  await loadHash();
  const head = readHead(store);
  if (head === null) return;
  for (const table of TABLES) for (const _ of store.entries(table));
  const facts = new Facts(store, head.nextArticle);
  const blocks = new Blocks(store, head.options.signature);
  const found = { articles: 0, words: 0, bytes: 0 };
  const outlets = readOutlets(store).map(({ name }) => ({ name, articles: 0 }));
  for (const { value } of store.entries('ids')) {
    const known = toKnown(value);
    const { number, bytes } = known;
    if (!facts.lives(number)) throw store.damaged('an article has no facts');
    const article = blocks.article(number);
    const text = blocks.text(number);
    if (text.length !== bytes || contentHash(text) !== known.hash || article.hash !== known.hash)
      throw store.damaged(`the text of ${article.id} is not as it was added`);
    blocks.signature(number);
    found.articles++;
    found.words += facts.words(number);
    found.bytes += bytes;
    const outlet = facts.outlet(number);
    if (outlet >= 0) outlets[outlet].articles++;
    if ((outlets[outlet]?.name ?? null) !== article.outlet)
      throw store.damaged(`${article.id} is put down to another outlet`);
  }
  for (const name of ['articles', 'words', 'bytes'] as const) {
    if (found[name] !== head[name]) throw store.damaged(`holds ${found[name]} ${name}, not ${head[name]}`);
  }
  const kin = new Set<number>();
  for (const { key, value } of store.entries('families')) {
    const family = key.readUInt32BE(0);
    for (const number of toMembers(value)) {
      if (kin.has(number) || !facts.lives(number) || facts.family(number) !== family)
        throw store.damaged(`family ${family} has a member that is not of it`);
      kin.add(number);
    }
  }
  if (JSON.stringify(outlets) !== JSON.stringify(readOutlets(store)))
    throw store.damaged('its outlets do not add up');
  for (const table of POSTING_TABLES) {
    for (const segment of head[table]) checkSegment(store, table, segment);
  }
}

/** Every chunk must be there, in order, with no number that was not given out. */
function checkSegment(store: Store, table: PostingTable, segment: Segment): void {
  const { id, shift, lo, hi, base, postings } = segment;
  const width = 2 ** shift;
  let count = 0;
  for (let range = Math.floor(lo / width); range * width < hi; range++) {
    let before = 0;
    const chunk = new ChunkReader(store.need(table, chunkKey(id, range)), range * width, base);
    for (; chunk.next(); count++) {
      if (chunk.key < before || chunk.key < range * width || chunk.key >= (range + 1) * width)
        throw store.damaged('postings out of order');
      before = chunk.key;
    }
  }
  if (lo === 0 && count !== postings)
    throw store.damaged(`a segment holds ${count} postings, not ${postings}`);
}
