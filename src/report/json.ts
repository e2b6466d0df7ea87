import type { Report } from '../model.js';
import { forJson } from './escape.js';

/**
 * The report as one JSON object, an article, pair or family a line: a large report is never one string in memory, and
 * two of them can be compared line by line.
 */
export function* json(report: Report): Iterable<string> {
  let before = '{';
  for (const [key, value] of Object.entries(report)) {
    yield `${before}\n${forJson(key)}: `;
    before = ',';
    if (Array.isArray(value)) yield* list(value);
    else yield forJson(value);
  }
  yield '\n}\n';
}

function* list(values: readonly unknown[]): Iterable<string> {
  let before = '[';
  for (const value of values) {
    yield `${before}\n${forJson(value)}`;
    before = ',';
  }
  yield values.length === 0 ? '[]' : '\n]';
}
