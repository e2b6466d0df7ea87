import { describe, expect, it } from 'vitest';
import { json } from '../../src/report/json.js';
import { expectGolden, NEWSROOM, rendered, scanned, unversioned } from './support.js';

const report = await scanned(NEWSROOM);
const output = rendered(json, report);

describe('the JSON report', () => {
  it('is as it was', () => expectGolden('scan.json.txt', output));

  it('is the report that the library gives', () => {
    expect(JSON.parse(output)).toEqual(JSON.parse(JSON.stringify(unversioned(report))));
  });

  it('has an article, pair or family a line, so that two reports can be compared line by line', () => {
    const lines = output.split('\n');
    for (const list of [report.articles, report.pairs, report.families]) {
      for (const one of list)
        expect(lines.map((line) => line.replace(/,$/, ''))).toContain(JSON.stringify(one));
    }
  });

  it('looks the same on any terminal', () => {
    expect(rendered(json, report, { width: 120, color: true, full: true })).toBe(output);
  });

  it('is the same to the byte from one run to the next', async () => {
    expect(rendered(json, await scanned(NEWSROOM))).toBe(output);
  });
});
