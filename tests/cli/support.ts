import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import type { Pair, Report } from '../../src/model.js';
import { inResident } from './resident.js';

/** What the tests of the command line share: they run the built program, as a user would. */

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const BIN = join(ROOT, 'bin/flong.js');
export const CORPUS = join(ROOT, 'corpus');

export interface Run {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Setting {
  readonly cwd?: string;
  /** what stands on standard input; nothing if left out */
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  /** user and group to run as */
  readonly uid?: number;
  /** called when the process is there and whenever it has written to standard error */
  readonly watch?: (child: ChildProcess, stderr: string) => void;
}

export type Quiet = Pick<Setting, 'cwd' | 'env'>;

/** Runs flong and waits for its end. */
export const flong = (args: readonly string[], setting: Setting = {}): Promise<Run> =>
  run(process.execPath, [BIN, ...args], setting);

/**
 * The same in a process that runs one after another, which is a tenth of the work: for what a run tells, where how a
 * process starts, is fed, written to and ended is not what is looked at.
 */
export const quick = (args: readonly string[], { cwd = ROOT, env = {} }: Quiet = {}): Promise<Run> =>
  inResident({ args, cwd, env }, plainEnv());

export function run(command: string, args: readonly string[], setting: Setting = {}): Promise<Run> {
  const { cwd = ROOT, input, env = {}, uid, watch } = setting;
  return new Promise((resolve, reject) => {
    const as = uid === undefined ? {} : { uid, gid: uid };
    const child = spawn(command, args, { cwd, env: { ...plainEnv(), ...env }, stdio: 'pipe', ...as });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (bytes: Buffer) => out.push(bytes));
    child.stderr.on('data', (bytes: Buffer) => {
      err.push(bytes);
      watch?.(child, Buffer.concat(err).toString());
    });
    child.on('error', reject);
    child.on('close', (code, signal) =>
      resolve({ code, signal, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() }),
    );
    // a program that ends without reading its input is no fault of the test
    child.stdin.on('error', () => {});
    if (watch === undefined || input !== undefined) child.stdin.end(input ?? '');
    watch?.(child, '');
  });
}

/** The environment without what changes how flong looks. */
function plainEnv(): NodeJS.ProcessEnv {
  const { NO_COLOR, FORCE_COLOR, COLUMNS, NODE_OPTIONS, ...rest } = process.env;
  return rest;
}

/** Runs `flong scan … -r json` and reads the report; in a process of its own where it is given standard input. */
export async function scanned(
  args: readonly string[],
  setting: Setting = {},
): Promise<Run & { report: Report }> {
  const { input, uid, watch, ...quiet } = setting;
  const own = input !== undefined || uid !== undefined || watch !== undefined;
  const done = await (own ? flong : quick)(['scan', ...args, '-r', 'json'], own ? setting : quiet);
  expect(done.stdout, done.stderr).not.toBe('');
  return { ...done, report: JSON.parse(done.stdout) as Report };
}

export const idsOf = (report: Report): string[] => report.articles.map(({ id }) => id);

export const pairOf = (report: Report, a: string, b: string): Pair | undefined =>
  report.pairs.find((pair) => pair.a.id === a && pair.b.id === b);

/** The lines that a run wrote to standard error. */
export const toldBy = ({ stderr }: Run): string[] => stderr.split('\n').filter((line) => line !== '');

const made: string[] = [];
/** Removes the folders made so far; `tests/tidy.ts` calls it behind each file of tests. */
export function removeFolders(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** A folder with these files, by path; it is gone when the tests of a file have ended. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'flong-test-'));
  made.push(folder);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** Words that a generator seeded with `seed` makes up, in sentences of twelve: no two seeds share a phrase. */
export function filler(seed: number, words: number): string {
  const next = numbers(seed);
  const syllable = (): string => 'bdfgklmnprstvz'[next() % 14] + 'aeiou'[next() % 5];
  const word = (): string => Array.from({ length: 2 + (next() % 3) }, syllable).join('');
  const sentences: string[] = [];
  for (let left = words; left > 0; left -= 12) {
    const own = Array.from({ length: Math.min(12, left) }, word).join(' ');
    sentences.push(`${own[0].toUpperCase()}${own.slice(1)}.`);
  }
  return sentences.join(' ');
}

/** A seeded sequence of whole numbers under 2^31 (Marsaglia 2003, xorshift). */
export function numbers(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x9e3779b1) || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 1;
  };
}

/** A paragraph of 45 words for articles to share. */
export const PLANTED =
  'The harbour master of Vellin ordered forty barges back to the quay on Friday after divers found a ' +
  'cracked sluice beam under the customs bridge, and said the granary wharf would stay shut until the ' +
  'engineers from Ostermark had welded a new collar round it.';

/** An article of some 100 words of its own with `PLANTED` in the middle. */
export const carrier = (seed: number): string =>
  `${filler(seed, 48)}\n\n${PLANTED}\n\n${filler(-seed, 48)}\n`;
