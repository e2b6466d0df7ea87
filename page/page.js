// The page that flong serve gives: sends a text to the API and shows what of it was seen before. Texts are put into the
// page as text, never as HTML.

const byId = (id) => document.getElementById(id);
const status = byId('status');
const results = byId('results');

/** An element with a class, and children or text. */
function make(name, className, ...children) {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

const percent = (share) => `${Math.round(share * 100)} %`;
const words = (n) => `${n.toLocaleString('en')} ${n === 1 ? 'word' : 'words'}`;

async function showFacts() {
  const { articles, outlets } = await ask('/api/archive');
  byId('facts').textContent =
    `${articles.toLocaleString('en')} articles of ${outlets.toLocaleString('en')} outlets are in the archive.`;
}

async function ask(path, body) {
  const response = await fetch(
    path,
    body === undefined
      ? {}
      : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
  );
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error);
  return answer;
}

/** A text with the equal words of passages marked: `side` is a or b. */
function marked(text, passages, side) {
  const at = side === 'a' ? 0 : 2;
  const runs = passages.flatMap(({ kind, a, b, runs }) =>
    (runs ?? [[a.begin, a.end, b.begin, b.end]]).map((run) => ({ begin: run[at], end: run[at + 1], kind })),
  );
  runs.sort((x, y) => x.begin - y.begin);
  const parts = [];
  let to = 0;
  for (const { begin, end, kind } of runs) {
    if (end <= to) continue;
    const from = Math.max(begin, to);
    const mark = make('mark', kind, text.slice(from, end));
    mark.title = kind;
    parts.push(text.slice(to, from), mark);
    to = end;
  }
  parts.push(text.slice(to));
  return parts;
}

function showPair({ a, b, relation, passages }, texts, mine, articles) {
  const [own, other] = mine === a.id ? [a, b] : [b, a];
  const [ownSide, otherSide] = mine === a.id ? ['a', 'b'] : ['b', 'a'];
  const { title, outlet, date } = articles.get(other.id);
  const known = [title ?? other.id, outlet, date?.slice(0, 10)].filter(Boolean).join(' · ');
  const column = (heading, id, side) =>
    make('div', '', make('h3', '', heading), ...marked(texts[id] ?? '(its text is gone)', passages, side));
  const sides = make(
    'div',
    'sides',
    column('This text', own.id, ownSide),
    column(other.id, other.id, otherSide),
  );
  for (const side of sides.children) side.tabIndex = 0;
  const told =
    own.shared > 0
      ? `${words(own.shared)} of its ${words(own.words)} (${percent(own.share)}); ${percent(other.share)} of the other`
      : `no copied words; ${passages.map(({ kind, matched }) => `${kind} of ${words(matched)}`).join(', ')}`;
  const pair = make('article', '', make('h2', '', known), make('p', 'share', `${relation}: ${told}`), sides);
  requestAnimationFrame(() => {
    for (const side of sides.children) {
      const first = side.querySelector('mark');
      if (first !== null) side.scrollTop = first.offsetTop - side.offsetTop - 60;
    }
  });
  return pair;
}

async function check(text) {
  status.textContent = 'Checking …';
  results.replaceChildren();
  try {
    const { report, texts } = await ask('/api/check', { text });
    const mine = '(this text)';
    const articles = new Map(report.articles.map((article) => [article.id, article]));
    const pairs = report.pairs.toSorted((x, y) => sharedOf(y, mine) - sharedOf(x, mine));
    results.replaceChildren(...pairs.map((pair) => showPair(pair, texts, mine, articles)));
    status.textContent =
      pairs.length === 0
        ? 'Nothing of it was seen before.'
        : `Seen in ${pairs.length} ${pairs.length === 1 ? 'article' : 'articles'}.`;
  } catch (error) {
    status.textContent = `Could not be checked: ${error.message}`;
  }
}

const sharedOf = ({ a, b }, mine) => (a.id === mine ? a.shared : b.shared);

byId('form').addEventListener('submit', (event) => {
  event.preventDefault();
  check(byId('text').value);
});
byId('file').addEventListener('change', async (event) => {
  const [file] = event.target.files;
  if (file === undefined) return;
  byId('text').value = await file.text();
  check(byId('text').value);
});

showFacts().catch((error) => {
  byId('facts').textContent = error.message;
});
