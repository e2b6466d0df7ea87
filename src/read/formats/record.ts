import { pieceText } from '../page/page.js';
import type { Meta, ReadArticle, ReadOptions } from '../source.js';
import { type Fields, inSmallLetters, isIdInexact, listed, metaOf, TEXT_FIELDS, textField } from './meta.js';

/**
 * A record as an article, or what it lacks.
 *
 * @param exact the same record with numbers as they stand in its source, where it has one: asked for when its id is one that
 *   JavaScript would change
 */
export function articleOf(
  record: Fields,
  options: ReadOptions,
  exact?: () => Fields,
): (Pick<ReadArticle, 'ascii' | 'text'> & { meta: Meta }) | { problem: string } {
  const fields = inSmallLetters(record);
  const found = textField(fields, options.textField) ?? bodyOf(fields, options.textField);
  if (found === null) {
    const wanted = options.textField ?? TEXT_FIELDS;
    const names = Object.keys(record);
    const has = names.length === 0 ? '' : ` (it has ${listed(names)})`;
    const cure = options.textField === null ? 'name one with --text-field' : 'check --text-field';
    return { problem: `has no text: expected a string in the field ${wanted}${has}: ${cure}` };
  }
  const text = found.html ? pieceText(found.text) : found.text;
  const meta = metaOf(fields, options);
  if (exact !== undefined && isIdInexact(fields, options))
    meta.id = metaOf(inSmallLetters(exact()), options).id;
  return { meta, ascii: null, text: text.toWellFormed() };
}

/** ninjs from version 2 on, and feeds, have lists of bodies with a type each: HTML goes before text, which has no marks. */
function bodyOf(fields: Fields, named: string | null): { text: string; html: boolean } | null {
  if (named !== null || !Array.isArray(fields.bodies)) return null;
  const bodies = fields.bodies.filter(
    (body) => typeof body?.value === 'string' && typeof (body.contenttype ?? '') === 'string',
  );
  const html = bodies.find((body) => /html/i.test(body.contenttype ?? ''));
  const body = html ?? bodies[0];
  return body === undefined ? null : { text: body.value, html: body === html };
}
