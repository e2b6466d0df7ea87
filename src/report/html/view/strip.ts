import type { Passage } from '../../../model.js';
import { type Branch, h } from './tree.js';

/** Both texts as strips, the passages where they lie in each, and a line from each place to the other. */

const HEIGHT = 14;
const GAP = 46;

/** Passages that bear their number; of more, numbers would stand over each other. */
const NUMBERED = 24;

export function strip(passages: readonly Passage[], lengthA: number, lengthB: number): Branch {
  const place = (at: number, length: number): string => `${((at / Math.max(1, length)) * 100).toFixed(2)}%`;
  const box = (passage: Passage, i: number, side: 'a' | 'b', length: number): Branch =>
    h('rect', {
      class: `box ${passage.kind}`,
      x: place(passage[side].begin, length),
      width: place(passage[side].end - passage[side].begin, length),
      y: side === 'a' ? 0 : HEIGHT + GAP,
      height: HEIGHT,
      'data-act': 'go',
      'data-passage': i,
    });
  const centre = ({ begin, end }: { begin: number; end: number }, length: number): string =>
    place((begin + end) / 2, length);
  return h(
    'div',
    { class: 'strip' },
    h('span', { class: 'letter', 'aria-hidden': 'true' }, 'A'),
    h(
      'svg',
      {
        width: '100%',
        height: 2 * HEIGHT + GAP,
        role: 'img',
        'aria-label': stripTold(passages, lengthA, lengthB),
      },
      h('rect', { class: 'track', width: '100%', height: HEIGHT }),
      h('rect', { class: 'track', width: '100%', height: HEIGHT, y: HEIGHT + GAP }),
      passages.map((passage, i) => [
        h('line', {
          class: `tie ${passage.kind}`,
          x1: centre(passage.a, lengthA),
          x2: centre(passage.b, lengthB),
          y1: HEIGHT,
          y2: HEIGHT + GAP,
          'data-passage': i,
        }),
        box(passage, i, 'a', lengthA),
        box(passage, i, 'b', lengthB),
      ]),
      passages.length <= NUMBERED &&
        passages.flatMap((passage, i) => [
          h('text', { class: 'no', x: centre(passage.a, lengthA), y: HEIGHT + 13 }, `${i + 1}`),
          h('text', { class: 'no', x: centre(passage.b, lengthB), y: HEIGHT + GAP - 5 }, `${i + 1}`),
        ]),
    ),
    h('span', { class: 'letter last', 'aria-hidden': 'true' }, 'B'),
  );
}

function stripTold(passages: readonly Passage[], lengthA: number, lengthB: number): string {
  const part = ({ begin, end }: { begin: number; end: number }, length: number): string =>
    `${Math.round((begin / length) * 100)} to ${Math.round((end / length) * 100)} %`;
  const told = passages
    .slice(0, NUMBERED)
    .map(({ a, b }, i) => `${i + 1}: at ${part(a, lengthA)} of A, ${part(b, lengthB)} of B`);
  return `Where the passages lie. ${told.join('; ')}${passages.length > NUMBERED ? '; and others' : ''}.`;
}
