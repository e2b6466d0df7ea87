/**
 * Copies of dist/ in which one part is switched off each, to see what it brings. A part is switched off by exchanging
 * words of the built code, which must stand there once: where the code has changed the bench says so and ends.
 */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

const root = new URL('../../', import.meta.url);
/** Below node_modules, so that what dist/ imports is found. */
const home = new URL(`node_modules/.cache/flong-parts/${process.pid}/`, root);

/** Parts of finding and alignment: [name, file, words, other words]. */
export const FINDING = [
  ['no second pass with 2-word seeds', 'align/align.js', 'if (regions.some(isEdited))', 'if (false)'],
  [
    'no skip-grams',
    'candidates/skips.js',
    'for (let i = 0; i < count; i++) {',
    'for (let i = 0; i < 0; i++) {',
  ],
  ['no pairs by letters', 'workers/misread-pairs.js', 'if (theirs.length === 0)', 'if (true)'],
  [
    'no stretches of regions that fall short',
    'align/align.js',
    'for (const fragment of fragments)',
    'for (const fragment of [])',
  ],
  ['a word told again weighs as before', 'align/align.js', 'const AGAIN = Weight.stop;', 'const AGAIN = 99;'],
  ['a gap costs 1, however solid the copy', 'align/edit.js', '1 + (SOLID_COST - 1) * solidity(runs)', '1'],
  ['unmatched words do not count against', 'align/align.js', 'const UNMATCHED = 3;', 'const UNMATCHED = 0;'],
  ['stop words weigh as much as plain ones', 'tokenize/rarity.js', 'stop: 4,', 'stop: 10,'],
  ['stop words weigh 2', 'tokenize/rarity.js', 'stop: 4,', 'stop: 2,'],
];

/** Parts of the judgement. */
export const JUDGING = [
  ['no forms', 'judge/judge.js', 'const form = !a.misread', 'const form = false && !a.misread'],
  [
    'no quotations by others',
    'judge/settle.js',
    'mayBeQuoted(passage) && quotes.knows',
    'false && quotes.knows',
  ],
  ['stock phrases stay so, whoever quotes them', 'judge/settle.js', "kind === 'stock' &&", 'false &&'],
  ['no posts', 'judge/posts.js', "!text.includes('@')", 'true'],
  [
    'no single quotation marks',
    'judge/quotations.js',
    'mark in CLOSING &&',
    "mark in CLOSING && !'‘`\\''.includes(mark[0]) &&",
  ],
  ['no captions of galleries', 'judge/credits/lines.js', 'if (caption !== null)', 'if (false)'],
  ['no captions of file pictures', 'judge/credits/lines.js', 'if (isCaption(line))', 'if (false)'],
  ['no short lines', 'judge/judge.js', 'form ? [] : shortLines', 'true ? [] : shortLines'],
  ['no standing text by the crowd', 'candidates/crowd.js', 'if (standing.length > 0)', 'if (false)'],
  [
    'no standing text by its wording',
    'judge/credits/standing.js',
    'const spans = [];',
    'const spans = []; if (spans) return spans;',
  ],
  ['a word told again weighs as before', 'align/align.js', 'const AGAIN = Weight.stop;', 'const AGAIN = 99;'],
];

/** The scans of the code as it is and of the code without each part: [name, scan]. */
export async function scansWithout(parts) {
  const scans = [['as it is', (await import('../../dist/index.js')).scan]];
  process.on('exit', () => rmSync(home, { recursive: true, force: true }));
  mkdirSync(home, { recursive: true });
  for (const [i, [name, file, words, others]] of parts.entries()) {
    const copy = new URL(`${i}/`, home);
    for (const each of ['dist', 'package.json', 'page']) {
      cpSync(new URL(each, root), new URL(each, copy), { recursive: true });
    }
    const built = new URL(`dist/${file}`, copy);
    const code = readFileSync(built, 'utf8').split(words);
    if (code.length !== 2) throw new Error(`"${words}" stands ${code.length - 1} times in dist/${file}`);
    writeFileSync(built, code.join(others));
    scans.push([name, (await import(new URL('dist/index.js', copy))).scan]);
  }
  return scans;
}
