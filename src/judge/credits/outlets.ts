import type { Article } from '../../model.js';
import { type Interval, intervalOf } from '../interval.js';
import type { Credits } from './agencies.js';
import { agencyNamed, keyOf } from './names.js';

/** An article as a witness to where it came from. */
export interface Witness {
  readonly article: Article;
  /** its outlet, as a key: see `outletKey`; '' for none */
  readonly own: string;
  /** whether its outlet is an agency, by its name or by how it credits itself */
  readonly wire: boolean;
  /** agencies that it credits, by their keys */
  readonly agencies: ReadonlyMap<string, string>;
  /** keys of all that it credits, but for its own outlet */
  readonly credited: ReadonlySet<string>;
  readonly date: Interval | null;
  readonly modified: Interval | null;
}

/** Gives the witness of each article, by index; made when first asked for. */
export function witnessesOf(
  articles: readonly Article[],
  credits: readonly Credits[],
): (i: number) => Witness {
  const keys = new Map<string | null, string>();
  const keyed = (name: string | null): string => {
    const key = keys.get(name) ?? outletKey(name);
    keys.set(name, key);
    return key;
  };
  const made: Witness[] = [];
  return (i) => {
    made[i] ??= witnessOf(articles[i], credits[i], keyed);
    return made[i];
  };
}

/** The witness that an article is. */
export function witnessOf(article: Article, { agencies, named }: Credits, key = outletKey): Witness {
  const own = key(article.outlet);
  const credited = new Set([...agencies, ...named, ...article.credit].map(key));
  credited.delete(own);
  credited.delete('');
  const byKey = new Map(agencies.map((name) => [key(name), name]));
  return {
    article,
    own,
    wire: byKey.has(own) || (article.outlet !== null && agencyNamed(article.outlet, false) !== null),
    agencies: byKey,
    credited,
    date: intervalOf(article.date),
    modified: intervalOf(article.modified),
  };
}

/** Words that outlets' names have or lack at will. */
const GENERIC =
  /(?<!\p{L})(?:the|www|wire|newswire|news|agency|press agency|report|staff|online|com|net|org|example)(?!\p{L})/giu;
/** Letters under which a name says too little. */
const LEAST = 3;

/** One key for `Harbor Ledger`, `harbor-ledger`, `The Harbor Ledger` and `www.harborledger.example`; '' for no name. */
function outletKey(name: string | null): string {
  if (name === null) return '';
  const agency = agencyNamed(name, true);
  if (agency !== null) return keyOf(agency);
  const key = keyOf(name.replaceAll(GENERIC, ' '));
  return key.length >= LEAST ? key : keyOf(name);
}

/** The agencies that both credit and neither is, by their names in x. */
export const commonAgencies = (x: Witness, y: Witness): string[] =>
  [...x.agencies]
    .filter(([key]) => y.agencies.has(key) && key !== x.own && key !== y.own)
    .map(([, name]) => name);

/** True where both credit one agency. */
export const creditSameAgency = (x: Witness, y: Witness): boolean =>
  [...x.agencies.keys()].some((key) => y.agencies.has(key));

/** Letters of an outlet from which its name in an address is no chance. */
const IN_ADDRESS = 4;

/** True where the address that x gives is of y's outlet and not of its own. */
export function linksTo(x: Witness, y: Witness): boolean {
  const { url } = x.article;
  if (url === undefined) return false;
  const host = keyOf(/^(?:[a-z]+:)?\/\/([^/?#]+)/iu.exec(url)?.[1] ?? '');
  const [own, other] = [x.own, y.own];
  return (
    own !== other && other.length >= IN_ADDRESS && host.includes(other) && !(own !== '' && host.includes(own))
  );
}
