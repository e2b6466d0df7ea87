import { datePartsOf, earlierBy, type Interval, intervalOf } from '../../../judge/interval.js';
import { plural } from '../../numbers.js';
import type { ShownMember } from './changes.js';
import { dateShown, type Moment, momentOf } from './dates.js';
import { fitting } from './label.js';
import { type Branch, h } from './tree.js';

/** A family's versions in time, a row each. Null where fewer than two dates differ. */

const ROW = 22;
const WIDTH = 560;
const LEFT = 170;
const TOP = 22;
/** Room for the name of an outlet and the version's number, in ems of the larger letters that a narrow window shows. */
const NAME = 9.4;
const HOUR = 3_600_000;

/** A version whose date can be placed. */
interface Dot extends Moment {
  readonly member: ShownMember;
  readonly number: number;
  readonly interval: Interval;
}

export function memberTimeline(members: readonly ShownMember[]): Branch | null {
  const dots = members.flatMap((member, i): Dot[] => {
    const { date } = member.article;
    const [moment, interval] = [momentOf(date), intervalOf(date)];
    return moment === null || interval === null ? [] : [{ ...moment, member, number: i + 1, interval }];
  });
  dots.sort((x, y) => x.at - y.at || x.number - y.number);
  if (dots.length < 2) return null;
  const [from, to] = [dots[0].at, dots[dots.length - 1].at];
  if (from === to) return null;
  const x = (at: number): number => LEFT + 10 + ((at - from) / (to - from)) * (WIDTH - LEFT - 90);
  const height = TOP + dots.length * ROW;
  const told = `From ${dateShown(dots[0].member.article.date)} to ${dateShown(dots[dots.length - 1].member.article.date)}.`;
  return h(
    'figure',
    {},
    h(
      'svg',
      {
        class: 'timeline',
        width: WIDTH,
        viewBox: `0 0 ${WIDTH} ${height}`,
        role: 'img',
        'aria-label': `The versions in time. ${told}`,
      },
      h('text', { class: 'tick', x: LEFT + 10, y: 14 }, dateShown(dots[0].member.article.date)),
      dots.map((dot, i) => {
        const { member, number, at } = dot;
        const y = TOP + i * ROW + ROW / 2 - 2;
        return [
          h('line', { class: 'rule', x1: LEFT + 10, x2: WIDTH - 80, y1: y, y2: y }),
          h('text', { class: 'label', x: LEFT, y: y + 4, 'text-anchor': 'end' }, label(number, member)),
          h('circle', {
            class: member.representative ? 'ring' : 'dot',
            cx: x(at).toFixed(1),
            cy: y,
            r: member.representative ? 5 : 4,
          }),
          h(
            'text',
            { class: 'tick', x: (x(at) + 10).toFixed(1), y: y + 4 },
            i > 0
              ? laterThan(dots[0], dot)
              : dots.slice(1).every((other) => isOrderKnown(dot, other))
                ? 'first'
                : PERHAPS,
          ),
        ];
      }),
    ),
    h('figcaption', {}, told, ' The ring is the version that the others are compared with.'),
  );
}

function label(number: number, { article }: ShownMember): string {
  return `${fitting(article.outlet ?? article.id, NAME)} ${number}`;
}

/** Said of versions of which, by their dates, one or another may be the first. */
const PERHAPS = 'perhaps first';

/** Whether the dates tell which of two came first, or that they came at one time. */
function isOrderKnown(one: Dot, other: Dot): boolean {
  const isOneZone = one.interval.zoned === other.interval.zoned;
  const isOneTime = one.exact === 'minute' && other.exact === 'minute' && one.at === other.at && isOneZone;
  return isOneTime || earlierBy(one.interval, other.interval) !== null;
}

/** How much later than the first a version is, no finer than both dates tell. */
function laterThan(first: Dot, dot: Dot): string {
  const both = [first, dot];
  if (!isOrderKnown(first, dot)) {
    const [x, y] = both.map(({ member }) => datePartsOf(member.article.date));
    const isOneDay = x?.day !== undefined && x.day === y?.day && x.month === y.month && x.year === y.year;
    return isOneDay ? 'the same day' : PERHAPS;
  }
  if (both.some(({ exact }) => exact === 'year' || exact === 'month'))
    return dateShown(dot.member.article.date);
  const isOneZone = first.interval.zoned === dot.interval.zoned;
  return isOneZone && both.every(({ exact }) => exact === 'minute')
    ? later(dot.at - first.at)
    : daysLater(first.at, dot.at);
}

function daysLater(from: number, at: number): string {
  const days = Math.floor(at / 24 / HOUR) - Math.floor(from / 24 / HOUR);
  return days === 0 ? 'the same day' : `+${plural(days, 'day')}`;
}

function later(by: number): string {
  if (by === 0) return 'at once';
  if (by < HOUR) return `+${Math.round(by / 60_000)} min`;
  if (by < 48 * HOUR) return `+${Math.round(by / HOUR)} h`;
  return `+${plural(Math.round(by / 24 / HOUR), 'day')}`;
}
