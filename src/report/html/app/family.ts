import { quotedSpans } from '../../../judge/quotations.js';
import type { Span } from '../../../model.js';
import { OverlapCounter } from '../../../sketch/overlap.js';
import { shingle, shingleCount } from '../../../sketch/shingles.js';
import { tokenize } from '../../../tokenize/tokenize.js';
import type { ShownFamily, ShownPair } from '../shape.js';
import { changesOf, type ShownMember } from '../view/changes.js';
import { familyPage } from '../view/family-page.js';
import { pairsWithin } from '../view/family-table.js';
import { byId, fill } from './draw.js';
import { passagesOf, textOf } from './load.js';
import type { State } from './state.js';
import { stepsOf } from './steps.js';

/** Members of which a matrix is still to be read. */
const MATRIX = 30;

export async function showFamily(state: State, family: ShownFamily): Promise<void> {
  const { index } = state;
  const pairs = pairsWithin(index).get(family) ?? [];
  const withRepresentative = new Map<number, ShownPair>();
  for (const pair of pairs) {
    if (pair.a.article === family.representative) withRepresentative.set(pair.b.article, pair);
    if (pair.b.article === family.representative) withRepresentative.set(pair.a.article, pair);
  }
  const text = await textOf(index.articles[family.representative]);
  const members: ShownMember[] = [];
  const texts: (string | null)[] = [];
  for (const i of family.articles) {
    const article = index.articles[i];
    const pair = withRepresentative.get(i) ?? null;
    const own = await textOf(article);
    texts.push(own);
    members.push({
      article,
      representative: i === family.representative,
      pair,
      shared: pair === null ? 0 : pair.a.article === i ? pair.a.shared : pair.b.shared,
      counts: family.members.find(({ id }) => id === article.id) ?? null,
      changes:
        pair === null || text === null || own === null ? null : await changesWith(family, pair, text, own),
    });
  }
  const quoted = text === null ? [] : commonQuotations(text, family.core);
  const core = text === null ? [] : family.core.map(({ begin, end }) => text.slice(begin, end));
  const matrix =
    texts.length <= MATRIX && texts.every((own) => own !== null)
      ? containments(texts, Number(index.options.shingle))
      : null;
  fill(
    byId('finding'),
    ...familyPage(index, { family, members, core, quotations: quoted, matrix }, stepsOf(state, family)),
  );
}

async function changesWith(family: ShownFamily, pair: ShownPair, text: string, own: string) {
  const isA = pair.a.article === family.representative;
  const passages = await passagesOf(pair, isA ? text : own, isA ? own : text);
  return changesOf(text, own, passages, isA);
}

/** What stands in quotation marks in the core, by the marks of the representative. */
function commonQuotations(text: string, core: readonly Span[]): string[] {
  const spans = quotedSpans(text);
  const out: string[] = [];
  for (const { begin, end } of core) {
    for (let q = 0; q < spans.length; q += 2) {
      const part = text.slice(Math.max(begin, spans[q]), Math.min(end, spans[q + 1])).replace(/[\s,]+$/u, '');
      if (spans[q] < end && spans[q + 1] > begin && tokenize(part).count >= LEAST)
        out.push(`“${part.trimStart()}”`);
    }
  }
  return out;
}

/** Words from which a quotation is worth naming. */
const LEAST = 4;

/** For each two texts the share of the first's distinct shingles that the second has. */
function containments(texts: readonly (string | null)[], n: number): number[][] {
  const shingles = texts.map((text) => {
    const tokens = tokenize(text ?? '');
    const out = new Uint32Array(shingleCount(tokens.count, n));
    shingle(tokens.hash, tokens.count, n, out);
    return out;
  });
  const counter = new OverlapCounter();
  const distinct = shingles.map((set) => counter.setA(set));
  return shingles.map((row) => {
    counter.setA(row);
    return shingles.map((column, j) => counter.overlap(column, distinct[j]).containmentA);
  });
}
