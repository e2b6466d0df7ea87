import { isoDate } from '../dates.js';
import type { Meta, ReadOptions } from '../source.js';

/** The names under which records and front matter commonly keep what we look for, the surest first. */
const NAMES = {
  id: ['id', '_id', 'guid', 'uuid', 'url', 'uri'],
  title: ['title', 'headline', 'heading', 'headlines'],
  outlet: ['outlet', 'publisher', 'publication', 'site', 'site_name', 'source'],
  date: [
    'date',
    'published',
    'date_published',
    'published_at',
    'pubdate',
    'firstcreated',
    'versioncreated',
    'scrape_time',
  ],
  modified: [
    'modified',
    'date_modified',
    'modified_at',
    'updated',
    'updated_at',
    'lastmod',
    'contentmodified',
  ],
  url: ['canonical', 'url', 'link'],
  credit: ['credit', 'agency', 'byline', 'author', 'authors', 'creator', 'copyrightholder'],
  language: ['language', 'lang'],
  text: ['text', 'body', 'content', 'article', 'maintext', 'body_text', 'content_text'],
  html: ['body_xhtml', 'body_html', 'content_html'],
} as const;

export type Fields = Readonly<Record<string, unknown>>;

/** Fields that the user names; each holds a dotted path, or null. */
export type NamedFields = Pick<
  ReadOptions,
  'textField' | 'idField' | 'titleField' | 'dateField' | 'outletField'
>;

const KNOWN: ReadonlySet<string> = new Set(Object.values(NAMES).flat());

/** Fields with `Title` and `TITLE` taken for `title`, where no field has that very name. */
export function inSmallLetters(fields: Fields): Fields {
  let small: Record<string, unknown> | null = null;
  for (const name of Object.keys(fields)) {
    const known = smallName(name);
    if (known === name || Object.hasOwn(small ?? fields, known)) continue;
    small ??= { ...fields };
    small[known] = fields[name];
  }
  return small ?? fields;
}

/** The known name that a name is but for its capitals; else the name. */
export function smallName(name: string): string {
  const small = name.toLowerCase();
  return KNOWN.has(small) ? small : name;
}

/** Metadata out of a record or front matter, whatever names and types it uses; those of the user's `own` go before what is known. */
export function metaOf(fields: Fields, own: Partial<NamedFields> = {}): Meta {
  const one = (path: string | null | undefined, known: readonly string[], read = asString): string | null =>
    path ? read(valueAt(fields, path)) : scalar(fields, known, read);
  const language = scalar(fields, NAMES.language);
  // what two figures mean may take the region, which is not kept
  const date = (given: string | null): string | null =>
    given !== null && language !== null && /[-_]/.test(language) ? isoDate(given, language) : given;
  return {
    id: one(own.idField, NAMES.id),
    title: one(own.titleField, NAMES.title, named),
    outlet: one(own.outletField, NAMES.outlet, named),
    date: date(one(own.dateField, NAMES.date)),
    modified: date(scalar(fields, NAMES.modified)),
    url: scalar(fields, NAMES.url),
    credit: NAMES.credit.flatMap((name) => list(fields[name])),
    language: language?.toLowerCase().split(/[-_]/)[0] ?? null,
  };
}

/** Whether a record's id is a number that JavaScript does not hold as it stands: two such may look like one. */
export function isIdInexact(fields: Fields, { idField }: Partial<NamedFields>): boolean {
  const values = idField ? [valueAt(fields, idField)] : NAMES.id.map((name) => fields[name]);
  const id = values.find((value) => asString(value) !== null);
  return typeof id === 'number' && !Number.isSafeInteger(id);
}

/** Where a record has its text, and whether that is HTML; or null. */
export function textField(fields: Fields, named: string | null): { text: string; html: boolean } | null {
  if (named !== null) {
    const text = valueAt(fields, named);
    return typeof text === 'string' ? { text, html: /(?:^|[._-])x?html$/i.test(named) } : null;
  }
  for (const name of [...NAMES.text, ...NAMES.html]) {
    const text = fields[name];
    if (typeof text === 'string') return { text, html: (NAMES.html as readonly string[]).includes(name) };
  }
  return null;
}

/** The names that a text is looked for under, for a message. */
export const TEXT_FIELDS = 'text, body, content, article or maintext';

/** The same, and those that hold HTML. */
export const TEXT_COLUMNS: readonly string[] = [...NAMES.text, ...NAMES.html];

/** Names of columns or fields for a message: the first of them. */
export const listed = (names: readonly string[]): string =>
  names
    .slice(0, 8)
    .map((name) => (name.length > 30 ? `${name.slice(0, 30)}…` : name || '""'))
    .join(', ') + (names.length > 8 ? ' …' : '');

/** Columns that hold something we look for: of a table with many, only these need be read. */
export function knownNames(named: NamedFields): string[] {
  const own = namedFields(named).flatMap((path) => [path, path.split('.')[0]]);
  return [...own, ...KNOWN];
}

/** The fields that the user names. */
export const namedFields = (named: NamedFields): string[] =>
  [named.textField, named.idField, named.titleField, named.dateField, named.outletField].filter(
    (path) => path !== null,
  );

/** The value at a dotted path; a name that itself has dots is found too. */
function valueAt(fields: Fields, path: string): unknown {
  if (Object.hasOwn(fields, path)) return fields[path];
  let value: unknown = fields;
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Fields)[name];
  }
  return value;
}

function scalar(fields: Fields, names: readonly string[], read = asString): string | null {
  for (const name of names) {
    const value = read(fields[name]);
    if (value !== null) return value;
  }
  return null;
}

/** A value that may be an object with a name, as JSON Feed and APIs have authors and sources, or a headline's main one. */
function named(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return asString(value);
  const { name, main, original } = value as Fields;
  return asString(value) ?? asString(name) ?? asString(main) ?? asString(original);
}

/** A byline without the word for "by". */
export const withoutBy = (byline: string): string => byline.replace(/^by:?\s+/i, '');

function asString(value: unknown): string | null {
  if (value instanceof Date) {
    const iso = Number.isNaN(value.getTime()) ? null : value.toISOString();
    return iso?.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso;
  }
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  // ninjs from version 2 on gives lists of texts, the main one first
  if (Array.isArray(value)) return typeof value[0]?.value === 'string' ? asString(value[0].value) : null;
  if (typeof value !== 'string') return null;
  const trimmed = value.trim();
  return trimmed === '' ? null : trimmed;
}

function list(value: unknown): string[] {
  const values = Array.isArray(value) ? value : [value];
  return values.flatMap((x) => named(x) ?? []).map(withoutBy);
}
