import type { KnownFamily } from '../../families/origin.js';
import { toFamily } from '../../report/family.js';
import { toldOf, verdictOf } from '../articles.js';
import { Places } from '../places.js';
import { eachGroup, type MakeStep } from '../step.js';
import { jsonOf } from '../tables.js';

/**
 * Families as a report has them. Of each: a row of its own (`kind` 0), one of each member with its article (1), one of each
 * verdict with its representative (2).
 */
export const family: MakeStep = () => ({
  schema: { size: 'int', first: 'int', family: 'text' },
  run(rows, out) {
    const [kind, a, b] = [rows.ints('kind'), rows.ints('a'), rows.ints('b')];
    const [data, ids] = [rows.texts('data'), rows.texts('id')];
    const [articles, credits] = [rows.texts('article'), rows.texts('credits')];
    eachGroup(rows.ints('f'), (from, to) => {
      const of = (k: number): number[] =>
        Array.from({ length: to - from }, (_, x) => from + x).filter((i) => kind[i] === k);
      const places = new Places(of(1).map((i) => a[i]));
      const row = new Map(of(1).map((i) => [a[i], i]));
      const { articles: told, witness } = toldOf(
        Array.from(places.numbers, (n) => {
          const i = row.get(n) as number;
          return { id: ids[i], article: articles[i], credits: credits[i] };
        }),
      );
      const { members, representative, origin } = jsonOf(data[of(0)[0]]) as KnownFamily;
      const known: KnownFamily = {
        members: members.map((n) => places.of(n)),
        representative: places.of(representative),
        origin: { ...origin, member: origin.member === null ? null : places.of(origin.member) },
      };
      const verdicts = of(2)
        .map((i) => verdictOf(data[i], places.of(a[i]), places.of(b[i])))
        .sort((x, y) => x.a - y.a || x.b - y.b);
      out.push(members.length, members[0], JSON.stringify(toFamily(told, known, verdicts, witness)));
    });
  },
});
