import type { Beyond, Held } from '../candidates/beyond.js';
import { NOTHING, type Say } from '../candidates/inquiry.js';
import type { Focus } from '../focus.js';
import type { Hands } from '../hands.js';
import { type Article, KINDS } from '../model.js';
import type { Options } from '../options.js';
import { BARE_SOURCE, NO_META, type Source } from '../read/source.js';
import { judgeArticles, readSources, type Scanned, tellsStanding } from '../scan.js';
import type { Sketches } from '../sketch/sketches.js';
import type { Gathered } from '../workers/gather.js';
import { picked, together } from '../workers/gathered.js';
import type { Head } from './head.js';
import { HolderBook, isMany } from './holders.js';
import type { Remembered } from './remembered.js';
import { commonSkips, nearBySkips, withoutSkips } from './skips.js';
import type { Store } from './store.js';
import { distinct, View } from './view.js';

/**
 * A check tells of new articles what a scan of the archive and them would. It takes out of the archive the articles that bear
 * on that, and does with these and the new ones what a scan does.
 *
 * Where few articles hang together with the new ones by what they share, these are all taken, and nothing is left that could
 * make a difference. Else those are taken that the new ones share passages with, and of the rest it is looked up who
 * holds which fingerprint.
 */

/** Articles that hang together which are all taken. */
export const CLOSED = 100;

/** @param closed articles that hang together which are all taken */
export async function checkGathered(
  store: Store,
  head: Head,
  hands: Hands,
  fresh: Gathered,
  options: Options,
  remembered: Remembered,
  closed = CLOSED,
): Promise<Omit<Scanned, 'close'>> {
  const view = new View(
    store,
    head,
    fresh.articles.map(({ id }) => id),
    remembered,
  );
  const book = new HolderBook(view, fresh);
  const standing = tellsStanding(options);
  const focus: Focus = {
    ids: new Set(fresh.articles.map(({ id }) => id)),
    outlets: new Map(book.outlets.map((name, o) => [name, book.sizes[o]])),
    beyond: null,
  };
  const all = await closure(view, hands, fresh, options, closed);
  if (all !== null) return judgeArticles(hands, together(all), options, standing, focus);

  view.learn('fingerprints', fresh.sketches.fingerprints);
  view.learn('skipgrams', fresh.sketches.skipgrams);
  const skips = commonSkips(book);
  const near = await load(view, hands, nearTo(book, standing, skips), options);
  const partners = await sharing(hands, book, near, options, focus);
  const taken = someOf(near, ({ id }) => partners.has(id));
  view.learn('fingerprints', taken.sketches.fingerprints);
  const at = withoutSkips(together([fresh, taken]), skips);
  const beyond: Focus['beyond'] = (articles, outlets) =>
    heldBeyond(book, at.sketches.fingerprints, placesOf(book.fresh, taken, articles), outlets);
  return judgeArticles(hands, at, options, standing, { ...focus, beyond });
}

/** The new articles, and all that hang together with them; null where these are more than `most`. */
async function closure(
  view: View,
  hands: Hands,
  fresh: Gathered,
  options: Options,
  most: number,
): Promise<Gathered[] | null> {
  const parts = [fresh];
  const taken = new Set<number>();
  for (let layer = fresh; ; ) {
    const next = new Set<number>();
    const { sketches } = layer;
    for (const number of holdersOf(view, sketches)) {
      if (!taken.has(number)) next.add(number);
      if (taken.size + next.size > most) return null;
    }
    for (const mates of view.nearDuplicates(sketches))
      for (const { number } of mates) if (!taken.has(number)) next.add(number);
    if (taken.size + next.size > most) return null;
    if (next.size === 0) return parts;
    layer = await load(view, hands, next, options);
    parts.push(layer);
    for (const number of next) taken.add(number);
  }
}

/** Keys looked up at a time: a few most often tell that too many hang together. */
const AT_ONCE = 16;

/** The articles of the archive that hold something of what some hold, as they are looked up; they may repeat. */
function* holdersOf(view: View, sketches: Sketches): Iterable<number> {
  for (const table of ['fingerprints', 'skipgrams'] as const) {
    const keys = distinct(sketches[table]);
    for (let from = 0; from < keys.length; from += AT_ONCE) {
      const some = keys.subarray(from, from + AT_ONCE);
      view.learn(table, some);
      for (const key of some) yield* view.holders(table, key).company.who;
    }
  }
}

/** Articles of the archive that a new one makes a pair with, as candidates go. */
function nearTo(book: HolderBook, standing: boolean, common: ReadonlySet<number>): Set<number> {
  const { view, fresh } = book;
  const { count, starts, fingerprints } = fresh.sketches;
  const near = new Set<number>();
  for (let i = 0; i < count; i++) {
    const mine = book.outlet(-1 - i);
    for (const fingerprint of distinct(fingerprints.slice(starts[i], starts[i + 1]))) {
      const holders = book.of(fingerprint);
      const partners = isMany(holders) ? [book.first(holders)] : holders.company.who;
      const outlets = standing ? [] : book.say(fingerprint).standing;
      const hides = outlets.includes(mine);
      for (const who of partners)
        if (who >= 0 && !(hides && outlets.includes(book.outlet(who)))) near.add(who);
    }
  }
  for (const number of nearBySkips(book, common)) near.add(number);
  for (const mates of view.nearDuplicates(fresh.sketches)) {
    mates.sort((x, y) => y.agree - x.agree || (book.id(x.number) < book.id(y.number) ? -1 : 1));
    if (mates.length > 0) near.add(mates[0].number);
  }
  return near;
}

/** Ids of those near articles that share a passage with a new one, or come nearest to it. */
async function sharing(
  hands: Hands,
  book: HolderBook,
  near: Loaded,
  options: Options,
  focus: Focus,
): Promise<Set<string>> {
  const beyond: Focus['beyond'] = (all) =>
    heldBeyond(book, book.fresh.sketches.fingerprints, placesOf(book.fresh, near, all), null);
  const asked: Options = { ...options, allPairs: true, kinds: [...KINDS], minShare: 0 };
  const { report } = await judgeArticles(hands, together([book.fresh, near]), asked, true, {
    ...focus,
    beyond,
    alone: true,
  });
  const partners = new Set(report.pairs.flatMap(({ a, b }) => [a.id, b.id]));
  const { nearest } = report.summary;
  if (nearest !== null) partners.add(nearest.a).add(nearest.b);
  return partners;
}

/** What is known of those fingerprints that others hold too; of its standing only where outlets have numbers. */
function heldBeyond(
  book: HolderBook,
  fingerprints: Uint32Array,
  index: ReadonlyMap<number, number>,
  outlets: ReadonlyMap<string, number> | null,
): Beyond {
  const held = new Map<number, Held>();
  for (const fingerprint of distinct(fingerprints)) {
    const holders = book.of(fingerprint);
    const { who } = holders.company;
    if (who.length < 2 || who.every((one) => index.has(one))) continue;
    held.set(fingerprint, {
      length: who.length,
      first: isMany(holders) ? (index.get(book.first(holders)) ?? -1) : -1,
      ...(outlets === null ? NOTHING : sayOf(book, fingerprint, outlets)),
    });
  }
  return held;
}

/** What the holders of a fingerprint say of it, by the numbers that outlets have: all of the book have one, by the focus. */
function sayOf(book: HolderBook, fingerprint: number, outlets: ReadonlyMap<string, number>): Say {
  const { standing, common } = book.say(fingerprint);
  return { standing: standing.map((o) => (o < 0 ? o : (outlets.get(book.outlets[o]) as number))), common };
}

/** Where among some articles the new ones and those of the archive stand, by the numbers that holders have. */
function placesOf(fresh: Gathered, loaded: Loaded, articles: Gathered['articles']): Map<number, number> {
  const index = new Map(articles.map(({ id }, i) => [id, i]));
  const places = new Map<number, number>();
  fresh.articles.forEach(({ id }, i) => {
    places.set(-1 - i, index.get(id) as number);
  });
  loaded.articles.forEach(({ id }, i) => {
    places.set(loaded.numbers[i], index.get(id) as number);
  });
  return places;
}

type Loaded = Gathered & { readonly numbers: readonly number[] };

const someOf = (all: Loaded, wanted: (article: Article) => boolean): Loaded => ({
  ...picked(all, (i) => wanted(all.articles[i])),
  numbers: all.numbers.filter((_, i) => wanted(all.articles[i])),
});

/** Reads articles of the archive as a scan reads them. */
async function load(view: View, hands: Hands, numbers: Iterable<number>, options: Options): Promise<Loaded> {
  const rows = Array.from(numbers, (number) => ({ number, article: view.article(number) }));
  rows.sort((x, y) => (x.article.id < y.article.id ? -1 : 1));
  const sources = rows.map(({ number, article }): Source => {
    const { id, title, outlet, date, credit, language } = article;
    const meta = { ...NO_META, title, outlet, date, credit, language };
    return { ...BARE_SOURCE, id, data: view.blocks.text(number), format: 'stored', meta };
  });
  const inputs = { sources, problems: [], passedOver: new Map<string, number>() };
  const gathered = await readSources(hands, inputs, { ...options, onProgress: null });
  return {
    ...gathered,
    articles: rows.map(({ article }) => article),
    problems: [],
    numbers: rows.map(({ number }) => number),
  };
}
