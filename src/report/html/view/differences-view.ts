import type { Passage } from '../../../model.js';
import { extentOf, type Piece, piecesOf } from '../../differences.js';
import { type Branch, h, type Tree } from './tree.js';

/** The passages alone, each as one text in which it is marked what A and what B has. */
export const differencesView = (passages: readonly Passage[]): Branch =>
  h(
    'ol',
    { class: 'differences' },
    passages.map((passage, i) =>
      h(
        'li',
        { id: `d-${i}`, 'data-passage': i },
        h('p', { class: 'what' }, h('span', { class: 'number' }, `${i + 1}`), ` ${passageTold(passage)}`),
        h('p', { dir: 'auto', class: 'merged' }, piecesOf(passage).flatMap(pieceShown)),
      ),
    ),
  );

/** `copy, 23 of 24 words the same` */
export const passageTold = (passage: Passage): string => `${passage.kind}, ${extentOf(passage)}`;

function pieceShown(piece: Piece): Tree[] {
  const blank = piece.apart ? [' '] : [];
  if (piece.is === 'same') return [...blank, ...shortened(piece.text)];
  if (piece.is === 'moved')
    return [
      ...blank,
      h(
        'span',
        { class: 'sign', role: 'img', 'aria-label': 'moved', title: 'moved: B goes on elsewhere' },
        '⇅',
      ),
    ];
  return [
    ...blank,
    ...(piece.a === '' ? [] : [h('del', {}, piece.a)]),
    ...(piece.a !== '' && piece.b !== '' ? [' '] : []),
    ...(piece.b === '' ? [] : [h('ins', {}, piece.b)]),
  ];
}

/** Characters at either end of a long stretch that is the same. */
const KEPT = 90;

/** A long stretch that is the same is cut in its middle, at blanks where there are any. */
function shortened(text: string): Tree[] {
  if (text.length <= 3 * KEPT) return [text];
  const from = text.slice(0, KEPT).replace(/\s+\S*$/u, '');
  const to = text.slice(-KEPT).replace(/^\S*\s+/u, '');
  return [from, ' ', h('span', { class: 'cut', role: 'note' }, '… the same …'), ' ', to];
}
