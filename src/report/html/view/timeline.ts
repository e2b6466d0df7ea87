import { plural } from '../../numbers.js';
import type { Index, ShownFamily } from '../shape.js';
import { dateShown, momentOf } from './dates.js';
import { familyName } from './family-table.js';
import { fitting } from './label.js';
import { type Branch, h } from './tree.js';

/** The families over time: a row each, a dot for every dated article. Null where fewer than two dates are known. */

const ROWS = 24;
const ROW = 26;
const WIDTH = 560;
const LEFT = 220;
const RIGHT = 14;
const TOP = 26;
/** Room for a name, in ems of the larger letters that a narrow window shows. */
const NAME = 14.4;

export function timelinePicture(index: Index): Branch | null {
  const rows = index.families
    .map((family) => ({ family, dots: dotsOf(index, family) }))
    .filter(({ dots }) => dots.length > 0);
  const shown = rows
    .sort((x, y) => y.family.articles.length - x.family.articles.length)
    .slice(0, ROWS)
    .sort((x, y) => x.dots[0].at - y.dots[0].at);
  if (shown.length === 0) return null;
  // rows and dots are in the order of time
  const from = shown[0].dots[0].at;
  const latest = shown
    .map(({ dots }) => dots.at(-1) as Dot)
    .reduce((last, dot) => (dot.at > last.at ? dot : last));
  const to = latest.at;
  if (to === from) return null;
  const x = (at: number): number => LEFT + 8 + ((at - from) / (to - from)) * (WIDTH - LEFT - RIGHT - 16);
  const height = TOP + shown.length * ROW + 6;
  const left = index.families.length - shown.length;
  const told = `${plural(shown.length, 'family', 'families')} between ${shown[0].dots[0].day} and ${latest.day}.`;
  return h(
    'figure',
    {},
    h(
      'svg',
      {
        class: 'timeline',
        width: WIDTH,
        viewBox: `0 0 ${WIDTH} ${height}`,
        role: 'group',
        'aria-label': told,
      },
      ticks(from, to).map((at) =>
        h(
          'g',
          { 'aria-hidden': 'true' },
          h('line', { class: 'rule', x1: fixed(x(at)), x2: fixed(x(at)), y1: TOP - 6, y2: height - 6 }),
          h(
            'text',
            { class: 'tick', x: fixed(x(at)), y: 14, 'text-anchor': anchor(x(at)) },
            dateShown(tickLabel(at, from, to)),
          ),
        ),
      ),
      shown.map(({ family, dots }, i) => row(index, family, dots, x, TOP + i * ROW + ROW / 2)),
    ),
    h(
      'figcaption',
      {},
      told,
      ' A dot is an article, a ring the one the others are compared with.',
      left > 0 && ` ${plural(left, 'family', 'families')} more ${left === 1 ? 'is' : 'are'} in the table.`,
    ),
  );
}

interface Dot {
  readonly at: number;
  /** the day as the article gives it, in its own zone, as far as it is known */
  readonly day: string;
  readonly article: number;
}

function dotsOf({ articles }: Index, family: ShownFamily): Dot[] {
  const dots = family.articles.flatMap((article) => {
    const { date } = articles[article];
    const moment = momentOf(date);
    return moment === null
      ? []
      : [{ at: moment.at, day: dateShown(date?.trim().slice(0, 10) ?? null), article }];
  });
  return dots.sort((a, b) => a.at - b.at);
}

function row(
  index: Index,
  family: ShownFamily,
  dots: readonly Dot[],
  x: (at: number) => number,
  y: number,
): Branch {
  const name = familyName(index, family);
  return h(
    'a',
    { href: `#family-${family.key}` },
    h('title', {}, `${name}: ${plural(family.articles.length, 'article')}, the first of ${dots[0].day}`),
    h('rect', { class: 'hit', x: 0, y: y - ROW / 2, width: WIDTH, height: ROW }),
    h('text', { class: 'label', x: LEFT, y: y + 4, 'text-anchor': 'end' }, fitting(name, NAME)),
    h('line', {
      class: 'thread',
      x1: fixed(x(dots[0].at)),
      x2: fixed(x((dots.at(-1) as Dot).at)),
      y1: y,
      y2: y,
    }),
    dots.map(({ at, article }) =>
      h('circle', {
        class: article === family.representative ? 'ring' : 'dot',
        cx: fixed(x(at)),
        cy: y,
        r: article === family.representative ? 5 : 3.5,
      }),
    ),
  );
}

const fixed = (n: number): string => n.toFixed(1);
const anchor = (x: number): string => (x < LEFT + 50 ? 'start' : x > WIDTH - 60 ? 'end' : 'middle');

const DAY = 86_400_000;

/** Even places in time: as many as their labels have room for. */
function ticks(from: number, to: number): number[] {
  const n = to - from < 3 * DAY ? 2 : 3;
  return Array.from({ length: n }, (_, i) => from + ((to - from) * i) / (n - 1));
}

/** The day; with the hour where all lies within days, the month alone where years lie between the ends. */
function tickLabel(at: number, from: number, to: number): string {
  const length = to - from < 3 * DAY ? 16 : to - from > 3 * 366 * DAY ? 7 : 10;
  return new Date(at).toISOString().slice(0, length);
}
