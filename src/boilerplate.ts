import { FlongError, systemMessage } from './errors.js';
import type { GivenText } from './judge/given.js';
import { decode, stringOf } from './read/decode.js';
import type { ReadOptions } from './read/source.js';
import { readAny, statOf } from './read/stat.js';
import { tooLarge } from './read/unpack/archive.js';
import { laid } from './sketch/laid.js';
import { tokenize } from './tokenize/tokenize.js';

/**
 * Reads files of standing text: each paragraph is an entry, and each line of it too, so that a file may have either.
 *
 * @throws FlongError for a file that cannot be read or holds no words: a run without it would tell other things
 */
export function readBoilerplate(
  files: readonly string[],
  { maxSize, encoding }: Pick<ReadOptions, 'maxSize' | 'encoding'>,
): GivenText {
  const entries: Uint32Array[] = [];
  for (const file of files) {
    const before = entries.length;
    for (const paragraph of textIn(file, maxSize, encoding).split(/\n[^\S\n]*\n/u)) {
      const lines = paragraph.split('\n');
      for (const entry of lines.length > 1 ? [paragraph, ...lines] : lines) {
        const { hash } = tokenize(entry);
        if (hash.length > 0) entries.push(hash);
      }
    }
    if (entries.length === before)
      throw new FlongError(`${file}: holds no words: a file of standing text has paragraphs or lines of it`);
  }
  const { starts, all: hash } = laid(entries);
  return { hash, starts };
}

function textIn(file: string, most: number, encoding: string | null): string {
  let bytes: Uint8Array;
  try {
    const stats = statOf(file);
    if (stats.isDirectory()) throw new Error('is a folder where a file of standing text was expected');
    if (!stats.isFile() && !stats.isFIFO()) throw new Error('is no file: name a file of standing text');
    bytes = readAny(file, most, `is a file ${tooLarge(most * 1e6)}`);
  } catch (error) {
    throw new FlongError(`${file}: ${systemMessage(error)}`);
  }
  const decoded = decode(bytes, encoding, null);
  if ('problem' in decoded)
    throw new FlongError(`${file}: ${decoded.problem.replace(SCANNED, 'name a file of standing text')}`);
  return stringOf(decoded).replace(/\r\n?/gu, '\n');
}

/** What helps where a file is one of many that are scanned. */
const SCANNED = 'leave it out with --ignore';
