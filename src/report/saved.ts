import { UsageError } from '../errors.js';
import { CONFIDENCES, KINDS, RELATIONS, type Report } from '../model.js';

const SCHEMA = 'flong.report/1';

/** Reads what `-r json` or `-r ndjson` wrote. Throws `UsageError` that names the file for anything else. */
export function readSavedReport(file: string, content: string): Report {
  const fail = (why: string): UsageError => new UsageError(`${file}: ${why}`);
  const parsed = parse(content);
  if (parsed === null) {
    if (content.startsWith('{"type":"checked"'))
      throw fail(
        'holds lines of flong watch, one for each file: expected what -r json of a scan or check wrote',
      );
    throw fail(
      /^\s*\{\s*"(?:schema|type)"/.test(content)
        ? 'is cut off or damaged: make it anew with -r json'
        : 'is no flong report: expected what -r json wrote',
    );
  }
  const { schema } = parsed as { schema?: unknown };
  if (typeof schema !== 'string' || !schema.startsWith('flong.report/'))
    throw fail('is no flong report: expected what -r json wrote');
  if (schema !== SCHEMA)
    throw fail(
      `is a report of another version (${schema.slice(0, 40)}; this flong reads ${SCHEMA}): scan again`,
    );
  const fault = faultIn(parsed, REPORT, '');
  if (fault !== null) throw fail(`is damaged${fault}: make it anew with -r json`);
  const report = parsed as Report;
  const listed = new Set(report.articles.map(({ id }) => id));
  for (const [where, id] of named(report)) {
    if (id !== null && !listed.has(id))
      throw fail(`is damaged (${where} is of no article that it lists): make it anew with -r json`);
  }
  return report;
}

/** One object, or one put together from lines; null for neither, or where lines end without the summary. */
function parse(content: string): object | null {
  const whole = object(content);
  if (whole !== null && !('type' in whole)) return whole;
  const lists: Record<string, unknown[]> = { article: [], pair: [], family: [], problem: [] };
  let head: object | null = null;
  let summary: object | null = null;
  for (const line of content.split('\n')) {
    if (line === '') continue;
    const { type, ...rest } = (object(line) ?? {}) as { type?: string };
    if (type === 'report') head = rest;
    else if (type === 'summary') summary = rest;
    else if (type !== undefined && Object.hasOwn(lists, type)) lists[type].push(rest);
    else return null;
  }
  if (head === null || summary === null) return null;
  const { article, pair, family, problem } = lists;
  return { ...head, articles: article, pairs: pair, families: family, problems: problem, summary };
}

function object(content: string): object | null {
  try {
    const value: unknown = JSON.parse(content);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

/** The ids of articles that findings name, and where. */
function* named({ pairs, families }: Report): Iterable<[where: string, id: string | null]> {
  for (const [i, { a, b, direction }] of pairs.entries()) {
    yield [`pairs.${i}.a.id`, a.id];
    yield [`pairs.${i}.b.id`, b.id];
    yield [`pairs.${i}.direction.source`, direction.source];
  }
  for (const [i, { representative, articles, origin, members }] of families.entries()) {
    yield [`families.${i}.representative`, representative];
    for (const [j, id] of articles.entries()) yield [`families.${i}.articles.${j}`, id];
    yield [`families.${i}.origin.id`, origin.id];
    for (const [j, { id }] of members.entries()) yield [`families.${i}.members.${j}.id`, id];
  }
}

/**
 * What reporters rely on, by example: a value must be of the example's type, null where the example is; a list holds
 * values like its first; of a set it must be one. A field that may be missing ends in `?`, one that may be null in `|null`.
 * `schema/report.json` says more; this is so that no reporter meets a shape it cannot read.
 */
type Example =
  | string
  | number
  | boolean
  | null
  | ReadonlySet<unknown>
  | readonly Example[]
  | { readonly [field: string]: Example };

/** A string or null. */
const MAYBE = null;

const CONFIDENCE: Example = new Set(CONFIDENCES);
const KIND: Example = new Set(KINDS);
const SPAN: Example = { begin: 0, end: 0, words: 0 };
const PART: Example = { id: '', words: 0, shared: 0, share: 0 };
const REPORT: Example = {
  tool: { name: '', version: '' },
  options: { minWords: 0, minShare: 0, kinds: [KIND], shingle: 0, window: 0 },
  articles: [
    {
      id: '',
      path: '',
      title: MAYBE,
      outlet: MAYBE,
      date: MAYBE,
      'modified?': '',
      'url?': '',
      'wholePage?': true,
      credit: [''],
      language: MAYBE,
      words: 0,
      hash: '',
    },
  ],
  pairs: [
    {
      a: PART,
      b: PART,
      relation: new Set(RELATIONS),
      jaccard: 0,
      containment: { a: 0, b: 0 },
      direction: { source: MAYBE, confidence: CONFIDENCE, reasons: [''] },
      passages: [
        {
          kind: KIND,
          a: SPAN,
          b: SPAN,
          matched: 0,
          similarity: 0,
          text: '',
          'textB?': '',
          'runs?': [[0]],
        },
      ],
    },
  ],
  families: [
    {
      id: '',
      representative: '',
      articles: [''],
      origin: { id: MAYBE, confidence: CONFIDENCE, reasons: [''] },
      members: [{ id: '', kept: 0, changed: 0, added: 0, dropped: 0 }],
      core: [SPAN],
    },
  ],
  problems: [{ path: '', message: '' }],
  summary: {
    articles: 0,
    pairs: 0,
    families: 0,
    words: 0,
    copied: 0,
    agency: { articles: 0, pairs: 0, copied: 0 },
    'nearest|null': { a: '', b: '', matched: 0, text: '' },
  },
};

/** Where a value is not like the example: ` (pairs.0.a.id)`; null where it is. */
function faultIn(value: unknown, example: Example, path: string): string | null {
  const fault = path === '' ? '' : ` (${path.slice(1)})`;
  if (example === null) return value === null || typeof value === 'string' ? null : fault;
  if (Array.isArray(example)) {
    if (!Array.isArray(value)) return fault;
    for (let i = 0; i < value.length; i++) {
      const inside = faultIn(value[i], example[0], `${path}.${i}`);
      if (inside !== null) return inside;
    }
    return null;
  }
  if (example instanceof Set) return example.has(value) ? null : fault;
  if (typeof example !== 'object') return typeof value === typeof example ? null : fault;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return fault;
  for (const [field, inner] of Object.entries(example)) {
    const [, name, may] = /^(\w+)(\?|\|null)?$/.exec(field) as RegExpExecArray;
    const held = (value as Record<string, unknown>)[name];
    if ((held === undefined && may === '?') || (held === null && may === '|null')) continue;
    const inside = faultIn(held, inner, `${path}.${name}`);
    if (inside !== null) return inside;
  }
  return null;
}
