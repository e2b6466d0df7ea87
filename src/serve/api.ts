import { isUtf8 } from 'node:buffer';
import type { ArchiveFamily } from '../archive/added.js';
import type { Archive } from '../archive/archive.js';
import { UsageError } from '../errors.js';
import type { Report } from '../model.js';
import type { Options } from '../options.js';
import { findSources } from '../read/inputs.js';
import type { BytesFormat, BytesInput, TextInput } from '../read/memory.js';
import { Refusal } from './http.js';

/** The calls of the API. What they take is checked here, and described in openapi.ts. */

/** What `check` takes beside the text. */
const TEXTS = ['id', 'title', 'outlet', 'date', 'language'] as const;
const LONGEST = 1000; // of these, in UTF-16 code units

interface Checked {
  /** of the text */
  readonly id: string;
  readonly report: Report;
  readonly texts: Readonly<Record<string, string | null>>;
}

/** What a body that is no JSON may be, with the format that it is read in. */
export const TYPES: Readonly<Record<string, BytesFormat>> = {
  'text/plain': 'text',
  'text/markdown': 'markdown',
  'text/html': 'html',
  'multipart/related': 'mhtml',
  'message/rfc822': 'mail',
};

/** Report, and the whole texts of the articles in it, by id. */
export async function check(archive: Archive, body: Buffer, type: string): Promise<Checked> {
  const { input, given } = readCheck(body, type);
  try {
    const inputs = await findSources([input], []);
    const scanned = await archive.checkSources(inputs, archive.optionsFor({ ...given, workers: 1 }));
    const { report } = scanned;
    try {
      if (!report.articles.some(({ id }) => id === input.id))
        throw new Refusal(400, 'what was sent cannot be read: send its text, in UTF-8');
      const texts: Record<string, string | null> = Object.create(null);
      for (const { id } of report.articles) texts[id] = scanned.texts.of(id);
      return { id: input.id, report, texts };
    } finally {
      scanned.close();
    }
  } catch (error) {
    if (error instanceof UsageError) throw new Refusal(400, error.message);
    throw error;
  }
}

function readCheck(body: Buffer, type: string): { input: TextInput | BytesInput; given: Partial<Options> } {
  if (type === 'text/plain' && isUtf8(body))
    return { input: { id: NEW, text: textOf(body.toString()) }, given: {} };
  if (Object.hasOwn(TYPES, type)) {
    if (body.length === 0) throw new Refusal(400, 'the body is empty');
    return { input: { id: NEW, bytes: body, format: TYPES[type] }, given: {} };
  }
  if (type !== 'application/json')
    throw new Refusal(415, `send application/json with a "text", or ${Object.keys(TYPES).join(', ')}`);
  if (!isUtf8(body)) throw new Refusal(400, 'the body is not UTF-8');
  let asked: Record<string, unknown>;
  try {
    asked = JSON.parse(body.toString());
  } catch {
    throw new Refusal(400, 'the body is not JSON');
  }
  if (asked === null || typeof asked !== 'object' || Array.isArray(asked))
    throw new Refusal(400, 'the body is not a JSON object');
  const { text, minWords, allPairs, ...rest } = asked;
  const input: TextInput = { id: NEW, text: textOf(text) };
  for (const [name, value] of Object.entries(rest)) {
    if (!(TEXTS as readonly string[]).includes(name))
      throw new Refusal(
        400,
        `"${name.slice(0, 40)}" is not known: expected text, minWords, allPairs, ${TEXTS.join(', ')}`,
      );
    if (value === null) continue;
    if (typeof value !== 'string' || value === '' || value.length > LONGEST)
      throw new Refusal(400, `"${name}" must be a string of 1 to ${LONGEST} characters, or null`);
    input[name as (typeof TEXTS)[number]] = value;
  }
  const given: Partial<Options> = {};
  if (minWords !== undefined) {
    if (!Number.isInteger(minWords) || (minWords as number) < 3 || (minWords as number) > 1000)
      throw new Refusal(400, '"minWords" must be a whole number from 3 to 1000');
    given.minWords = minWords as number;
  }
  if (allPairs !== undefined) {
    if (typeof allPairs !== 'boolean') throw new Refusal(400, '"allPairs" must be true or false');
    given.allPairs = allPairs;
  }
  return { input, given };
}

/** The id of a text that comes without one; no path has it. */
const NEW = '(this text)';

/** What a text must be: something to be seen, and no zero character. Means the same in JavaScript and in Python. */
export const TEXT_PATTERN = '^[^\\u0000]*[^\\s\\u0000-\\u001f\\u0085\\ufeff][^\\u0000]*$';
const TEXT = new RegExp(TEXT_PATTERN);

function textOf(text: unknown): string {
  if (typeof text === 'string' && text.includes('\0'))
    throw new Refusal(400, '"text" holds a zero character');
  if (typeof text !== 'string' || !TEXT.test(text))
    throw new Refusal(400, '"text" must be a string that is not empty');
  return text.toWellFormed();
}

/** Families in a page of the list, at most and unless said otherwise. */
export const PAGE = { most: 1000, usual: 50 } as const;

/** Some of the families kept, those begun last first; `next` is what to ask for the rest with. */
export function families(
  archive: Archive,
  { below, limit }: { below: string | null; limit: string | null },
): unknown {
  const most = limit === null ? PAGE.usual : Number(/^\d{1,4}$/.test(limit) ? limit : Number.NaN);
  if (!(most >= 1 && most <= PAGE.most))
    throw new Refusal(400, `"limit" must be a whole number from 1 to ${PAGE.most}`);
  if (below !== null && !/^f\d{1,9}$/.test(below))
    throw new Refusal(400, '"below" must be the id of a family');
  const page: ArchiveFamily[] = [];
  for (const family of archive.families(below ?? undefined)) {
    if (page.length === most) return { families: page, next: page[most - 1].id };
    page.push(family);
  }
  return { families: page, next: null };
}

/** What the archive holds; nothing of where it lies. */
export function facts(archive: Archive): unknown {
  const { articles, words, bytes, outlets, options } = archive.facts;
  return { articles, words, bytes, outlets, options };
}

export function article(archive: Archive, id: string | null): unknown {
  if (id === null || id === '') throw new Refusal(400, 'name an article with ?id=');
  const found = archive.article(id);
  if (found === null) throw new Refusal(404, 'no article of this id');
  return { article: found, text: archive.text(id) };
}
