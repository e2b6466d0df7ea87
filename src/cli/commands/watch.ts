import { type FSWatcher, statSync, watch } from 'node:fs';
import { Archive } from '../../archive/archive.js';
import { UsageError } from '../../errors.js';
import type { Options } from '../../options.js';
import { findSources, type Inputs, isEmpty } from '../../read/inputs.js';
import { forJson } from '../../report/escape.js';
import type { Given } from '../flag.js';
import { say, sayAdded, sayProblems } from '../messages.js';
import { printLines } from '../output.js';
import type { Settings } from '../settings.js';
import { optionsOf } from './run.js';

/** Milliseconds that a file must have been left alone, and after which the folder is looked through all the same. */
const SETTLED = 200;
const EVERY = 2000;

/** `flong watch FOLDER --against ARCHIVE`: a line of JSON for each file as it comes. */
export async function watchCommand([folder]: readonly string[], settings: Settings): Promise<number> {
  const { given } = settings;
  if (given.against === undefined) throw new UsageError('watch: name an archive with --against');
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(`watch ${folder}: no such folder`);
  const archive = await Archive.open(given.against as string, { write: given.add === true });
  try {
    const options = archive.optionsFor({ ...optionsOf(settings), workers: 1 });
    const seen = new Map<string, string>();
    const first = await round(archive, folder, options, seen, given, 0);
    let { troubled } = first;
    if (given.once || !first.open) return troubled ? 2 : 0;
    if (!given.quiet) say(`${folder}: watching for articles; Ctrl-C ends it`);
    for await (const _ of changes(folder)) {
      const next = await round(archive, folder, options, seen, given, SETTLED);
      troubled ||= next.troubled;
      if (!next.open) break;
    }
    return troubled ? 2 : 0;
  } finally {
    await archive.close();
  }
}

/**
 * Checks the files that have come or changed since the last round and have settled: whether any had a problem, and whether
 * somebody still reads what is told.
 */
async function round(
  archive: Archive,
  folder: string,
  options: Options,
  seen: Map<string, string>,
  given: Given,
  settled: number,
): Promise<{ troubled: boolean; open: boolean }> {
  const found = await findSources([folder], options.ignore);
  // a folder that cannot be read is told once, as long as it stays so
  const unread = found.problems.filter((problem) => !isEmpty(problem));
  const untold = unread.filter(({ path, message }) => seen.get(path) !== message);
  for (const { path, message } of untold) seen.set(path, message);
  sayProblems(untold);
  let troubled = untold.length > 0;
  for (const source of found.sources) {
    const stat = source.file === null ? undefined : statSync(source.file, { throwIfNoEntry: false });
    if (stat === undefined) continue;
    const stamp = `${stat.mtimeMs} ${stat.size} ${stat.ino}`;
    const before = seen.get(source.id);
    if (before === stamp) continue;
    // rounds lie further apart: so one that a clock ahead of this has dated is known to be left alone
    const untouched = settled === 0 || before === `new ${stamp}`;
    if (!untouched && Date.now() - stat.mtimeMs < settled) {
      seen.set(source.id, `new ${stamp}`);
      continue;
    }
    seen.set(source.id, stamp);
    const inputs: Inputs = { sources: [source], problems: [], passedOver: new Map() };
    const { report, close } = await archive.checkSources(inputs, options);
    close();
    const isNew = archive.facts.size === 0;
    const added = given.add ? await archive.addSources(inputs, options) : null;
    if (added && isNew && !given.quiet) sayAdded(archive.facts, isNew, added);
    const { articles, pairs, families, problems, summary } = report;
    const known = added && { added: added.added, replaced: added.replaced, unchanged: added.unchanged };
    const line = { type: 'checked', path: source.id, articles, pairs, families, problems, summary };
    const open = await printLines([forJson(known === null ? line : { ...line, archive: known })]);
    sayProblems(problems);
    troubled ||= problems.length > 0;
    if (!open) return { troubled, open };
  }
  return { troubled, open: true };
}

/**
 * Something may have changed: told by the system, and now and then all the same, for not every file system tells.
 *
 * @param watchFor the system's
 */
export async function* changes(folder: string, watchFor: typeof watch = watch): AsyncIterable<void> {
  let wake: () => void = () => {};
  const watcher = started(() => watchFor(folder, { recursive: true }, () => wake()));
  watcher?.on('error', () => {});
  try {
    for (;;) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, EVERY);
        wake = () => {
          clearTimeout(timer);
          // what is being written is looked at when it is done
          setTimeout(resolve, SETTLED + 50);
        };
      });
      yield;
    }
  } finally {
    watcher?.close();
  }
}

/** Null where the system watches no more, as when it has given all its watches, or the folder has just gone. */
function started(start: () => FSWatcher): FSWatcher | null {
  try {
    return start();
  } catch {
    return null;
  }
}
