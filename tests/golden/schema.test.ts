import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { afterAll, describe, expect, it } from 'vitest';
import { compare } from '../../src/index.js';
import { KINDS, RELATIONS, type Report } from '../../src/model.js';
import { DEFAULTS, RESULT_OPTIONS } from '../../src/options.js';
import { json } from '../../src/report/json.js';
import { ndjson } from '../../src/report/ndjson.js';
import { CORPUS, rendered, scanned } from './support.js';

type Node = Record<string, unknown>;

const schema: Node = JSON.parse(readFileSync(new URL('../../schema/report.json', import.meta.url), 'utf8'));
const defs = schema.$defs as Record<string, Node>;
const propertiesOf = (node: Node): Record<string, Node> => (node.properties ?? {}) as Record<string, Node>;

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });
ajv.addSchema(schema);
const isReport = ajv.getSchema(schema.$id as string) as ValidateFunction;
const isLine = ajv.getSchema(`${schema.$id}#/$defs/ndjsonLine`) as ValidateFunction;

const faults = (validate: ValidateFunction, value: unknown): unknown[] =>
  validate(value) ? [] : (validate.errors ?? []).slice(0, 5);

const folder = mkdtempSync(join(tmpdir(), 'flong-schema-'));
const empty = mkdtempSync(join(tmpdir(), 'flong-empty-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
  rmSync(empty, { recursive: true });
});
const text =
  'The mayor of Aldermouth opened the new tram line on Friday and praised its sixteen builders by name. ';
writeFileSync(join(folder, 'one.txt'), text.repeat(2));
writeFileSync(join(folder, 'two.md'), `---\ntitle: [broken\n---\n\n${text}`);
writeFileSync(join(folder, 'hidden.txt'), `${text}\u202e and back`);
writeFileSync(join(folder, 'latin1.txt'), Buffer.from([0x63, 0x61, 0x66, 0xe9]));
writeFileSync(
  join(folder, 'feed.jsonl'),
  '{"id":"x","text":"a"}\n{"id":"x","text":"b"}\n{broken\n[]\n{"id":"y"}\n',
);

const protest = join(CORPUS, 'meridian-post/corvane-staff-protest.txt');
const contract = join(CORPUS, 'tech-current/corvane-border-contract.md');

const REPORTS: Record<string, Report> = {
  'a scan of the corpus': await scanned(CORPUS),
  'a scan of all its pairs': await scanned(CORPUS, { allPairs: true, window: 4 }),
  'a scan with other options': await scanned(CORPUS, {
    kinds: ['quotation'],
    ignore: ['kita-*/**'],
    shingle: 3,
  }),
  'a scan of an empty folder': await scanned(empty),
  'a scan with problems': await scanned(folder),
  'a scan of a folder that is not there': await scanned(join(empty, 'missing')),
  'a comparison': await compare(protest, contract),
  'a comparison that finds nothing': await compare(protest, contract, { minWords: 40 }),
};

describe('the schema', () => {
  it('names the relations, kinds and options that the code has', () => {
    expect(defs.relation.enum).toEqual([...RELATIONS]);
    expect(defs.kind.enum).toEqual([...KINDS]);
    expect(Object.keys(propertiesOf(defs.options))).toEqual([...RESULT_OPTIONS]);
    for (const name of RESULT_OPTIONS)
      expect(propertiesOf(defs.options)[name].default, name).toEqual(DEFAULTS[name]);
  });

  it('describes every field and closes every object', () => {
    const open: string[] = [];
    const mute: string[] = [];
    const visit = (node: unknown, path: string): void => {
      if (typeof node !== 'object' || node === null) return;
      const { type, properties, additionalProperties, oneOf } = node as Node;
      if (type === 'object' && additionalProperties !== false && oneOf === undefined) open.push(path);
      for (const [name, field] of Object.entries((properties ?? {}) as Record<string, Node>)) {
        if (field.description === undefined && field.$ref === undefined) mute.push(`${path}/${name}`);
      }
      for (const [key, value] of Object.entries(node)) visit(value, `${path}/${key}`);
    };
    visit(schema, '#');
    for (const [name, def] of Object.entries(defs)) if (def.description === undefined) mute.push(name);
    expect({ open, mute }).toEqual({ open: [], mute: [] });
  });

  it('gives a line of NDJSON the fields of the object in the report', () => {
    for (const name of ['article', 'pair', 'family', 'problem', 'summary']) {
      const { type, ...fields } = propertiesOf(defs[`${name}Line`]);
      expect(type.const).toBe(name);
      expect(Object.keys(fields)).toEqual(Object.keys(propertiesOf(defs[name])));
      for (const [key, field] of Object.entries(fields))
        expect(field).toEqual({ $ref: `#/$defs/${name}/properties/${key}` });
      expect(defs[`${name}Line`].required).toEqual(['type', ...(defs[name].required as string[])]);
    }
  });
});

describe.each(Object.entries(REPORTS))('%s', (name, report) => {
  it('is as the schema says, as JSON', () => {
    expect(faults(isReport, JSON.parse(rendered(json, report)))).toEqual([]);
  });

  it('is as the schema says, as NDJSON, in every line', () => {
    for (const line of rendered(ndjson, report).trimEnd().split('\n'))
      expect(faults(isLine, JSON.parse(line)), line.slice(0, 200)).toEqual([]);
  });

  it('has what it is there to show', () => {
    const { problems, pairs, summary } = report;
    expect(problems.length > 0).toBe(/empty|problems|not there/.test(name));
    expect(pairs.length > 0).toBe(!/empty|not there|nothing/.test(name));
    expect(summary.nearest !== null).toBe(/nothing/.test(name));
  });
});

describe('what is not as the schema says is refused', () => {
  const good = (): Report => JSON.parse(rendered(json, REPORTS['a comparison']));
  const set = (target: object, fields: object): void => void Object.assign(target, fields);

  it.each<[string, (report: Report) => void]>([
    ['a field too many in the report', (r) => set(r, { extra: 1 })],
    ['a field too many in an article', (r) => set(r.articles[0], { body: '' })],
    ['a field too many in a passage', (r) => set(r.pairs[0].passages[0], { note: '' })],
    ['an unknown option', (r) => set(r.options, { workers: 2 })],
    ['a missing field', (r) => Reflect.deleteProperty(r.pairs[0], 'jaccard')],
    ['runs without the words of b', (r) => Reflect.deleteProperty(r.pairs[0].passages[0], 'textB')],
    [
      'a run of three places',
      (r) =>
        set(r.pairs[0].passages[0], {
          runs: [
            [0, 1, 0],
            [2, 3, 2, 3],
          ],
        }),
    ],
    ['a share above one', (r) => set(r.pairs[0].a, { share: 1.01 })],
    ['an offset that is no whole number', (r) => set(r.pairs[0].passages[0].a, { begin: 0.5 })],
    ['an unknown relation', (r) => set(r.pairs[0], { relation: 'alike' })],
    ['an unknown kind', (r) => set(r.pairs[0].passages[0], { kind: 'Copy' })],
    ['another format', (r) => set(r, { schema: 'flong.report/2' })],
    ['a hash that is none', (r) => set(r.articles[0], { hash: 'D216C4E0D99E30D0' })],
    ['a title that is no text', (r) => set(r.articles[0], { title: 7 })],
  ])('%s', (_, spoil) => {
    const report = good();
    expect(faults(isReport, report)).toEqual([]);
    spoil(report);
    expect(isReport(report)).toBe(false);
  });

  it('a line without a type, of another type, or of none there is', () => {
    const [article] = good().articles;
    expect(isLine({ type: 'article', ...article })).toBe(true);
    expect(isLine(article)).toBe(false);
    expect(isLine({ type: 'pair', ...article })).toBe(false);
    expect(isLine({ type: 'Article', ...article })).toBe(false);
    expect(isLine({ type: 'article', ...article, extra: 1 })).toBe(false);
  });
});
