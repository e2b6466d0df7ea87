import { accessSync, constants } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { FlongError, systemMessage, UsageError } from '../errors.js';
import type { Outcome } from '../limits/outcome.js';
import type { Report } from '../model.js';
import { statIfThere, statOf } from '../read/stat.js';
import type { Look, Texts } from '../report/reporter.js';
import { loadReporter, REPORT_FORMATS, type ReportFormat } from '../report/reporters.js';
import { nearest } from './messages.js';
import { writeOver } from './write-over.js';

/** Where one report goes: a file, or standard output when it is null. */
export interface Destination {
  readonly format: ReportFormat;
  readonly file: string | null;
}

/** Reads `-r` values, FORMAT or FORMAT=FILE, where `-` is standard output. Throws `UsageError` for an unknown format or two for standard output. */
export function parseDestinations(values: readonly string[]): Destination[] {
  const destinations = values.map((value) => {
    const at = value.indexOf('=');
    const format = at < 0 ? value : value.slice(0, at);
    const file = at < 0 ? null : value.slice(at + 1);
    if (!(REPORT_FORMATS as string[]).includes(format)) {
      throw new UsageError(
        `--report ${format === '' ? value : format}: expected ${REPORT_FORMATS.join(', ')}, or one of them with =FILE${nearest(format, REPORT_FORMATS)}`,
      );
    }
    if (file === '') throw new UsageError(`--report ${value}: expected a file name after the =`);
    return { format: format as ReportFormat, file: file === '-' ? null : file };
  });
  const files = destinations.flatMap(({ file }) => (file === null ? [] : [file]));
  const twice = files.find((file, i) => files.findIndex((other) => resolve(other) === resolve(file)) < i);
  if (twice !== undefined)
    throw new UsageError(`--report: two reports for ${twice}: give each a file of its own`);
  if (destinations.filter(({ file }) => file === null).length > 1) {
    throw new UsageError(
      '--report: two reports for standard output; give all but one a file, as in -r json=report.json',
    );
  }
  return destinations.length === 0 ? [{ format: 'terminal', file: null }] : destinations;
}

/** Sees, before the work is done, that files can be written; makes none. Throws `FlongError` for one that cannot. */
export function checkWritable(files: Iterable<string>): void {
  for (const file of files) {
    try {
      const there = statIfThere(file);
      if (there?.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
      const folder = dirname(file);
      // a name in what is no folder is told as what it is
      if (there === undefined) statOf(`${folder}/`);
      accessSync(there === undefined ? folder : file, constants.W_OK);
    } catch (error) {
      throw new FlongError(`${file}: cannot be written: ${systemMessage(error, 'write')}`);
    }
  }
}

/** Writes a report to each destination. */
export async function writeReports(
  report: Report,
  destinations: readonly Destination[],
  look: Look,
  texts: Texts,
  outcome: Outcome,
): Promise<void> {
  for (const { format, file } of destinations) {
    const chunks = batched(
      (await loadReporter(format))(report, file === null ? look : { ...look, color: false }, texts, outcome),
    );
    if (file === null) await toStdout(chunks);
    else writeOver(file, chunks);
  }
}

/** Writes lines to standard output; false where nobody reads it any more. */
export const printLines = (lines: Iterable<string>): Promise<boolean> =>
  toStdout(
    batched(
      (function* () {
        for (const line of lines) yield `${line}\n`;
      })(),
    ),
  );

const BATCH = 1 << 18;

/** Strings put together to some 256 kB each, so that a report of many lines is few writes. */
function* batched(strings: Iterable<string>): Iterable<string> {
  let batch = '';
  for (const string of strings) {
    batch += string;
    if (batch.length >= BATCH) {
      yield batch;
      batch = '';
    }
  }
  yield batch;
}

/** What writing to a pipe that nobody reads ends with; on Windows it may be the latter. */
const CLOSED: ReadonlySet<string | undefined> = new Set(['EPIPE', 'EOF']);

/** A reader that has closed its end (`| head`) has what it wanted: the rest is dropped without a word, and false given. */
async function toStdout(chunks: Iterable<string>): Promise<boolean> {
  for (const chunk of chunks) {
    if (chunk === '') continue;
    const open = await new Promise<boolean>((resolve, reject) => {
      process.stdout.write(chunk, (error) => {
        if (!error) resolve(true);
        else if (CLOSED.has((error as NodeJS.ErrnoException).code)) resolve(false);
        else reject(new FlongError(`standard output: cannot be written: ${systemMessage(error, 'write')}`));
      });
    });
    if (!open) return false;
  }
  return true;
}
