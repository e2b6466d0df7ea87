import { existsSync } from 'node:fs';
import { Archive } from '../../archive/archive.js';
import { ArchiveError, NO_SUCH_ARCHIVE } from '../../archive/errors.js';
import { EMPTY_NAME } from '../../archive/ids.js';
import { verifyApart } from '../../archive/verify-apart.js';
import { UsageError } from '../../errors.js';
import { forTerminal } from '../../report/escape.js';
import { count, plural } from '../../report/numbers.js';
import { ACTIONS, type ArchiveAction } from '../command-name.js';
import { isTwin, longName, settingName } from '../flag.js';
import { flagsOf } from '../flags.js';
import { nearest, say, sayAdded, sayProblems } from '../messages.js';
import { printLines } from '../output.js';
import type { Settings } from '../settings.js';
import { inSettings } from '../settings.js';
import { withInputs } from './inputs.js';

type Action = (file: string, names: readonly string[], settings: Settings) => Promise<number>;

/** `flong archive add|remove|list|verify|compact ARCHIVE …` */
export async function archiveCommand(
  [name, file, ...names]: readonly string[],
  settings: Settings,
): Promise<number> {
  if (!(ACTIONS as readonly string[]).includes(name)) {
    throw new UsageError(`archive ${name}: expected ${ACTIONS.join(', ')}${nearest(name, ACTIONS)}`);
  }
  if (name === 'remove' && names.length === 0) throw new UsageError('archive remove: name the ids to remove');
  if (file === '') throw new UsageError(`archive ${name}: the path of the archive is empty: name a file`);
  if (name !== 'add' && names.includes('')) throw new UsageError(`archive ${name}: ${EMPTY_NAME}`);
  if ((name === 'verify' || name === 'compact') && names.length > 0)
    throw new UsageError(`archive ${name}: takes an archive and nothing else`);
  checkFlags(name as ArchiveAction, settings);
  try {
    return await DOES[name as ArchiveAction](file, names, settings);
  } catch (error) {
    throw inSettings(error, settings);
  }
}

/** Refuses a flag that an action would pass over; the environment and config files speak to all commands. */
function checkFlags(action: ArchiveAction, { given, nameOf }: Settings): void {
  for (const flag of flagsOf('archive')) {
    const { actions = ['add'] } = flag;
    const setting = settingName(flag);
    if (actions.includes(action) || given[setting] === undefined || !nameOf(setting).startsWith('--'))
      continue;
    // of a flag and the one that turns it off, which set one thing, the one that was given
    if (isTwin(flag) !== (given[setting] === false)) continue;
    throw new UsageError(`${longName(flag)}: goes with archive ${actions.join(' and ')} alone`);
  }
}

const DOES: Readonly<Record<ArchiveAction, Action>> = {
  add: (file, paths, settings) =>
    withInputs(paths, settings, null, (inputs, options) =>
      using(file, 'make', async (archive) => {
        const isNew = archive.facts.size === 0;
        const added = await archive.addSources(inputs, archive.optionsFor(options));
        sayProblems(added.problems);
        if (!settings.given.quiet) sayAdded(archive.facts, isNew, added);
        return added.problems.length > 0 ? 2 : 0;
      }),
    ),

  remove: (file, names, { given }) =>
    using(file, 'change', async (archive) => {
      const removed = await archive.remove(names);
      const missing = names.filter((name) => removed.get(name)?.length === 0);
      for (const name of missing) say(`${name}: is not in ${file}: see flong archive list ${file}`);
      const total = new Set([...removed.values()].flat()).size;
      if (!given.quiet)
        say(`${file}: ${plural(total, 'article')} removed, ${count(archive.facts.articles)} left`);
      return missing.length > 0 ? 2 : 0;
    }),

  list: (file, names, { given }) =>
    using(file, 'read', async (archive) => {
      if (given.families) return listFamilies(archive, names);
      let missing = 0;
      for (const name of names.length === 0 ? [''] : names) {
        let found = false;
        await printLines(
          (function* () {
            for (const article of archive.articles(name)) {
              found = true;
              const { id, outlet, date, words, title } = article;
              yield [id, outlet ?? '', date ?? '', String(words), title ?? ''].map(forTerminal).join('\t');
            }
          })(),
        );
        if (found || name === '') continue;
        missing++;
        say(`${name}: is not in ${file}`);
      }
      if (!given.quiet) sayFacts(archive);
      return missing > 0 ? 2 : 0;
    }),

  verify: async (file, _, { given }) => {
    await verifyApart(file);
    if (!given.quiet) await using(file, 'read', async (archive) => sayFacts(archive, 'whole: '));
    return 0;
  },

  compact: (file, _, { given }) =>
    using(file, 'change', async (archive) => {
      await archive.compact();
      if (!given.quiet) sayFacts(archive);
      return 0;
    }),
};

/** A line for each member, those of one family together; of the families of some ids where these are given. */
async function listFamilies(archive: Archive, names: readonly string[]): Promise<number> {
  let missing = 0;
  const wanted = new Set<string>();
  for (const name of names) {
    let found = false;
    for (const { id } of archive.articles(name)) {
      found = true;
      wanted.add(archive.familyOf(id) ?? '');
    }
    if (found) continue;
    missing++;
    say(`${name}: is not in ${archive.path}`);
  }
  await printLines(
    (function* () {
      for (const { id, articles } of archive.families())
        if (names.length === 0 || wanted.has(id))
          for (const member of articles) yield [id, member].map(forTerminal).join('\t');
    })(),
  );
  return missing > 0 ? 2 : 0;
}

/** @param how to `change` it, it must be there; to `make` it, it need not */
async function using<T>(
  file: string,
  how: 'read' | 'change' | 'make',
  run: (archive: Archive) => Promise<T>,
): Promise<T> {
  if (how === 'change' && !existsSync(file)) throw new ArchiveError(file, NO_SUCH_ARCHIVE);
  const archive = await Archive.open(file, { write: how !== 'read' });
  try {
    return await run(archive);
  } finally {
    await archive.close();
  }
}

function sayFacts(archive: Archive, before = ''): void {
  const { path, articles, words, outlets, size, dead } = archive.facts;
  const held = `${plural(articles, 'article')} of ${plural(outlets, 'outlet')}, ${plural(words, 'word')}`;
  const room = dead > 0 ? `; compact gives back the room of ${plural(dead, 'removed one')}` : '';
  say(`${path}: ${before}${held}, ${(size / 1e6).toFixed(1)} MB${room}`);
}
