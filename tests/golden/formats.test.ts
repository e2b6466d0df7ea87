import { describe, it } from 'vitest';
import { resolveOptions } from '../../src/options.js';
import { findSources } from '../../src/read/inputs.js';
import type { Texts } from '../../src/report/reporter.js';
import { loadReporter, type ReportFormat } from '../../src/report/reporters.js';
import { scanSources } from '../../src/scan.js';
import { expectGolden, NEWSROOM, outcomeOf, PLAIN, unversioned } from './support.js';

const ENDINGS: Partial<Record<ReportFormat, string>> = {
  csv: 'csv',
  'csv-passages': 'passages.csv',
  markdown: 'md',
  sarif: 'sarif.json',
  junit: 'junit.xml',
  github: 'github.txt',
  gitlab: 'gitlab.json',
  graphml: 'graphml',
};

describe('the newsroom', async () => {
  const { report, texts } = await scanSources(
    await findSources([NEWSROOM], []),
    resolveOptions({ workers: 1 }),
  );
  // as if it had been scanned from the folder above
  const here: Texts = {
    ...texts,
    place(id) {
      const place = texts.place(id);
      return place === null ? null : { ...place, file: place.file.replace(/^.*fixtures\//, '') };
    },
  };

  it.each(Object.entries(ENDINGS) as [ReportFormat, string][])('as %s', async (format, ending) => {
    const reporter = await loadReporter(format);
    expectGolden(
      `newsroom.${ending}`,
      [...reporter(unversioned(report), PLAIN, here, outcomeOf(report))].join(''),
    );
  });
});
