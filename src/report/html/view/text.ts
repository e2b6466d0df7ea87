import type { Passage } from '../../../model.js';
import { endOf } from '../../differences.js';
import { type Sign, type Stretch, signsOf, stretchesOf } from './paint.js';
import { type Branch, h, type Tree } from './tree.js';

/** One article's text whole, its passages marked and numbered, the words that differ marked in them. */
export function textView(text: string, passages: readonly Passage[], side: 'a' | 'b'): Branch[] {
  const signs = signsOf(passages, side);
  const painter = new Painter(passages, side, signs);
  for (const stretch of stretchesOf(text.length, passages, side)) painter.add(text, stretch);
  return painter.done();
}

const GAP = /\n[^\S\n]*\n\s*/gu;

/** Puts stretches into paragraphs, and those of one passage into one mark as far as its paragraph goes. */
class Painter {
  readonly #passages: readonly Passage[];
  readonly #side: 'a' | 'b';
  readonly #signs: readonly Sign[];
  #nextSign = 0;
  readonly #paragraphs: Branch[] = [];
  #paragraph: Tree[] = [];
  #mark: Tree[] = [];
  #passage = -1;
  readonly #named = new Set<number>();

  constructor(passages: readonly Passage[], side: 'a' | 'b', signs: readonly Sign[]) {
    this.#passages = passages;
    this.#side = side;
    this.#signs = signs;
  }

  add(text: string, { begin, end, passage, matched }: Stretch): void {
    if (passage !== this.#passage) this.#closeMark();
    this.#passage = passage;
    while (this.#nextSign < this.#signs.length && this.#signs[this.#nextSign].at <= begin) {
      const sign = this.#signs[this.#nextSign++];
      if (sign.passage === passage) this.#mark.push(signShown(sign));
    }
    let from = begin;
    const part = text.slice(begin, end);
    for (const gap of part.matchAll(GAP)) {
      this.#put(text.slice(from, begin + gap.index), matched);
      this.#closeParagraph();
      from = begin + gap.index + gap[0].length;
    }
    const rest = text.slice(from, end);
    const next = this.#signs[this.#nextSign];
    // an opening mark goes with the words behind it, and so does the sign that stands before these
    const mark = !matched && next?.at === end && next.passage === passage ? endOf(rest, NO_MARK) : '';
    this.#put(rest.slice(0, rest.length - mark.length), matched);
    if (mark === '') return;
    this.#mark.push(signShown(next), mark);
    this.#nextSign++;
  }

  done(): Branch[] {
    this.#closeParagraph();
    return this.#paragraphs;
  }

  #put(words: string, matched: boolean): void {
    if (words === '') return;
    if (this.#passage < 0) this.#paragraph.push(words);
    else if (matched || !WORD.test(words)) this.#mark.push(words);
    else this.#mark.push(...edited(words));
  }

  #closeParagraph(): void {
    this.#closeMark();
    if (this.#paragraph.length > 0) this.#paragraphs.push(h('p', { dir: 'auto' }, this.#paragraph));
    this.#paragraph = [];
  }

  #closeMark(): void {
    if (this.#mark.length === 0) return;
    const i = this.#passage;
    const first = !this.#named.has(i);
    this.#named.add(i);
    const { kind } = this.#passages[i];
    const name = kind === 'copy' ? `${i + 1}` : `${i + 1} ${kind}`;
    this.#paragraph.push(
      h(
        'mark',
        { id: first ? `${this.#side}-${i}` : null, class: `passage ${kind}`, 'data-passage': i },
        first &&
          h(
            'span',
            // with a direction of its own, or its words would decide that of an Arabic or Hebrew paragraph
            { class: 'number', dir: 'ltr' },
            h('span', { class: 'hidden' }, 'Passage '),
            name,
            h('span', { class: 'hidden' }, ': '),
          ),
        this.#mark,
      ),
    );
    this.#mark = [];
  }
}

const WORD = /[\p{L}\p{N}]/u;
const NO_MARK = /[\s\p{L}\p{N}]/u;

/** The words that differ, without the white space around them. */
function edited(words: string): Tree[] {
  const trimmed = words.trim();
  const at = words.indexOf(trimmed);
  return [words.slice(0, at), h('u', { class: 'edit' }, trimmed), words.slice(at + trimmed.length)].filter(
    (x) => x !== '',
  );
}

/** What a sign looks like, and what it tells. */
const SIGNS: Readonly<Record<Sign['is'], readonly [sign: string, told: string]>> = {
  moved: ['⇅', 'moved: the other text goes on elsewhere'],
  missing: ['‸', 'the other text has words here'],
};

function signShown({ is }: Sign): Branch {
  const [sign, told] = SIGNS[is];
  return h('span', { class: 'sign', role: 'img', 'aria-label': told, title: told }, sign);
}
