import { resolve } from 'node:path';
import type { Focus } from './focus.js';
import { withHands } from './hands.js';
import type { Report } from './model.js';
import { type GivenOptions, type Options, resolveOptions } from './options.js';
import { findSources, type Input, type Inputs } from './read/inputs.js';
import { idOfPath } from './read/slashes.js';
import { judgeArticles, readSources, type Scanned, tellsStanding } from './scan.js';
import { together } from './workers/gathered.js';

/**
 * What a scan of a folder and of new articles tells of these: their pairs with each other and with the folder's articles. A
 * file that is among the new ones counts as one of them.
 *
 * @param inputs as of `scan`
 * @param folder path of a folder (or what else a scan takes, but one of it); see `Archive` for what is kept
 * @param given options as of `scan`
 * @returns the report: the new articles, those of the folder that share something with them, and their pairs
 * @throws UsageError and FlongError as `scan` does
 */
export async function check(
  inputs: Input | readonly Input[],
  folder: Input,
  given: GivenOptions = {},
): Promise<Report> {
  const options = resolveOptions(given);
  const found = await findSources([inputs].flat() as Input[], options.ignore);
  const { report, close } = await checkSources(found, folder, options);
  close();
  return report;
}

/** As `check`, of sources that were found; with the texts. */
export const checkSources = (inputs: Inputs, folder: Input, options: Options): Promise<Scanned> =>
  withHands(options, async (hands) => {
    const known = await findSources([folder], options.ignore);
    // one file, whichever way it is named: `./corpus/a.txt` is in `corpus`
    const files = new Set(inputs.sources.flatMap(({ file }) => (file === null ? [] : resolve(file))));
    const others = known.sources.filter(({ file }) => file === null || !files.has(resolve(file)));
    const fresh = await readSources(hands, inputs, options);
    const seen = await readSources(hands, { ...known, sources: others }, options);
    const ids = new Set(fresh.articles.map(({ id }) => id));
    const taken = new Set([...ids, ...seen.articles.map(({ id }) => id)]);
    // an id that both have goes to the new one
    const articles = seen.articles.map((article) =>
      ids.has(article.id) ? { ...article, id: below(nameOf(folder), article.id, taken) } : article,
    );
    const focus: Focus = { ids, outlets: null, beyond: null };
    const all = together([fresh, { ...seen, articles }]);
    return judgeArticles(hands, all, options, tellsStanding(options), focus);
  });

/** An id with a folder's name before it, as often as it takes until no other article has it. */
function below(folder: string, id: string, taken: Set<string>): string {
  let own = `${folder}/${id}`;
  while (taken.has(own)) own = `${folder}/${own}`;
  taken.add(own);
  return own;
}

const nameOf = (folder: Input): string => (typeof folder === 'string' ? idOfPath(folder) || '.' : folder.id);
