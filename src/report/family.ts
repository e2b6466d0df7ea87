import { coreOf, countChanges } from '../families/changes.js';
import type { KnownFamily } from '../families/origin.js';
import type { Witness } from '../judge/credits/outlets.js';
import { byTime } from '../judge/interval.js';
import type { Verdict } from '../judge/settle.js';
import type { Article, Family, Member } from '../model.js';

/** A family as it stands in the report; `verdicts` are those between its representative and other members. */
export function toFamily(
  articles: readonly Article[],
  { members, representative, origin }: KnownFamily,
  verdicts: readonly Verdict[],
  witness: (i: number) => Witness,
): Family {
  const byMember = new Map(
    verdicts.map((verdict) => [verdict.a === representative ? verdict.b : verdict.a, verdict]),
  );
  const order = [...members].sort((x, y) => byTime(witness(x).date, witness(y).date) || x - y);
  const others = order.filter((member) => member !== representative && byMember.has(member));
  const pairs = others.map((member) => byMember.get(member) as Verdict);
  return {
    // the text that the family is held together by, so that the id stays when members come and go
    id: `f-${articles[representative].hash}`,
    representative: articles[representative].id,
    articles: order.map((i) => articles[i].id),
    origin: {
      id: origin.member === null ? null : articles[origin.member].id,
      confidence: origin.confidence,
      reasons: origin.reasons,
    },
    members: others.map((member, i) =>
      toMember(articles[member], articles[representative], pairs[i], pairs[i].a === member),
    ),
    // a member without a pair holds nothing that is known
    core:
      others.length < members.length - 1
        ? []
        : coreOf(pairs.map((verdict) => sideOf(verdict, representative))),
  };
}

const sideOf = ({ a, copiedA, copiedB, passages }: Verdict, representative: number) =>
  a === representative
    ? { copied: copiedA, passages, side: 'a' as const }
    : { copied: copiedB, passages, side: 'b' as const };

function toMember(own: Article, other: Article, { equal }: Verdict, isA: boolean): Member {
  const { keptA, keptB, changed } = countChanges(equal.flat());
  const [kept, keptOther] = isA ? [keptA, keptB] : [keptB, keptA];
  return {
    id: own.id,
    kept,
    changed,
    added: Math.max(0, own.words - kept - changed),
    dropped: Math.max(0, other.words - keptOther - changed),
  };
}
