import type { Format, FormatName, Packing } from '../source.js';
import { csv, tsv } from './csv.js';
import { html } from './html.js';
import { json } from './json.js';
import { jsonl } from './jsonl.js';
import { mail } from './mail.js';
import { markdown } from './markdown.js';
import { mhtml } from './mhtml.js';
import { parquet } from './parquet.js';
import { stored } from './stored.js';
import { text } from './text.js';
import { warc } from './warc.js';
import { xml } from './xml.js';

/** Every format there is; a new one is a file beside these and a line here. */
const FORMATS: readonly Format[] = [
  text,
  markdown,
  jsonl,
  html,
  mhtml,
  json,
  csv,
  tsv,
  parquet,
  warc,
  xml,
  mail,
  stored,
];

/** Endings of what a source can be packed in, with what that is; the outermost of `.tgz` is gzip. */
const PACKED: readonly (readonly [ending: string, packing: readonly Packing[]])[] = [
  ['.gz', ['gzip']],
  ['.bz2', ['bzip2']],
  ['.zst', ['zstd']],
  ['.tgz', ['gzip', 'tar']],
  ['.tbz2', ['bzip2', 'tar']],
  ['.tzst', ['zstd', 'tar']],
  ['.tar', ['tar']],
  ['.zip', ['zip']],
];

export const EXTENSIONS: readonly string[] = FORMATS.flatMap((format) => format.extensions);
export const PACKED_EXTENSIONS: readonly string[] = PACKED.map(([ending]) => ending);

export const formatByName = (name: FormatName): Format =>
  FORMATS.find((format) => format.name === name) as Format;

/** Loads what some formats read by; null where nothing is to be waited for. */
export function loadFormats(names: Iterable<FormatName>): Promise<unknown> | null {
  const loads = [...new Set(names)].flatMap((name) => formatByName(name).load?.() ?? []);
  return loads.length === 0 ? null : Promise.all(loads);
}

/** What a file is by its name: its format, null for an archive of files, and what it is packed in. */
export interface Kind {
  readonly format: FormatName | null;
  readonly packing: readonly Packing[];
}

/** The kind of a file by its endings, or null for one that is no article. */
export function kindOf(path: string): Kind | null {
  const packing: Packing[] = [];
  let rest = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  for (;;) {
    const dot = rest.lastIndexOf('.');
    const ending = dot < 0 ? '' : rest.slice(dot);
    const packed = PACKED.find(([known]) => known === ending)?.[1];
    if (packed === undefined) {
      const format = FORMATS.find(({ extensions }) => extensions.includes(ending))?.name;
      return format === undefined ? null : { format, packing };
    }
    packing.push(...packed);
    if (packed.includes('zip') || packed.includes('tar')) return { format: null, packing };
    rest = rest.slice(0, dot);
  }
}

/** The kind of a file that is read whatever its endings: where they say no more, it is text, packed or not. */
export function kindOfNamed(path: string): Kind {
  const ending = /\.[^./]*$/.exec(path.toLowerCase())?.[0] ?? '';
  const packing = PACKED.find(([known]) => known === ending)?.[1] ?? [];
  return kindOf(path) ?? { format: 'text', packing };
}

/** The ending of a file's name, for a person: `.jpg`, or `no ending`. */
export function endingOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(dot).toLowerCase() : 'no ending';
}

/** Counts a file, or a record, of a kind that is no article. */
export const passOver = (counts: Map<string, number>, kind: string): void =>
  void counts.set(kind, (counts.get(kind) ?? 0) + 1);
