import { ruleOf } from '../../../judge/relation.js';
import type { Passage } from '../../../model.js';
import { count } from '../../numbers.js';
import type { Index, ShownPair } from '../shape.js';
import { relationShown } from './pair-table.js';
import { sidesOf } from './sentences.js';
import { optionsShown } from './start.js';
import { plainHeads } from './table.js';
import { type Branch, h } from './tree.js';

/** All that a reader needs to check a finding: rule, thresholds, offsets, hashes, version. */
export function evidence(index: Index, pair: ShownPair, passages: readonly Passage[]): Branch {
  const { a, b } = sidesOf(index, pair);
  const rows: [string, string][] = [
    ['Rule', `${relationShown(pair.relation)}: ${ruleOf(pair.relation, Number(index.options.threshold))}`],
    ['Shares in rules', 'copied words over all but credits and standing text'],
    ['Jaccard of shingles', pair.jaccard.toFixed(3)],
    ['Containment', `${pair.containment.a.toFixed(3)} of A in B, ${pair.containment.b.toFixed(3)} of B in A`],
    [
      'Direction',
      `${pair.direction.confidence}${pair.direction.source === null ? '' : `, from ${pair.direction.source.toUpperCase()}`}`,
    ],
    ['Options', optionsShown(index.options)],
    ['Text A', `${a.id}, XXH64 ${a.hash}, ${count(a.words)} words`],
    ['Text B', `${b.id}, XXH64 ${b.hash}, ${count(b.words)} words`],
    ['Made by', `flong ${index.tool.version}, ${index.schema}`],
    ['Address', `#pair-${pair.key}`],
  ];
  return h(
    'details',
    { class: 'evidence' },
    h('summary', {}, 'Evidence: rule, measures, offsets, hashes'),
    h(
      'dl',
      {},
      rows.map(([name, value]) => [h('dt', {}, name), h('dd', {}, value)]),
    ),
    h(
      'div',
      { class: 'scroll', role: 'region', 'aria-label': 'Passages with their offsets', tabindex: 0 },
      h(
        'table',
        { class: 'list small' },
        h('caption', {}, 'Offsets are UTF-16 code units into each text, ends open.'),
        plainHeads(['No.', 'Kind', 'in A', 'in B', 'Matched', 'Similarity'], (i) => i !== 1),
        h(
          'tbody',
          {},
          passages.map((passage, i) =>
            h(
              'tr',
              {},
              h('th', { scope: 'row', class: 'n' }, `${i + 1}`),
              h('td', {}, passage.kind),
              h('td', { class: 'n' }, `${passage.a.begin}–${passage.a.end}`),
              h('td', { class: 'n' }, `${passage.b.begin}–${passage.b.end}`),
              h('td', { class: 'n' }, `${passage.matched} of ${Math.max(passage.a.words, passage.b.words)}`),
              h('td', { class: 'n' }, passage.similarity.toFixed(3)),
            ),
          ),
        ),
      ),
    ),
  );
}
