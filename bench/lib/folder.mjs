import { statSync } from 'node:fs';
import { BenchUsage } from './usage.mjs';

/** The one folder that a bench takes. */
export function oneFolder(args) {
  if (args.length !== 1) throw new BenchUsage('takes one folder');
  if (!statSync(args[0], { throwIfNoEntry: false })?.isDirectory()) {
    throw new BenchUsage(`${args[0]} is no folder`);
  }
  return args[0];
}

/** What a report says of the input: numbers only. */
export const inputOf = ({ summary, problems }) => ({
  articles: summary.articles,
  words: summary.words,
  pairs: summary.pairs,
  families: summary.families,
  problems: problems.length,
});
