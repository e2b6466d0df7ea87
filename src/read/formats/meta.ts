import type { Meta } from '../source.js';

/** The names under which records and front matter commonly keep what we look for, the surest first. */
const NAMES = {
  id: ['id', '_id', 'guid', 'uuid', 'url'],
  title: ['title', 'headline', 'heading'],
  outlet: ['outlet', 'publisher', 'publication', 'site', 'site_name', 'source'],
  date: ['date', 'published', 'date_published', 'published_at', 'pubdate', 'scrape_time'],
  modified: ['modified', 'date_modified', 'modified_at', 'updated', 'updated_at', 'lastmod'],
  url: ['canonical', 'url', 'link'],
  credit: ['credit', 'agency', 'byline', 'author', 'authors', 'creator'],
  language: ['language', 'lang'],
  text: ['text', 'body', 'content', 'article', 'maintext'],
} as const;

type Fields = Record<string, unknown>;

/** Metadata out of a record or front matter, whatever names and types it uses. */
export function metaOf(fields: Fields): Meta {
  return {
    id: scalar(fields, NAMES.id),
    title: scalar(fields, NAMES.title),
    outlet: scalar(fields, NAMES.outlet),
    date: scalar(fields, NAMES.date),
    modified: scalar(fields, NAMES.modified),
    url: scalar(fields, NAMES.url),
    credit: NAMES.credit.flatMap((name) => list(fields[name])),
    language: scalar(fields, NAMES.language)?.toLowerCase().split(/[-_]/)[0] ?? null,
  };
}

/** The name of the first field that holds a text, or null. */
export const textField = (fields: Fields): string | null =>
  NAMES.text.find((name) => typeof fields[name] === 'string') ?? null;

function scalar(fields: Fields, names: readonly string[]): string | null {
  for (const name of names) {
    const value = asString(fields[name]);
    if (value !== null) return value;
  }
  return null;
}

function asString(value: unknown): string | null {
  if (value instanceof Date) {
    const iso = Number.isNaN(value.getTime()) ? null : value.toISOString();
    return iso?.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso;
  }
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  if (typeof value !== 'string') return null;
  const trimmed = value.trim();
  return trimmed === '' ? null : trimmed;
}

function list(value: unknown): string[] {
  const values = Array.isArray(value) ? value : [value];
  return values.map(asString).filter((x) => x !== null);
}
