import { spawnSync } from 'node:child_process';
import {
  binary,
  columnFromArray,
  type DataType,
  int32,
  list,
  tableFromArrays,
  tableFromColumns,
  tableFromIPC,
  tableToIPC,
  utf8,
} from '@uwdata/flechette';
import { describe, expect, it } from 'vitest';
import { messageOf, messagesIn } from '../../src/cluster/protocol.js';
import { STEPS } from '../../src/cluster/steps.js';
import { BIN, flong, quick } from '../cli/support.js';

const json = (value: unknown): Uint8Array => messageOf('J', Buffer.from(JSON.stringify(value)));
const arrow = (columns: Record<string, unknown[]>): Uint8Array =>
  messageOf('A', tableToIPC(tableFromArrays(columns), {}) as Uint8Array);

/** What a worker answers: letters, and words or rows. Its output is no text: this runs it, not `flong`. */
async function answers(...messages: Uint8Array[]): Promise<[string, unknown][]> {
  const { stdout, stderr, status } = spawnSync(process.execPath, [BIN, 'worker'], {
    input: Buffer.concat(messages),
    maxBuffer: Infinity,
  });
  expect({ stderr: stderr.toString(), status }).toEqual({ stderr: '', status: 0 });
  const told: [string, unknown][] = [];
  for await (const { letter, body } of messagesIn(
    (async function* () {
      yield stdout;
    })(),
  )) {
    const text = Buffer.from(body).toString();
    told.push([
      letter,
      letter === 'A' ? tableFromIPC(body).toArray() : letter === 'J' ? JSON.parse(text) : text,
    ]);
  }
  return told;
}

describe('flong worker', () => {
  it('answers each table of a step with one', async () => {
    const told = await answers(
      json({ step: 'components' }),
      arrow({ a: [3, 9, 5], b: [5, 12, 7] }),
      arrow({ a: [1], b: [2] }),
    );
    expect(told.map(([letter]) => letter)).toEqual(['J', 'A', 'A']);
    expect(told[0][1]).toMatchObject({ flong: expect.stringMatching(/^\d+\./), leastSkips: 2, leastRuns: 4 });
    expect(told[1][1]).toEqual(
      expect.arrayContaining([
        { n: 3, c: 3 },
        { n: 5, c: 3 },
        { n: 7, c: 3 },
        { n: 9, c: 9 },
        { n: 12, c: 9 },
      ]),
    );
    expect(told[2][1]).toHaveLength(2);
  });

  it('begins another step when it is told to, and lets go of the one before', async () => {
    const told = await answers(
      json({ step: 'components' }),
      arrow({ a: [3], b: [5] }),
      json({ step: 'no-such-step' }),
      arrow({ a: [1], b: [2] }),
      json({ step: 'components' }),
      arrow({ a: [8], b: [7] }),
    );
    expect(told.map(([letter]) => letter)).toEqual(['J', 'A', 'E', 'E', 'J', 'A']);
    expect(told[5][1]).toEqual(
      expect.arrayContaining([
        { n: 7, c: 7 },
        { n: 8, c: 7 },
      ]),
    );
  });

  it('sketches records, and tells of those that are none', async () => {
    const text = 'Harbour workers at Elmouth voted on Tuesday to accept the new timetable of the ferries.';
    const records = [JSON.stringify({ id: 'x', outlet: 'Elmouth Echo', text }), '{"id":', '{"id":"y"}'];
    const path = ['part.jsonl', 'part.jsonl', 'part.jsonl'];
    const [, [letter, rows]] = await answers(json({ step: 'sketch' }), arrow({ path, record: records }));
    expect(letter).toBe('A');
    expect(rows).toEqual([
      expect.objectContaining({ id: 'x', outlet: 'Elmouth Echo', text, words: 15, problem: null }),
      expect.objectContaining({ id: null, problem: expect.stringMatching(/^is no valid JSON/) }),
      expect.objectContaining({ id: null, problem: expect.stringMatching(/^has no text/) }),
    ]);
    const [{ article, signature }] = rows as { article: string; signature: Uint8Array }[];
    expect(JSON.parse(article)).toMatchObject({ path: 'part.jsonl', outlet: 'Elmouth Echo', words: 15 });
    expect(signature).toHaveLength(128 * 4);
  });

  it('aligns what passes with what stays, from table to table, and tells pairs it has no text for', async () => {
    const shared =
      'The board of Elmouth hospital voted on Tuesday to close the children ward before the end of March.';
    const column = (type: DataType, values: unknown[]) => columnFromArray(values, type);
    const articles = (rows: [number, string, number[] | null][]) =>
      messageOf(
        'A',
        tableToIPC(
          tableFromColumns([
            [
              'n',
              column(
                int32(),
                rows.map(([n]) => n),
              ),
            ],
            [
              'text',
              column(
                utf8(),
                rows.map(([, text]) => text),
              ),
            ],
            [
              'language',
              column(
                utf8(),
                rows.map(() => 'en'),
              ),
            ],
            [
              'misread',
              column(
                int32(),
                rows.map(() => 0),
              ),
            ],
            [
              'standing',
              column(
                binary(),
                rows.map(() => null),
              ),
            ],
            [
              'common',
              column(
                binary(),
                rows.map(() => null),
              ),
            ],
            [
              'others',
              column(
                list(int32()),
                rows.map(([, , others]) => others),
              ),
            ],
          ]),
          {},
        ) as Uint8Array,
      );
    const told = await answers(
      json({ step: 'align' }),
      articles([
        [1, `Fishing boats stayed in harbour. ${shared}`, null],
        [3, 'Nothing of this stands anywhere else in these few lines of text.', null],
      ]),
      articles([
        [5, `${shared} Nurses had asked for a delay.`, [1, 2, 3]],
        [7, `Parents protested. ${shared}`, [5]],
      ]),
      articles([[8, `A third paper wrote: ${shared}`, [1]]]),
    );
    expect(told.map(([letter]) => letter)).toEqual(['J', 'A', 'A', 'A']);
    const pairs = told
      .slice(1)
      .map(([, rows]) =>
        (rows as { kind: number; a: number; b: number }[]).map(({ kind, a, b }) => [kind, a, b]),
      );
    // 5 has passed and does not stay
    expect(pairs).toEqual([
      [],
      [
        [2, 2, 5],
        [0, 1, 5],
        [2, 5, 7],
      ],
      [[0, 1, 8]],
    ]);
    const [, [, [problem, finding]]] = told.slice(1) as [string, { data: string }[]][];
    expect(problem.data).toBe('its text could not be read');
    expect(JSON.parse(finding.data).judged[0].passage).toMatchObject({ kind: 'copy', matched: 18 });
  });

  it('says what is wrong, and goes on with the next table', async () => {
    const told = await answers(json({ step: 'components' }), arrow({ a: [1] }), arrow({ a: [1], b: [2] }));
    expect(told.map(([letter]) => letter)).toEqual(['J', 'E', 'A']);
    expect(told[1][1]).toMatch(/the table has no column b/);
  });

  it('knows its steps and options', async () => {
    const [[letter, told]] = await answers(json({ step: 'constructor' }));
    expect(letter).toBe('E');
    for (const name of Object.keys(STEPS)) expect(told).toContain(name);
    expect(await answers(json({ step: 'fold', options: { threshold: 7 } }))).toEqual([
      ['E', expect.stringMatching(/threshold/)],
    ]);
    expect(await answers(messageOf('J', Buffer.from('{')))).toEqual([
      ['E', 'worker: the first message is no JSON'],
    ]);
  });

  it('loads every step', async () => {
    const names = Object.keys(STEPS);
    const told = await answers(...names.map((name) => json({ step: name })));
    expect(told.map(([letter], i) => [names[i], letter])).toEqual(names.map((name) => [name, 'J']));
  });

  it('ends in trouble where the input ends within a message', async () => {
    const { code, stderr } = await flong(['worker'], { input: json({ step: 'fold' }).slice(0, 9) });
    expect(code).toBe(2);
    expect(stderr).toMatch(/the input ends within a message/);
  });
});

describe('flong spark', () => {
  const SPARK = ['spark', 's3://crawl/in'];
  const folders = ['--output', 'out', '--work', 'work dir'];

  it('prints the line for each kind of master', async () => {
    const local = await flong([...SPARK, ...folders]);
    expect(local).toMatchObject({ code: 0, stderr: '' });
    expect(local.stdout).toMatch(/^# tested with PySpark 3\.5\S* and 4\./);
    expect(local.stdout).toMatch(
      /^spark-submit --master 'local\[\*\]' \S*spark\/flong_job\.py s3:\/\/crawl\/in /m,
    );
    expect(local.stdout).toContain("--work 'work dir'");
    for (const [master, mode] of [
      ['spark://host:7077', ''],
      ['yarn', ' --deploy-mode cluster'],
      ['k8s://https://host:443', ' --deploy-mode cluster'],
    ]) {
      const { stdout } = await quick([
        ...SPARK,
        ...folders,
        '--master',
        master,
        '--min-words',
        '20',
        '--all-pairs',
      ]);
      expect(stdout).toMatch(/^tar -czf flong\.tgz -C \S+ bin dist node_modules package\.json$/m);
      expect(stdout).toContain(`spark-submit --master ${master}${mode}`);
      expect(stdout).toContain("--archives 'flong.tgz#flong'");
      expect(stdout).toContain(`--options '{"minWords":20,"allPairs":true}'`);
    }
  });

  it('says what is missing or wrong', async () => {
    const told = async (...args: string[]) => (await quick(['spark', ...args])).stderr;
    expect(await told(...folders)).toBe('flong: spark: name the files or folders to read\n');
    expect(await told('in', '--output', 'out')).toBe('flong: spark: name a folder with --work\n');
    expect(await told('in', ...folders, '--master', 'mesos://host')).toMatch(
      /^flong: --master mesos:\/\/host: /,
    );
    expect(await told('in', ...folders, '--format', 'xml')).toBe(
      'flong: --format xml: expected jsonl or parquet\n',
    );
    expect(await told('in', ...folders, '--min-words', '0')).toMatch(/^flong: --min-words/);
  });

  it('runs it with --run, and says so where there is no Spark', async () => {
    const setting = { env: { PATH: '/nowhere' } };
    const { code, stderr } = await flong(['spark', 'in', ...folders, '--run'], setting);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^flong: spark-submit: cannot be started: install Apache Spark/);
  });
});
