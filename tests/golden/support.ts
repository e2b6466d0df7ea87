import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { type Options, scan } from '../../src/index.js';
import { judgeByLimits, NO_LIMITS, type Outcome } from '../../src/limits/outcome.js';
import type { Report } from '../../src/model.js';
import { type Look, NO_TEXTS, type Reporter } from '../../src/report/reporter.js';

/** What the golden tests share: where their articles lie, and how an output is held to its file. */

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

export const CORPUS = path('../../corpus');

/**
 * Eight articles of the corpus, copied so that the corpus can grow: a pair with one word changed, a story whose sentences
 * were moved, a Japanese reprint with a sentence less, a quotation in two reports of one match. One is Markdown, one a
 * record of a feed.
 */
export const NEWSROOM = path('../fixtures/newsroom');

/** Sources are run as they stand: a thread would have to be started from what was built. */
export const scanned = (folder: string, options: Partial<Options> = {}): Promise<Report> =>
  scan(folder, { ...options, workers: 1 });

/** As it would be under any version of the package. */
export const unversioned = (report: Report): Report => ({
  ...report,
  tool: { name: 'flong', version: '0.0.0' },
});

export const PLAIN: Look = { width: 80, color: false, full: false };

export const rendered = (reporter: Reporter, report: Report, look: Partial<Look> = {}): string =>
  [...reporter(unversioned(report), { ...PLAIN, ...look }, NO_TEXTS, outcomeOf(report))].join('');

/** What becomes of a report where no limit is set. */
export const outcomeOf = (report: Report): Outcome => judgeByLimits(report, NO_LIMITS, NO_TEXTS.of);

/** Holds an output to its file in `files/`; writes the file instead where UPDATE_GOLDEN=1. */
export function expectGolden(name: string, output: string): void {
  const file = path(`files/${name}`);
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(file, output);
  let golden: string;
  try {
    golden = readFileSync(file, 'utf8');
  } catch {
    throw new Error(
      `files/${name} is missing: run UPDATE_GOLDEN=1 npx vitest run tests/golden, look at it, commit it`,
    );
  }
  expect(output, `differs from files/${name}; where that is meant, run with UPDATE_GOLDEN=1`).toBe(golden);
}
