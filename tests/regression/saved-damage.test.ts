import { describe, expect, it } from 'vitest';
import { NO_TEXTS } from '../../dist/report/reporter.js';
import { loadReporter, REPORT_FORMATS } from '../../dist/report/reporters.js';
import { UsageError } from '../../src/errors.js';
import { judgeByLimits, NO_LIMITS } from '../../src/limits/outcome.js';
import type { Report } from '../../src/model.js';
import { readSavedReport } from '../../src/report/saved.js';
import { scan } from '../../src/scan.js';
import { carrier, filler, PLANTED } from '../cli/support.js';

const LOOK = { width: 80, color: false, full: false };
/** What may stand in a damaged report in the place of anything. */
const OTHERS = [undefined, null, 'zzz', {}];

type Path = readonly string[];

/** The places of a value and of all in it, of lists those of the first entry. */
function* placesIn(value: unknown, path: Path = []): Iterable<Path> {
  if (path.length > 0) yield path;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value).slice(0, Array.isArray(value) ? 1 : undefined))
    yield* placesIn(inner, [...path, key]);
}

function damaged(report: Report, path: Path, other: unknown): string {
  const copy = structuredClone(report);
  let at = copy as unknown as Record<string, unknown>;
  for (const key of path.slice(0, -1)) at = at[key] as Record<string, unknown>;
  at[path[path.length - 1]] = other;
  return JSON.stringify(copy);
}

const errorOf = (content: string): unknown => {
  try {
    return readSavedReport('r', content);
  } catch (error) {
    return error;
  }
};

describe('a saved report', () => {
  const family = [1, 1, 2].map((seed, i) => ({
    id: `${i}`,
    text: `${filler(seed, 12 + i)}\n\n${PLANTED}\n\n${filler(1, 90 + i)}`,
  }));
  const near = [1, 2].map((seed) => ({
    id: `${seed}`,
    text: `${carrier(seed).split('\n\n')[0]} ${PLANTED.slice(0, 60)}`,
  }));

  it.each([
    ['with a family and pairs', [...family, { id: 'other', text: carrier(4) }]],
    ['of texts that come near to each other and no more', near],
  ])('%s, damaged at any one place, is refused in one line or shown by every reporter', async (_, texts) => {
    const report = await scan(texts, { workers: 1 });
    expect(report.families.length + (report.summary.nearest === null ? 0 : 1)).toBe(1);
    // these two write what they are given
    const formats = REPORT_FORMATS.filter((format) => !format.endsWith('json'));
    const outcome = judgeByLimits(report, NO_LIMITS, NO_TEXTS.of);
    const reporters = await Promise.all(formats.map(loadReporter));
    let refused = 0;
    for (const path of placesIn(report))
      for (const other of OTHERS) {
        const read = errorOf(damaged(report, path, other));
        if (read instanceof UsageError) {
          expect(read.message).toMatch(/^r: [^\n]+$/);
          refused++;
          continue;
        }
        for (const reporter of reporters)
          expect(
            () => Array.from(reporter(read as Report, LOOK, NO_TEXTS, outcome)),
            `${path.join('.')} ${JSON.stringify(other)}`,
          ).not.toThrow();
      }
    expect(refused).toBeGreaterThan(100);
  });

  it('that names an article which it does not list is refused, and says where', async () => {
    const report = await scan(family, { workers: 1 });
    const places = [
      'pairs.0.a.id',
      'pairs.0.b.id',
      'pairs.0.direction.source',
      'families.0.representative',
      'families.0.articles.1',
      'families.0.origin.id',
      'families.0.members.0.id',
    ];
    for (const place of places)
      expect(String(errorOf(damaged(report, place.split('.'), 'gone')))).toBe(
        `UsageError: r: is damaged (${place} is of no article that it lists): make it anew with -r json`,
      );
  });
});
