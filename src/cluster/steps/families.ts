import { groupTied } from '../../families/families.js';
import { withOrigins } from '../../families/origin.js';
import { pairsOfMembers, pairsOfRepresentatives } from '../../families/pairs.js';
import { outletsOf } from '../../focus.js';
import { laid } from '../../sketch/laid.js';
import { toldOf, verdictOf } from '../articles.js';
import { Places } from '../places.js';
import type { MakeStep } from '../step.js';

/** What a row is: a family; a member of one; a pair that is not told; one that has to be aligned. */
const Row = { family: 0, member: 1, untold: 2, missing: 3 } as const;

/**
 * Groups families, of whole components of ties: rows of articles (`b` null), and of the verdicts among them. A family goes by
 * the number of its representative.
 */
export const families: MakeStep = (options) => ({
  schema: { kind: 'int', a: 'int', b: 'int', data: 'text' },
  run(rows, out) {
    const [a, b, folded] = [rows.ints('a'), rows.numbers('b'), rows.ints('folded')];
    const [ids, articles, credits] = [rows.texts('id'), rows.texts('article'), rows.texts('credits')];
    const [signatures, verdicts, ties] = [
      rows.words('signature'),
      rows.texts('verdict'),
      rows.numbers('tie'),
    ];
    const isArticle = (i: number): boolean => b[i] === null;
    const all = Array.from({ length: rows.count }, (_, i) => i);
    const places = new Places(all.filter(isArticle).map((i) => a[i]));
    const row = new Map(all.filter(isArticle).map((i) => [a[i], i]));
    const rowOf = Array.from(places.numbers, (n) => row.get(n) as number);
    const told = toldOf(rowOf.map((i) => ({ id: ids[i], article: articles[i], credits: credits[i] })));
    const between = all
      .filter((i) => !isArticle(i))
      .map((i) => ({ i, a: places.of(a[i]), b: places.of(b[i] as number) }))
      .sort((x, y) => x.a - y.a || x.b - y.b);
    const known = between.map((x) => verdictOf(verdicts[x.i], x.a, x.b));
    const tied = between.flatMap((x) => {
      const strength = ties[x.i];
      return strength === null ? [] : [{ a: x.a, b: x.b, strength }];
    });
    const sketches = {
      k: options.signature,
      tokens: Uint32Array.from(told.articles, (article) => article.words),
      signatures: laid(rowOf.map((i) => signatures[i])).all,
    };
    const groups = groupTied(
      sketches,
      tied,
      rowOf.map((i) => folded[i]),
    );
    const found = withOrigins(groups, known, told.witness);
    const n = (place: number): number => places.numbers[place];
    for (const { members, representative, origin } of found) {
      const data = {
        members: members.map(n),
        representative: n(representative),
        origin: { ...origin, member: origin.member === null ? null : n(origin.member) },
      };
      out.push(Row.family, n(representative), members.length, JSON.stringify(data));
      for (const member of members) out.push(Row.member, n(member), n(representative), null);
    }
    const { outlet } = outletsOf(told.articles, null);
    const apartIn = options.acrossOutlets ? outlet : null;
    const { left, missing } = options.allPairs
      ? { left: known, missing: pairsOfMembers(found, known, apartIn) }
      : pairsOfRepresentatives(found, known, apartIn);
    const stay = new Set(left);
    for (const verdict of known)
      if (!stay.has(verdict)) out.push(Row.untold, n(verdict.a), n(verdict.b), null);
    missing.a.forEach((x, p) => {
      out.push(Row.missing, n(x), n(missing.b[p]), null);
    });
  },
});
