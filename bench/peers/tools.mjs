/**
 * What each peer is asked to do. A peer has a `name`, `turns` where it is run fewer times than the others, `run`, which
 * is timed, and `found`, which is not: it reads what the last run left behind and gives
 *
 *   pairs     pairs of articles that the peer reports, in an order of their own
 *   families  groups of articles that it puts together; none where it knows pairs alone
 *
 * An article is named by its path below the folder, without the ending.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DEFAULTS } from '../../dist/options.js';
import { Sketcher } from '../../dist/sketch/sketch.js';
import { tokenize } from '../../dist/tokenize/tokenize.js';
import { timed } from '../lib/timed.mjs';

const FLONG = fileURLToPath(new URL('../../bin/flong.js', import.meta.url));
const LIBRARIES = fileURLToPath(new URL('python_peers.py', import.meta.url));

/** Runs of the peers that take minutes where the others take seconds. */
const SLOW_TURNS = 3;
/** Articles that npm minhash signs: it would take hours for all. */
const SIGNED = 200;

export const idOf = (path) => path.replace(/\.txt$/, '');

export function flong(folder, scratch) {
  const file = join(scratch, 'flong.json');
  return {
    name: 'flong',
    // 2: something could not be read as it stands, and the rest was
    run: () => timed(process.execPath, [FLONG, 'scan', folder, '-r', `json=${file}`], { expected: [0, 2] }),
    found: () => {
      const report = JSON.parse(readFileSync(file, 'utf8'));
      return {
        pairs: report.pairs.map(({ a, b }) => [idOf(a.id), idOf(b.id)]),
        families: report.families.map(({ articles }) => articles.map(idOf)),
        report,
      };
    },
  };
}

/** A library in Python, by its subcommand of `python_peers.py`. */
export function library(name, subcommand, python, folder, scratch, turns) {
  const file = join(scratch, `${subcommand}.tsv`);
  return {
    name,
    turns,
    run: () => timed(python, [LIBRARIES, subcommand, folder, file]),
    found: () => ofPairs(groupsIn(file)),
  };
}

export const libraries = (python, folder, scratch) => [
  library('datasketch', 'datasketch', python, folder, scratch, SLOW_TURNS),
  library('rensa', 'rensa', python, folder, scratch),
  library('rensa, sets of words', 'rensa-words', python, folder, scratch),
];

/** text-dedup's own command. It deduplicates, and tells with --debug which articles it has put together. */
export function textDedup(python, texts, scratch) {
  const input = join(scratch, 'articles.jsonl');
  const home = join(scratch, 'text-dedup');
  writeFileSync(input, texts.map(({ path, text }) => `${JSON.stringify({ id: path, text })}\n`).join(''));
  const args = {
    path: 'json',
    data_files: input,
    split: 'train',
    column: 'text',
    idx_column: 'id',
    ngram: DEFAULTS.shingle,
    threshold: DEFAULTS.threshold,
    num_perm: DEFAULTS.signature,
    num_proc: 2,
    cache_dir: join(home, 'cache'),
    output: join(home, 'out'),
  };
  const flags = Object.entries(args).flatMap(([name, value]) => [`--${name}`, String(value)]);
  // it keeps what it has computed, and would find it again in the next turn
  const env = { ...process.env, HF_HOME: join(home, 'hf'), HF_HUB_OFFLINE: '1' };
  return {
    name: 'text-dedup',
    turns: SLOW_TURNS,
    prepare: () => {
      rmSync(home, { recursive: true, force: true });
      mkdirSync(home);
    },
    run: () => timed(python, ['-m', 'text_dedup.minhash', ...flags, '--debug'], { cwd: home, env }),
    found: () => {
      const file = join(scratch, 'clusters.tsv');
      timed(python, [LIBRARIES, 'clusters', join(home, 'out', 'uf.pkl'), file]);
      const families = groupsIn(file);
      return { pairs: families.flatMap(within), families };
    },
  };
}

/** jscpd: exact clones, as short as the shortest passage that flong tells. A paragraph may be one line. */
export function jscpd(binary, folder, scratch) {
  const output = join(scratch, 'jscpd');
  const args = [folder, '--format', 'txt', '--min-tokens', String(DEFAULTS.minWords), '--min-lines', '1'];
  args.push('--reporters', 'json', '--output', output, '--silent', '--no-gitignore');
  return {
    name: 'jscpd',
    run: () => timed(binary, args, { cwd: scratch }),
    found: () => {
      const { duplicates } = JSON.parse(readFileSync(join(output, 'jscpd-report.json'), 'utf8'));
      return ofPairs(
        duplicates.map(({ firstFile, secondFile }) => [idOf(firstFile.name), idOf(secondFile.name)]),
      );
    },
  };
}

/** npm minhash, behind flong's words and shingles: it signs a few articles, and the time for all follows from it. */
export function npmMinhash(texts) {
  const some = texts.slice(0, SIGNED);
  return {
    name: `npm minhash, signing alone, from ${some.length} articles`,
    run: () => {
      const start = performance.now();
      const sketcher = new Sketcher({ ...DEFAULTS, minhash: 'reference' });
      for (const { text } of some) {
        const tokens = tokenize(text);
        sketcher.add(tokens, new Uint8Array(tokens.count));
      }
      return ((performance.now() - start) / 1000) * (texts.length / some.length);
    },
    found: () => null,
  };
}

/** Versions of what is measured, as a line. */
export function versionsOf({ python, jscpd: binary }, scratch) {
  const { version } = JSON.parse(
    readFileSync(new URL('../../node_modules/minhash/package.json', import.meta.url), 'utf8'),
  );
  const versions = [`npm minhash ${version}`];
  if (python !== undefined) {
    const file = join(scratch, 'versions.tsv');
    timed(python, [LIBRARIES, 'versions', '.', file]);
    versions.push(...groupsIn(file).map((names) => names.join(' ')));
  }
  if (binary !== undefined)
    versions.push(spawnSync(binary, ['--version'], { encoding: 'utf8' }).stdout.trim());
  return versions.join(', ');
}

/** Groups of articles in a file that has one a line, tabs between their names. */
const groupsIn = (file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\t').map(idOf));

/** A peer that knows pairs only; an article may repeat itself, and two may share several clones. */
function ofPairs(all) {
  const distinct = new Map(
    all
      .filter(([a, b]) => a !== b)
      .map(([a, b]) => (a < b ? [`${a}\t${b}`, [a, b]] : [`${b}\t${a}`, [b, a]])),
  );
  return { pairs: [...distinct.values()], families: [] };
}

const within = (group) => group.flatMap((a, i) => group.slice(i + 1).map((b) => [a, b]));
