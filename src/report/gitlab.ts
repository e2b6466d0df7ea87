import type { Outcome } from '../limits/outcome.js';
import type { Report } from '../model.js';
import { forJson } from './escape.js';
import { type Finding, findingsOf, messageOf } from './findings.js';
import type { Look, Texts } from './reporter.js';

/**
 * GitLab's code quality report: a JSON list of findings, an object a line. Copies that the baseline holds are left out, and
 * so is what has no file, for which GitLab has no place.
 */
export function* gitlab(report: Report, _look: Look, texts: Texts, outcome: Outcome): Iterable<string> {
  let before = '[\n';
  for (const finding of findingsOf(report, texts, outcome)) {
    const { passage, news, fingerprint, at } = finding;
    if ((passage.kind === 'copy' && !news) || at.region === null) continue;
    const { place, lines } = at.region;
    yield `${before}${forJson({
      type: 'issue',
      check_name: `flong/${passage.kind}`,
      description: messageOf(finding),
      categories: ['Duplication'],
      severity: severityOf(finding),
      fingerprint,
      location: { path: place.file, lines: { begin: lines?.first ?? 1, end: lines?.last ?? 1 } },
    })}`;
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}

/** One text as a whole weighs more than a paragraph of it. */
function severityOf({ passage, pair: { relation } }: Finding): 'major' | 'minor' | 'info' {
  if (passage.kind !== 'copy') return 'info';
  return relation === 'identical' || relation === 'near-duplicate' || relation === 'version'
    ? 'major'
    : 'minor';
}
