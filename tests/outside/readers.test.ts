import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Pair, Report } from '../../src/model.js';
import { flong, folderOf, ROOT } from '../cli/support.js';
import { runIn } from './support.js';

const out = folderOf();
const formats = ['json', 'csv', 'csv-passages', 'graphml', 'junit'];
const made = flong(['scan', 'corpus', '-q', ...formats.flatMap((f) => ['-r', `${f}=${join(out, f)}`])], {
  cwd: ROOT,
});
const report = async (): Promise<Report> => {
  await made;
  return JSON.parse(readFileSync(join(out, 'json'), 'utf8'));
};
/** A pair of the corpus that is there for good. */
const WOLF = ['harbor-ledger/wolf-in-the-hills.txt', 'valley-dispatch/tarn-wolf.txt'];

const python = (script: string): string => runIn('python3', ['-c', script]);

describe('readers outside of Node', () => {
  it('networkx reads the graph', async () => {
    const { pairs } = await report();
    const counts = python(`
import networkx as nx
g = nx.read_graphml('${join(out, 'graphml')}')
g = nx.relabel_nodes(g, nx.get_node_attributes(g, 'label'))
print(g.number_of_nodes(), g.number_of_edges(), sum(d['weight'] for _, _, d in g.edges(data=True)))
print(g['${WOLF[0]}']['${WOLF[1]}']['relation'])`);
    const ids = new Set(pairs.flatMap(({ a, b }) => [a.id, b.id]));
    const weight = pairs.reduce((sum, { a, b }) => sum + Math.max(a.shared, b.shared), 0);
    const { relation } = pairs.find(({ a, b }) => a.id === WOLF[0] && b.id === WOLF[1]) as Pair;
    expect(counts).toBe(`${ids.size} ${pairs.length} ${weight}.0\n${relation}\n`);
  });

  it('the csv module of Python reads the tables', async () => {
    const { pairs } = await report();
    const rows = python(`
import csv, json
rows = lambda name: list(csv.DictReader(open('${out}/' + name, encoding='utf-8-sig', newline=''), strict=True))
print(json.dumps([rows('csv'), rows('csv-passages')]))`);
    const [pairRows, passageRows] = JSON.parse(rows) as Record<string, string>[][];
    expect(pairRows.map(({ a, b, a_shared }) => [a, b, Number(a_shared)])).toEqual(
      pairs.map(({ a, b }) => [a.id, b.id, a.shared]),
    );
    expect(passageRows.map(({ a_text }) => a_text)).toEqual(
      pairs.flatMap(({ passages }) => passages.map(({ text }) => text)),
    );
  });

  it('xmllint finds the XML well-formed', async () => {
    await made;
    for (const format of ['graphml', 'junit']) runIn('xmllint', ['--noout', join(out, format)]);
  });
});

describe('the man page', () => {
  it('has no fault that mandoc knows, but that it bears no date', () => {
    const page = join(ROOT, 'docs/flong.1');
    const faults = runIn('sh', ['-c', `mandoc -T lint -W style '${page}' || true`])
      .split('\n')
      .filter((line) => line !== '' && !line.includes('missing date'));
    expect(faults).toEqual([]);
    const shown = runIn('sh', ['-c', `mandoc -T utf8 '${page}' | col -b`]);
    expect(shown).toContain('flong scan [options] [paths...]');
    expect(shown).toMatch(/^ *-r, --report format\[=file\]$/m);
  });
});
