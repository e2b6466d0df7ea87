import { plural } from '../../numbers.js';
import { dateShown, momentOf } from './dates.js';
import type { ShownMember } from './family-page.js';
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

export function memberTimeline(members: readonly ShownMember[]): Branch | null {
  const dots = members.flatMap((member, i) => {
    const moment = momentOf(member.article.date);
    return moment === null ? [] : [{ member, number: i + 1, at: moment.at, exact: moment.exact }];
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
      h('text', { class: 'tick', x: LEFT + 10, y: 12 }, dateShown(dots[0].member.article.date)),
      dots.map(({ member, number, at, exact }, i) => {
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
            i === 0
              ? 'first'
              : exact === 'minute' && dots[0].exact === 'minute'
                ? later(at - from)
                : daysLater(from, at),
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
