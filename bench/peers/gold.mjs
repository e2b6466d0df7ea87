/**
 * What is known of a folder, and how much of it was found. A line is `NAME <tab> id` for an article of the family NAME,
 * whose first line is its origin and the others its copies, or `lift <tab> id <tab> source <tab> words` for an article that
 * has a paragraph of another.
 */

export function readGold(text) {
  const families = new Map();
  const lifts = [];
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const [name, id, source] = line.split('\t');
    if (name === 'lift') lifts.push([id, source]);
    else families.set(name, [...(families.get(name) ?? []), id]);
  }
  const familyOf = new Map([...families].flatMap(([name, ids]) => ids.map((id) => [id, name])));
  return { familyOf, copies: [...families.values()].flatMap(([, ...copies]) => copies), lifts };
}

const keyOf = ([a, b]) => (a < b ? `${a}\t${b}` : `${b}\t${a}`);

const shareOf = (all, holds) => (all.length === 0 ? null : all.filter(holds).length / all.length);

/**
 * Shares of the copies that stand in a pair or family with another article of their family, and of the lifts whose pair
 * is reported; and how many of the pairs are neither of one family nor a lift.
 */
export function scoreOf({ familyOf, copies, lifts }, { pairs, families }) {
  const related = ([a, b]) => familyOf.has(a) && familyOf.get(a) === familyOf.get(b);
  const placed = new Set(pairs.filter(related).flat());
  for (const members of families) {
    const known = new Map();
    for (const id of members) {
      const family = familyOf.get(id);
      if (family !== undefined) known.set(family, [...(known.get(family) ?? []), id]);
    }
    for (const ids of known.values()) if (ids.length > 1) for (const id of ids) placed.add(id);
  }
  const reported = new Set(pairs.map(keyOf));
  const lifted = new Set(lifts.map(keyOf));
  return {
    'copies found': shareOf(copies, (id) => placed.has(id)),
    'lifts found': shareOf(lifts, (pair) => reported.has(keyOf(pair))),
    'other pairs': pairs.filter((pair) => !related(pair) && !lifted.has(keyOf(pair))).length,
  };
}
