import { UsageError } from '../errors.js';
import { withHands } from '../hands.js';
import type { Article, Problem, Report } from '../model.js';
import { forThreads, type GivenOptions, type Options, resolveOptions } from '../options.js';
import { loadHash } from '../read/hash.js';
import { findSources, type Input, type Inputs } from '../read/inputs.js';
import { readSources, type Scanned } from '../scan.js';
import { Pool } from '../workers/pool.js';
import { Spool } from '../workers/spool.js';
import type { Addition, ArchiveFacts, ArchiveFamily } from './added.js';
import { addBatch, removeArticles } from './batch.js';
import { Blocks } from './blocks.js';
import { checkGathered } from './check.js';
import { compactStore, merge } from './compact.js';
import { Facts } from './facts.js';
import { familyId, familyNumber, readFamilies, readMembers } from './families.js';
import { factsOf, type Head, newHead, readHead } from './head.js';
import { EMPTY_NAME, named, readKnown } from './ids.js';
import { keptUtf8, readInGroups, withLastingIds } from './intake.js';
import { type Remembered, remember } from './remembered.js';
import { checkShape } from './shape.js';
import { Store } from './store.js';
import { verifyStore } from './verify.js';

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * Everything seen: articles with their texts, and who holds which fingerprint. One file, for many readers while one
 * writes; a second writer waits for its turn. What is added is there wholly or not at all, whatever happens.
 */
export class Archive {
  /** as it was given */
  readonly path: string;
  readonly #store: Store;
  #turn: Promise<unknown> = Promise.resolve();
  #remembered: Remembered | null = null;

  private constructor(store: Store) {
    this.path = store.path;
    this.#store = store;
  }

  /**
   * Opens an archive to read it, or with `write` to change it too; then it is made with the first article where there is none.
   * It is to be closed.
   *
   * @param path of the file; beside it lies `PATH-lock`
   * @throws ArchiveError where there is none to read, for a file that is none, is damaged, or was written by a newer version
   */
  static async open(path: string, { write = false } = {}): Promise<Archive> {
    // the keys of long ids hold it
    await loadHash();
    const store = await Store.open(path, write ? 'write' : 'read');
    try {
      readHead(store);
    } catch (error) {
      await store.close();
      throw error;
    }
    return new Archive(store);
  }

  /** Lets go of the file; calls that are under way, and any later, are refused. More than once does nothing. */
  async close(): Promise<void> {
    await this.#store.close();
  }

  /** How much it holds, asked anew each time: another process may have written meanwhile. */
  get facts(): ArchiveFacts {
    return factsOf(this.#store, this.#head);
  }

  /**
   * Adds articles in batches, each of which is in wholly or not at all. One that is there as it is does nothing; one
   * that has changed takes the place of the old.
   *
   * @param inputs as of `scan`
   * @param given options as of `scan`; those that shape the archive are its own
   * @returns how many articles; what cannot be read is in its `problems`
   * @throws ArchiveError where it was opened to be read, was closed or was made with other options
   * @throws UsageError as `scan` does
   */
  async add(inputs: Input | readonly Input[], given: GivenOptions = {}): Promise<Addition> {
    const options = this.optionsFor(given);
    return this.addSources(await findSources([inputs].flat() as Input[], options.ignore), options);
  }

  /** @internal As `add`, of sources that were found, with options that were resolved by `optionsFor`. */
  async addSources(found: Inputs, options: Options): Promise<Addition> {
    const inputs = await withLastingIds(found);
    const told = { added: 0, unchanged: 0, replaced: [] as string[] };
    const problems: Problem[] = [];
    const spool = new Spool();
    const pool = new Pool(options.workers, forThreads(options), spool, options.signal);
    try {
      for await (const group of readInGroups({ pool, spool }, inputs, options)) {
        const { articles, sketches } = group;
        for (const problem of group.problems) problems.push(problem);
        if (articles.length === 0) continue;
        const done = addBatch(this.#store, options, { articles, sketches, text: (i) => keptUtf8(group, i) });
        merge(this.#store, false);
        told.added += done.added;
        told.unchanged += done.unchanged;
        for (const id of done.replaced) told.replaced.push(id);
      }
    } finally {
      await pool.close();
      spool.close();
    }
    return { ...told, problems: [...inputs.problems, ...problems], passedOver: inputs.passedOver };
  }

  /**
   * Removes the articles of some ids, or below folders, or in files of records; gives for each name the ids removed.
   *
   * @throws UsageError where a name is empty, as a variable is that was not set: it would name all
   */
  async remove(names: readonly string[]): Promise<Map<string, string[]>> {
    if (names.includes('')) throw new UsageError(`remove: ${EMPTY_NAME}`);
    const blocks = this.#blocks();
    const found = names.map((name): [string, string[]] => [
      name,
      Array.from(named(this.#store, blocks, name), (number) => blocks.id(number)),
    ]);
    const removed = new Set(removeArticles(this.#store, [...new Set(found.flatMap(([, ids]) => ids))]));
    return new Map(found.map(([name, ids]) => [name, ids.filter((id) => removed.has(id))]));
  }

  /** The articles, in the order of their ids; those of one name, folder or file of records where one is given. */
  *articles(name = ''): Iterable<Article> {
    const blocks = this.#blocks();
    for (const number of named(this.#store, blocks, name)) yield blocks.article(number);
  }

  /** The article of an id, null where there is none. */
  article(id: string): Article | null {
    const known = readKnown(this.#store, id);
    return known === null ? null : this.#blocks().article(known.number);
  }

  /** The text of an article, null where there is none of this id. */
  text(id: string): string | null {
    const known = readKnown(this.#store, id);
    return known === null ? null : utf8.decode(this.#blocks().text(known.number));
  }

  /**
   * The families kept, those begun last first; an article is in one at most.
   *
   * @param below the id of a family: those begun before it
   */
  *families(below?: string): Iterable<ArchiveFamily> {
    const blocks = this.#blocks();
    for (const { family, members } of readFamilies(this.#store, familyNumber(below)))
      yield { id: familyId(family), articles: members.map((number) => blocks.id(number)).sort() };
  }

  /** The id of the family that an article is kept in, null where it is in none or there is no such article. */
  familyOf(id: string): string | null {
    const known = readKnown(this.#store, id);
    const head = this.#head;
    if (known === null || head === null) return null;
    const family = new Facts(this.#store, head.nextArticle).family(known.number);
    return readMembers(this.#store, family).length > 1 ? familyId(family) : null;
  }

  /**
   * What a scan of the archive and these articles would tell of them: their pairs with each other and with the archive's. An
   * article of the archive whose id is among theirs counts as if it were not there.
   *
   * @param articles as inputs of `scan`
   * @param given options as of `scan`; those that shape the archive are its own
   * @throws ArchiveError where it was closed, is damaged or was made with other options
   * @throws UsageError as `scan` does
   */
  async check(articles: Input | readonly Input[], given: GivenOptions = {}): Promise<Report> {
    const options = this.optionsFor(given);
    const inputs = await findSources([articles].flat() as Input[], options.ignore);
    const { report, close } = await this.checkSources(inputs, options);
    close();
    return report;
  }

  /** @internal As `check`, of sources that were found, with options that were resolved by `optionsFor`; and the texts. */
  checkSources(inputs: Inputs, options: Options, closed?: number): Promise<Scanned> {
    return this.#atOneMoment(() =>
      withHands(options, async (hands) => {
        const fresh = await readSources(hands, inputs, options);
        const head = this.#head ?? newHead(options);
        this.#remembered = remember(this.#store, head, this.#remembered);
        return checkGathered(this.#store, head, hands, fresh, options, this.#remembered, closed);
      }),
    );
  }

  /** Merges all that was added bit by bit, and gives back the room of what was removed. */
  async compact(): Promise<void> {
    compactStore(this.#store);
  }

  /**
   * Reads everything, and checks that it is whole.
   *
   * @throws ArchiveError that says what is wrong
   */
  verify(): Promise<void> {
    return this.#atOneMoment(() => verifyStore(this.#store));
  }

  /** @internal Options for this archive: those that shape it are its own. Throws where others are asked for. */
  optionsFor(given: GivenOptions): Options {
    const head = this.#head;
    if (head === null) return resolveOptions(given);
    checkShape(this.path, head.options, given);
    return resolveOptions({ ...given, ...head.options });
  }

  /** Does work that reads as of one moment; one after another, for the store holds one at a time. */
  #atOneMoment<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(async () => {
      this.#store.hold();
      try {
        return await work();
      } finally {
        this.#store.release();
      }
    });
    this.#turn = mine.catch(() => {});
    return mine;
  }

  get #head(): Head | null {
    return readHead(this.#store);
  }

  #blocks(): Blocks {
    return new Blocks(this.#store, this.#head?.options.signature ?? 0);
  }
}
