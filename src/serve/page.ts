import { readFileSync } from 'node:fs';
import type { Report } from '../model.js';
import { pageScript, styles } from '../report/html/html.js';
import { shaped } from '../report/html/shaped.js';

/** The page, which shows what was seen before as the page of a report does, by the same code and in the same dress. */

type File = readonly [type: string, body: string];

const PAGE = new URL('../../page/', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, PAGE), 'utf8');

const FILES: Readonly<Record<string, () => File>> = {
  '/': () => ['text/html; charset=utf-8', read('page.html')],
  '/page.css': () => ['text/css; charset=utf-8', `${styles()}${read('page.css')}`],
  '/page.js': () => ['text/javascript; charset=utf-8', pageScript('asked')],
};

const made = new Map<string, File>();

/** A file of the page, null where there is none at this path. */
export function pageFile(path: string): File | null {
  if (!Object.hasOwn(FILES, path)) return null;
  const known = made.get(path) ?? FILES[path]();
  made.set(path, known);
  return known;
}

/** What a check has found, as the page holds a report. */
export function forThePage(
  id: string,
  report: Report,
  texts: Readonly<Record<string, string | null>>,
): unknown {
  const { index, ...blocks } = shaped(report, {
    of: (of) => texts[of] ?? null,
    place: () => null,
    lines: () => null,
  });
  const words = report.articles.find((article) => article.id === id)?.words ?? 0;
  return { id, words, index, ...blocks };
}
