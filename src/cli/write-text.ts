import { mkdirSync, readdirSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { FlongError, systemMessage, UsageError } from '../errors.js';
import type { Article } from '../model.js';
import type { Texts } from '../report/reporter.js';

/** `--write-text DIR`: the texts that the offsets of a report count in, a file for each article. */

/** Makes the folder, and sees that nothing in it can be written over: it must be new or empty. */
export function prepareTextFolder(folder: string): void {
  let entries: string[];
  try {
    mkdirSync(folder, { recursive: true });
    entries = readdirSync(folder);
  } catch (error) {
    throw new FlongError(`${folder}: cannot be written: ${systemMessage(error, 'write')}`);
  }
  if (entries.length > 0)
    throw new UsageError(`--write-text ${folder}: is not empty: name a new or an empty folder`);
}

/**
 * Writes each article's text to a file below the folder, named after its id, and `index.jsonl` with a line
 * `{"id","file"}` for each. An article whose text is gone or has changed since has no line.
 */
export function writeTexts(folder: string, articles: readonly Article[], texts: Texts): void {
  const taken = new Map<string, number>();
  const index: string[] = [];
  try {
    const root = realpathSync(folder);
    for (const { id } of articles) {
      const text = texts.of(id);
      if (text === null) continue;
      const file = fileOf(id, taken);
      write(root, file, text);
      index.push(`${JSON.stringify({ id, file })}\n`);
    }
    write(root, 'index.jsonl', index.join(''));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    throw new FlongError(`${folder}: cannot be written: ${systemMessage(error, 'write')}`);
  }
}

/**
 * The path of an article's text, from its id: below the folder whatever the id holds, and no other article's, on file
 * systems that tell no capitals apart either. All files end in `.txt` and no folder does, so that none is the other.
 *
 * @param taken paths given so far, by what such file systems take for one, each with the number to try for its next namesake
 */
export function fileOf(id: string, taken: Map<string, number>): string {
  const parts = id.split('/').filter((part) => part !== '' && part !== '.');
  const names = parts.map((part, i) => safeName(part, i === parts.length - 1));
  const path = (names.length === 0 ? ['_'] : names).join('/').replace(/(?:\.txt)?$/i, '');
  const same = keyOf(`${path}.txt`);
  for (let n = taken.get(same) ?? 1; ; n++) {
    const file = `${path}${n === 1 ? '' : `~${n}`}.txt`;
    const key = keyOf(file);
    if (taken.has(key)) continue;
    taken.set(key, 2);
    taken.set(same, n + 1);
    return file;
  }
}

const keyOf = (file: string): string => file.normalize('NFC').toLowerCase();

/** Characters that some file system or shell takes for more than a name. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}<>:"|?*\\]/gu;
/** Bytes of a name, with room for what is put behind it. */
const LONGEST = 200;

function safeName(part: string, last: boolean): string {
  let name = part.replace(UNSAFE, '_').replace(/^\.+/, '_');
  let end = name.length;
  while (end > 0 && (name[end - 1] === '.' || name[end - 1] === ' ')) end--;
  if (end < name.length) name = `${name.slice(0, end)}_`;
  name = cut(name);
  if (/^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d¹²³]) *(?:\.|$)/i.test(name)) name = `_${name}`;
  return !last && /\.txt$/i.test(name) ? `${name}_` : name;
}

/** Its characters that have room. */
function cut(name: string): string {
  let bytes = 0;
  let length = 0;
  for (const character of name) {
    bytes += Buffer.byteLength(character);
    if (bytes > LONGEST) break;
    length += character.length;
  }
  return name.slice(0, length);
}

function write(root: string, file: string, text: string): void {
  const path = join(root, file);
  mkdirSync(dirname(path), { recursive: true });
  // the folder was empty: a link in it has been put there since
  if (!`${realpathSync(dirname(path))}${sep}`.startsWith(root === sep ? sep : `${root}${sep}`)) {
    throw new FlongError(`${path}: a link leads out of the folder: nothing more is written`);
  }
  writeFileSync(path, text, { flag: 'wx' });
}
