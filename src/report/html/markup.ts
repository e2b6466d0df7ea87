import { forPage } from '../escape.js';
import type { Tree } from './view/tree.js';

/** A tree as HTML. */
export function markup(tree: Tree): string {
  if (typeof tree === 'string') return escaped(tree);
  const { tag, attrs, children } = tree;
  const given = Object.entries(attrs).map(([name, value]) => ` ${name}="${escaped(value)}"`);
  const open = `<${tag}${given.join('')}>`;
  return VOID.has(tag) ? open : `${open}${children.map(markup).join('')}</${tag}>`;
}

const VOID = new Set(['br', 'hr', 'input', 'wbr', 'meta', 'col']);

/**
 * Text as HTML text or as the value of a quoted attribute; what could hide or turn words around is shown by
 * number.
 */
export const escaped = (text: string): string =>
  forPage(text).replace(/[&<>"']/gu, (char) => `&#${char.charCodeAt(0)};`);
