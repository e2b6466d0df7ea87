import { forPage } from '../../escape.js';
import type { Branch, Tree } from '../view/tree.js';

/** A tree as nodes of the page. Texts go in as text: the page's policy refuses all else. */
export function draw(tree: Branch, within = ''): Element {
  const { tag, attrs, children } = tree;
  const vector = within === 'svg' || tag === 'svg';
  const element = vector
    ? document.createElementNS('http://www.w3.org/2000/svg', tag)
    : document.createElement(tag);
  for (const [name, value] of Object.entries(attrs)) element.setAttribute(name, forPage(value));
  for (const child of children) element.append(nodeOf(child, vector ? 'svg' : ''));
  return element;
}

const nodeOf = (tree: Tree, within: string): Node =>
  typeof tree === 'string' ? document.createTextNode(forPage(tree)) : draw(tree, within);

/** Puts trees in place of what an element holds. */
export function fill(element: Element, ...trees: readonly Tree[]): void {
  element.replaceChildren(...trees.map((tree) => nodeOf(tree, '')));
}

export function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`the page has no #${id}`);
  return element;
}

/** Says something to those who listen to the page. */
export function tell(message: string): void {
  byId('told').textContent = message;
}
