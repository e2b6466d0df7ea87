import type { Format, FormatName } from '../source.js';
import { html } from './html.js';
import { jsonl } from './jsonl.js';
import { markdown } from './markdown.js';
import { mhtml } from './mhtml.js';
import { text } from './text.js';

/** Every format there is; a new one is a file beside these and a line here. */
const FORMATS: readonly Format[] = [text, markdown, jsonl, html, mhtml];

export const EXTENSIONS: readonly string[] = FORMATS.flatMap((format) => format.extensions);

export const formatByName = (name: FormatName): Format =>
  FORMATS.find((format) => format.name === name) as Format;

/** The format of a file by its ending, or null for one that is no article. */
export function formatOf(path: string): FormatName | null {
  const dot = path.lastIndexOf('.');
  const ending = dot < 0 ? '' : path.slice(dot).toLowerCase();
  return FORMATS.find((format) => format.extensions.includes(ending))?.name ?? null;
}
