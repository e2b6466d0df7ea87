import type { Index, ShownFamily, ShownPair } from '../shape.js';
import type { FamilyColumn } from '../view/family-table.js';
import type { PairColumn } from '../view/pair-table.js';
import type { Order } from '../view/table.js';
import { byId, tell } from './draw.js';
import { showFamily } from './family.js';
import { PairPage } from './pair.js';
import { clearFilter, moreRows, readFilter, showFamilies, showFilter, showPairs } from './pairs-list.js';
import { newState, type State } from './state.js';
import { neighboursOf } from './steps.js';

/** The page at work: what an address shows, what a button and a key do. */

let page: PairPage | null = null;
let finding: ShownPair | ShownFamily | null = null;
/** how often the address has changed: what was asked for before is not to be drawn over what came after */
let turn = 0;

/** Shows what the address names: a pair, a family, or the start page with a part of it. */
async function show(state: State): Promise<void> {
  const mine = ++turn;
  const [, kind, key] = /^#(pair|family)-([0-9a-f]+)$/u.exec(location.hash) ?? [];
  const wanted = key === undefined ? null : await found(state, kind, key);
  if (mine !== turn) return;
  page = null;
  finding = wanted;
  byId('start').hidden = wanted !== null;
  byId('finding').hidden = wanted === null;
  byId('finding').classList.remove('merged');
  if (wanted === null) showStart(key !== undefined);
  else await showFinding(state, wanted);
  document.documentElement.dataset.turn = String(mine);
}

async function showFinding(state: State, wanted: ShownPair | ShownFamily): Promise<void> {
  if ('relation' in wanted) page = await PairPage.open(state, wanted);
  else await showFamily(state, wanted);
  const heading = byId('finding').querySelector('h1');
  document.title = `${heading?.textContent ?? ''} · flong`;
  scrollTo(0, 0);
  heading?.focus({ preventScroll: true });
}

/** A family is found by any of its members, so that its address outlives a change of representative. */
async function found({ index }: State, kind: string, key: string): Promise<ShownPair | ShownFamily | null> {
  if (kind === 'pair') return index.pairs.find((pair) => pair.key === key) ?? null;
  const named = index.families.find((family) => family.key === key);
  if (named !== undefined) return named;
  for (const family of index.families) {
    for (const i of family.articles) if ((await keyOf(index.articles[i].id)) === key) return family;
  }
  return null;
}

/** As the report was made: the first 12 hex digits of SHA-256. */
async function keyOf(id: string): Promise<string> {
  const digest = await crypto.subtle?.digest('SHA-256', new TextEncoder().encode(id));
  return digest === undefined
    ? ''
    : [...new Uint8Array(digest, 0, 6)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

let seen = false;

function showStart(missing: boolean): void {
  document.title = START;
  byId('finding').replaceChildren();
  if (missing) tell('This report holds no such finding: it may have gone, or belong to another report.');
  // not at the first sight of the page, where the reader begins at its top
  if (seen && location.hash === '') byId('start').querySelector('h1')?.focus();
  seen = true;
}

const START = document.title;

type Act = (state: State, data: DOMStringMap) => void;

const ACTS: Readonly<Record<string, Act>> = {
  sort(state, { table, by }) {
    if (table === 'families') {
      state.families = turned(state.families, by as FamilyColumn);
      showFamilies(state);
    } else {
      state.pairs = turned(state.pairs, by as PairColumn);
      showPairs(state);
    }
    document.querySelector<HTMLElement>(`button[data-table="${table}"][data-by="${by}"]`)?.focus();
  },
  clear(state) {
    clearFilter(state);
    showPairs(state);
  },
  more: (state) => moreRows(state),
  all: (state) => moreRows(state, Number.POSITIVE_INFINITY),
  passage: (_, { step }) => page?.step(Number(step)),
  go: (_, { passage }) => page?.go(Number(passage)),
};

/**
 * Sorted by another column, or by the same the other way; names and dates begin with the least, figures with
 * the most.
 */
function turned<By extends string>(order: Order<By>, by: By): Order<By> {
  if (order.by === by) return { by, down: !order.down };
  return { by, down: !['name', 'a', 'b', 'first', 'last'].includes(by) };
}

function onChange(state: State, { name, checked, form }: HTMLInputElement): void {
  if (form?.classList.contains('filter')) {
    readFilter(state);
    showPairs(state);
  } else if (name === 'count') page?.recount();
  else if (name === 'alone') page?.differencesOnly(checked);
  else if (name === 'linked' && page !== null) page.linked = checked;
  else if (name === 'keys') state.keys = checked;
}

function onKey(state: State, event: KeyboardEvent): void {
  const target = event.target as Element | null;
  const types = target?.matches('input:not([type=checkbox]), select, textarea') ?? false;
  if (!state.keys || types || finding === null || event.ctrlKey || event.metaKey || event.altKey) return;
  const { before, after } = neighboursOf(state, finding);
  const go = (to: string | null): void => {
    if (to === null) tell('There is no other finding this way.');
    else location.hash = to;
  };
  const keys: Record<string, () => void> = {
    j: () => page?.step(1),
    k: () => page?.step(-1),
    n: () => go(after),
    p: () => go(before),
    u: () => go('#'),
    d: () => page?.differencesOnly(),
  };
  if (!(event.key in keys)) return;
  event.preventDefault();
  keys[event.key]();
}

/** What the page shows; null before there is anything. */
let current: State | null = null;

/** Puts the page to work; it shows nothing until `begin`. */
export function attach(): void {
  const withState = (work: (state: State) => unknown): void => {
    if (current !== null) work(current);
  };
  document.addEventListener('click', (event) => {
    const actor = (event.target as Element).closest<HTMLElement>('[data-act]');
    if (actor !== null) withState((state) => ACTS[actor.dataset.act ?? '']?.(state, actor.dataset));
    const mark = (event.target as Element).closest<HTMLElement>('#finding mark[data-passage]');
    if (mark !== null) page?.go(Number(mark.dataset.passage));
  });
  document.addEventListener('input', (event) =>
    withState((state) => onChange(state, event.target as HTMLInputElement)),
  );
  document.addEventListener('submit', (event) => event.preventDefault());
  document.addEventListener('keydown', (event) => withState((state) => onKey(state, event)));
  addEventListener('hashchange', () => withState(show));
  addEventListener('beforeprint', () => showEvidence(true));
  addEventListener('afterprint', () => showEvidence(false));
}

/** On paper nothing can be opened: a printed finding has its evidence. What the reader had open stays so. */
function showEvidence(printing: boolean): void {
  for (const evidence of document.querySelectorAll<HTMLDetailsElement>('#finding details.evidence')) {
    if (printing && !evidence.open) {
      evidence.open = true;
      evidence.dataset.printed = '';
    } else if (!printing && evidence.dataset.printed !== undefined) {
      evidence.open = false;
      delete evidence.dataset.printed;
    }
  }
}

/** Shows a report: what the address names of it, else its start. */
export async function begin(index: Index): Promise<void> {
  current = newState(index);
  showFilter(current);
  showFamilies(current);
  showPairs(current);
  await show(current);
}

/** Shows nothing any more. */
export function end(): void {
  current = null;
  page = null;
  finding = null;
}
