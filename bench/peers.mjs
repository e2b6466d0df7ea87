/**
 * A whole scan against other tools for near-duplicates and clones, on the same text files in turn, each from the start
 * of its process to what it finds on disk; and how much of what is known each of them finds.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { inputOf, oneFolder } from './lib/folder.mjs';
import { median } from './lib/median.mjs';
import { BenchUsage } from './lib/usage.mjs';
import { readGold, scoreOf } from './peers/gold.mjs';
import { flong, idOf, jscpd, libraries, npmMinhash, textDedup, versionsOf } from './peers/tools.mjs';

export const usage = 'FOLDER [--python PYTHON] [--jscpd BIN] [--gold GOLD.tsv] [--turns N]';
export const answers = 'How long do other tools take for what a scan does, and how much do they find?';

export default async function peers(args) {
  const options = argumentsOf(args);
  const { folder, python, turns } = options;
  const texts = textsOf(folder);
  const gold = options.gold === undefined ? null : goldOf(options.gold, texts);
  const scratch = mkdtempSync(join(tmpdir(), 'flong-bench-'));
  try {
    const own = flong(folder, scratch);
    const others = [];
    const notes = [];
    if (python === undefined) notes.push('no --python: datasketch, rensa and text-dedup are left out');
    else others.push(...libraries(python, folder, scratch), textDedup(python, texts, scratch));
    if (options.jscpd === undefined) notes.push('no --jscpd: it is left out');
    else others.push(jscpd(options.jscpd, folder, scratch));
    others.push(npmMinhash(texts));

    const taken = new Map([own, ...others].map((peer) => [peer, []]));
    for (let turn = 1; turn <= turns; turn++) {
      for (const [peer, seconds] of taken) {
        if (turn > (peer.turns ?? turns)) continue;
        peer.prepare?.();
        seconds.push(peer.run());
      }
    }
    const { report } = own.found();
    const scan = median(taken.get(own));
    const rows = [...taken].map(([peer, seconds]) => {
      const found = peer.found();
      return {
        peer: peer.name,
        turns: seconds.length,
        seconds: median(seconds),
        'times flong': median(seconds) / scan,
        pairs: found?.pairs.length ?? null,
        ...(gold === null ? {} : scoreIn(gold, found)),
      };
    });
    notes.unshift(
      `medians of the turns; ${texts.length} text files, of which flong read ${report.summary.articles} articles`,
      versionsOf(options, scratch),
    );
    if (gold !== null) notes.push(`${gold.copies.length} copies and ${gold.lifts.length} lifts are known`);
    return { rows, notes, input: inputOf(report) };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

const scoreIn = (gold, found) =>
  found === null ? { 'copies found': null, 'lifts found': null, 'other pairs': null } : scoreOf(gold, found);

function argumentsOf(args) {
  let parsed;
  try {
    const options = ['python', 'jscpd', 'gold', 'turns'].map((name) => [name, { type: 'string' }]);
    parsed = parseArgs({ args, allowPositionals: true, options: Object.fromEntries(options) });
  } catch (error) {
    throw new BenchUsage(error.message);
  }
  const { python, jscpd: binary, gold, turns = '5' } = parsed.values;
  if (!/^[1-9]\d*$/.test(turns)) throw new BenchUsage(`--turns is ${turns}, not a number of turns`);
  for (const file of [python, binary, gold]) {
    if (file !== undefined && !statSync(file, { throwIfNoEntry: false })?.isFile()) {
      throw new BenchUsage(`${file} is no file`);
    }
  }
  // the peers run in folders of their own; a link, as python is in a virtual environment, must stay one
  const absolute = (path) => (path === undefined ? undefined : resolve(path));
  return {
    folder: resolve(oneFolder(parsed.positionals)),
    python: absolute(python),
    jscpd: absolute(binary),
    gold,
    turns: Number(turns),
  };
}

/** The text files below the folder, in order of their paths. */
function textsOf(folder) {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.txt'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
  if (paths.length === 0) throw new BenchUsage('the folder has no .txt files');
  if (paths.some((path) => /[\t\n\r]/.test(path))) throw new BenchUsage('a name has a tab or a line break');
  return paths.map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));
}

function goldOf(file, texts) {
  const gold = readGold(readFileSync(file, 'utf8'));
  const ids = new Set(texts.map(({ path }) => idOf(path)));
  const missing = [...gold.familyOf.keys(), ...gold.lifts.flat()].filter((id) => !ids.has(id)).length;
  if (missing > 0) throw new BenchUsage(`${missing} ids of ${file} are no files of the folder`);
  return gold;
}
