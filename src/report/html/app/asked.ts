import { count, plural } from '../../numbers.js';
import type { Index, ShownPair } from '../shape.js';
import { startEnd, startTop } from '../view/start.js';
import { type Branch, h } from '../view/tree.js';
import { byId, draw, fill } from './draw.js';
import { forget } from './load.js';
import { attach, begin, end } from './page.js';

/** The page of flong serve: sends a text, and shows the report of it as the page of a report does. */

/** What the server makes of a text: the report as a page holds it. */
interface Answer {
  readonly id: string;
  /** of the text */
  readonly words: number;
  readonly index: Index;
  readonly texts: readonly string[];
  readonly passages: readonly string[];
}

interface Facts {
  readonly articles: number;
  readonly outlets: number;
}

interface Families {
  readonly families: readonly { readonly id: string; readonly articles: readonly string[] }[];
  readonly next: string | null;
}

/** What is sent, and its type. */
interface Sent {
  readonly body: Blob | string;
  readonly type: string;
}

async function ask<T>(path: string, sent?: Sent): Promise<T> {
  const response = await fetch(
    path,
    sent && { method: 'POST', headers: { 'content-type': sent.type }, body: sent.body },
  );
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error);
  return answer as T;
}

/** How often a text was sent: an answer that a later one has overtaken is not shown. */
let sent = 0;

/** Types of files by their endings; what has none of them is sent as text. */
const TYPES: Readonly<Record<string, string>> = {
  md: 'text/markdown',
  markdown: 'text/markdown',
  htm: 'text/html',
  html: 'text/html',
  xhtml: 'text/html',
  mht: 'multipart/related',
  mhtml: 'multipart/related',
  eml: 'message/rfc822',
};

const typeOf = (name: string): string => TYPES[name.toLowerCase().split('.').at(-1) ?? ''] ?? 'text/plain';

async function check(given: Sent): Promise<void> {
  const mine = ++sent;
  say('Checking …');
  try {
    const answer = await ask<Answer>('/page/check', given);
    if (mine === sent) await show(answer);
  } catch (error) {
    if (mine === sent) say(`Could not be checked: ${(error as Error).message}`);
  }
}

/** Shows the pair that shares most at once; the start of the report is a step away. */
async function show({ id, words, index, texts, passages }: Answer): Promise<void> {
  end();
  forget();
  fill(byId('finding'));
  fill(byId('start'));
  const { pairs } = index;
  if (pairs.length > 0) say(`Shares words with ${plural(pairs.length, 'article')}.`);
  else if (words === 0) say('No words can be read from it.');
  else say(`No passage of it of ${String(index.options.minWords)} words or more is in the archive.`);
  byId('start').hidden = pairs.length === 0;
  const most = mostShared(index, id);
  history.replaceState(null, '', most === undefined ? '#' : `#pair-${most.key}`);
  if (most === undefined) return;
  const block = (name: string) => (packed: string, i: number) => h('div', { id: `${name}-${i}` }, packed);
  fill(byId('blocks'), ...texts.map(block('texts')), ...passages.map(block('passages')));
  fill(byId('start'), ...startTop(index), pairsPart(), ...startEnd(index));
  await begin(index);
}

const pairsPart = (): Branch =>
  h(
    'section',
    { 'aria-labelledby': 'pairs' },
    h('h2', { id: 'pairs' }, 'Pairs'),
    h('div', { id: 'pair-filter' }),
    h('div', { id: 'pair-table' }),
  );

function mostShared({ articles, pairs }: Index, id: string): ShownPair | undefined {
  const mine = articles.findIndex((article) => article.id === id);
  const shared = ({ a, b }: ShownPair): number => (a.article === mine ? a.shared : b.shared);
  return [...pairs].sort((x, y) => shared(y) - shared(x) || y.passages - x.passages)[0];
}

const say = (message: string): void => fill(byId('status'), message);

async function showFamilies(below: string | null): Promise<void> {
  const { families, next } = await ask<Families>(`/api/families${below === null ? '' : `?below=${below}`}`);
  for (const { id, articles } of families) {
    const members = articles.slice(0, MEMBERS).map((member) => h('li', {}, member));
    const more = articles.length - members.length;
    byId('kept').append(
      draw(
        h(
          'li',
          {},
          h(
            'details',
            {},
            h('summary', {}, `${id} · ${plural(articles.length, 'article')}`),
            h('ul', {}, members, more > 0 && h('li', {}, `and ${count(more)} more`)),
          ),
        ),
      ),
    );
  }
  byId('no-family').hidden = byId('kept').childElementCount > 0;
  const button = byId('more-families') as HTMLButtonElement;
  button.hidden = next === null;
  button.onclick = () => void showFamilies(next);
}

/** Members of a family that are named. */
const MEMBERS = 100;

function start(): void {
  attach();
  const text = byId('text') as HTMLTextAreaElement;
  const file = byId('file') as HTMLInputElement;
  const checkFile = (chosen: File | undefined): void => {
    if (chosen === undefined) return;
    text.value = '';
    void check({ body: chosen, type: typeOf(chosen.name) });
  };
  byId('form').addEventListener('submit', () => {
    // the answer is no longer that of the file
    file.value = '';
    void check({ body: JSON.stringify({ text: text.value }), type: 'application/json' });
  });
  file.addEventListener('change', () => checkFile(file.files?.[0]));
  // a file that is dropped anywhere would else be opened in the place of the page
  for (const name of ['dragover', 'drop'] as const)
    document.addEventListener(name, (event) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      if (name === 'drop') checkFile(event.dataTransfer.files[0]);
    });
  const list = byId('families-kept') as HTMLDetailsElement;
  list.addEventListener('toggle', () => {
    if (list.open && byId('kept').childElementCount === 0) void showFamilies(null);
  });
  ask<Facts>('/api/archive')
    .then(({ articles, outlets }) => {
      const held = `${plural(articles, 'article')} of ${plural(outlets, 'outlet')}`;
      fill(byId('facts'), `${held} ${articles === 1 ? 'is' : 'are'} in the archive.`);
    })
    .catch((error: unknown) => fill(byId('facts'), String(error)));
}

start();
