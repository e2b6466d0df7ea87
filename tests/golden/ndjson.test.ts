import { describe, expect, it } from 'vitest';
import { ndjson } from '../../src/report/ndjson.js';
import { expectGolden, NEWSROOM, rendered, scanned } from './support.js';

const report = await scanned(NEWSROOM);
const output = rendered(ndjson, report);
const lines = output.trimEnd().split('\n');
const objects = lines.map((line): Record<string, unknown> => JSON.parse(line));
const ofType = (type: string): unknown[] =>
  objects.filter((x) => x.type === type).map(({ type: _, ...fields }) => fields);

describe('the NDJSON report', () => {
  it('is as it was', () => expectGolden('scan.ndjson.txt', output));

  it('ends every line, the last one too, with a line feed', () => {
    expect(output.endsWith('}\n')).toBe(true);
    expect(output).not.toContain('\r');
  });

  it('begins with the head and ends with the summary', () => {
    expect(objects[0].type).toBe('report');
    expect(objects.at(-1)?.type).toBe('summary');
  });

  it('has the type as the first field of every line, so that grep can choose', () => {
    for (const line of lines)
      expect(line).toMatch(/^\{"type":"(report|article|family|pair|problem|summary)",/);
  });

  it('has the objects of the JSON report, each in its order', () => {
    expect(ofType('article')).toEqual(report.articles);
    expect(ofType('family')).toEqual(report.families);
    expect(ofType('pair')).toEqual(report.pairs);
    expect(ofType('problem')).toEqual(report.problems);
    expect(ofType('summary')).toEqual([report.summary]);
  });

  it('names an article before any family or pair that speaks of it', () => {
    const order = objects.map((x) => x.type);
    expect(order.lastIndexOf('article')).toBeLessThan(order.indexOf('family'));
    expect(order.lastIndexOf('family')).toBeLessThan(order.indexOf('pair'));
  });
});
