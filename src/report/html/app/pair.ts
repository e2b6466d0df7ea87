import { tokenize } from '../../../tokenize/tokenize.js';
import { count, percent, plural, shareOf } from '../../numbers.js';
import type { ShownPair } from '../shape.js';
import { passageTold } from '../view/differences-view.js';
import { divide } from '../view/divide.js';
import { countedWords } from '../view/division-table.js';
import { type Opened, pairPage } from '../view/pair-page.js';
import { type Sides, sidesOf } from '../view/sentences.js';
import { byId, fill, tell } from './draw.js';
import { passagesOf, textOf } from './load.js';
import { Linked } from './scroll.js';
import type { State } from './state.js';
import { stepsOf } from './steps.js';

/** The page of a pair, as it stands before the reader. */
export class PairPage {
  readonly #opened: Opened;
  readonly #sides: Sides;
  readonly #linked: Linked | null;
  #current = -1;

  private constructor(state: State, opened: Opened) {
    this.#opened = opened;
    this.#sides = sidesOf(state.index, opened.pair);
    fill(byId('finding'), ...pairPage(state.index, opened, stepsOf(state, opened.pair)));
    const [a, b] = [document.getElementById('text-a'), document.getElementById('text-b')];
    this.#linked = a === null || b === null ? null : new Linked(a, b);
    this.#box('keys', state.keys);
    this.recount();
  }

  static async open(state: State, pair: ShownPair): Promise<PairPage> {
    const { a, b } = sidesOf(state.index, pair);
    const [textA, textB] = [await textOf(a), await textOf(b)];
    const passages = await passagesOf(pair, textA, textB);
    const divisions =
      textA === null || textB === null
        ? null
        : { a: divide(tokenize(textA), passages, 'a'), b: divide(tokenize(textB), passages, 'b') };
    return new PairPage(state, { pair, passages, texts: { a: textA, b: textB }, divisions });
  }

  /** Counts the words of the classes that are ticked. */
  recount(): void {
    const { divisions, pair } = this.#opened;
    if (divisions === null) return;
    const ticked = document.querySelectorAll<HTMLInputElement>('input[name=count]:checked');
    const chosen = new Set([...ticked].map(({ value }) => value));
    for (const side of ['a', 'b'] as const) {
      const words = countedWords(divisions[side], chosen);
      const share = percent(shareOf(words, this.#sides[side].words));
      byId(`counted-${side}`).textContent = `${count(words)} · ${share}`;
    }
    const plain = chosen.size === 1 && chosen.has('copy');
    const agrees = divisions.a.copy === pair.a.shared && divisions.b.copy === pair.b.shared;
    byId('counted-note').textContent = !plain
      ? 'Counted as you chose. The report counts copied words alone.'
      : agrees
        ? 'As the report counts: copied words alone.'
        : `The report counts ${count(pair.a.shared)} of A and ${count(pair.b.shared)} of B.`;
  }

  /** Goes to a passage by its index. */
  go(to: number, aloud = true): void {
    const { passages } = this.#opened;
    if (passages.length === 0) return;
    this.#current = (to + passages.length) % passages.length;
    for (const marked of document.querySelectorAll('#finding .current')) marked.classList.remove('current');
    for (const marked of document.querySelectorAll(`#finding [data-passage="${this.#current}"]`))
      marked.classList.add('current');
    const told = `Passage ${this.#current + 1} of ${plural(passages.length, 'passage')}`;
    byId('where').textContent = told;
    if (aloud) tell(`${told}: ${passageTold(passages[this.#current])}`);
    if (this.#alone) byId(`d-${this.#current}`).scrollIntoView({ block: 'center' });
    else
      this.#linked?.show(
        document.getElementById(`a-${this.#current}`),
        document.getElementById(`b-${this.#current}`),
      );
  }

  step(by: number): void {
    this.go(this.#current < 0 ? (by > 0 ? 0 : -1) : this.#current + by);
  }

  set linked(on: boolean) {
    if (this.#linked !== null) this.#linked.on = on;
  }

  get #alone(): boolean {
    return document.querySelector<HTMLElement>('#finding .alone')?.hidden === false;
  }

  /** Shows the passages alone, or both texts whole. */
  differencesOnly(on = !this.#alone): void {
    const whole = document.querySelector<HTMLElement>('#finding .texts');
    const alone = document.querySelector<HTMLElement>('#finding .alone');
    if (whole === null || alone === null) return;
    whole.hidden = on;
    alone.hidden = !on;
    this.#box('alone', on);
    byId('finding').classList.toggle('merged', on);
    if (this.#current >= 0) this.go(this.#current, false);
  }

  #box(name: string, checked: boolean): void {
    const box = document.querySelector<HTMLInputElement>(`#finding input[name=${name}]`);
    if (box !== null) box.checked = checked;
  }
}
