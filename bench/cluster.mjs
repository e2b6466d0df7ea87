/**
 * Whether the Spark job gives what a scan gives, and at what price: a scan of a folder of JSON lines, then the job on two
 * cores of this machine, or on the master named. What was shuffled, and how even the tasks are, is read from the job's own
 * event log.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { inputOf, oneFolder } from './lib/folder.mjs';
import { median } from './lib/median.mjs';
import { scanned } from './lib/scanned.mjs';
import { BenchUsage } from './lib/usage.mjs';

export const usage = 'FOLDER --submit PATH [--master URL]';
export const answers = 'Does the Spark job give what a scan gives, and at what price?';

const JOB = fileURLToPath(new URL('../spark/flong_job.py', import.meta.url));
const FLONG = fileURLToPath(new URL('../bin/flong.js', import.meta.url));

function read(args) {
  const given = { submit: null, master: 'local[2]' };
  const rest = [];
  for (let i = 0; i < args.length; i++) {
    const name = /^--(submit|master)$/.exec(args[i])?.[1];
    if (name === undefined) rest.push(args[i]);
    else given[name] = args[++i];
  }
  if (!given.submit) throw new BenchUsage('name the spark-submit to run, with --submit');
  if (!given.master) throw new BenchUsage('name a master, or leave --master out for local[2]');
  return { ...given, folder: oneFolder(rest) };
}

export default async function cluster(args) {
  const { submit, master, folder } = read(args);
  const scratch = mkdtempSync(join(tmpdir(), 'flong-bench-'));
  try {
    const { seconds, report } = scanned([folder], join(scratch, 'report.json'));
    const job = runJob({ submit, master }, folder, scratch);
    const { stages, shuffled, uneven } = readLog(join(scratch, 'events'));
    const tables = join(scratch, 'tables');
    const row = (what, value, note = '') => ({ what, value, note });
    return {
      rows: [
        row('scan, s', seconds),
        row('job, s', job),
        row('job / scan', job / seconds),
        ...(await sameness(report, tables)).map(({ what, same, of, found }) =>
          row(`${what} as the scan has them`, `${same} of ${of}`, `${found} rows`),
        ),
        row('stages with tasks', stages),
        row('shuffled, MB', shuffled / 1e6),
        row(
          'longest task / median',
          uneven.ratio,
          `of stage ${uneven.stage}, the most uneven of those that take a tenth of the time`,
        ),
      ],
      notes: [`one run each, on ${master}`],
      input: inputOf(report),
    };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function runJob({ submit, master }, folder, scratch) {
  const events = join(scratch, 'events');
  mkdirSync(events);
  const confs = {
    'ui.enabled': false,
    'eventLog.enabled': true,
    'eventLog.compress': false,
    'eventLog.rolling.enabled': false,
    'eventLog.dir': `file://${events}`,
    'driver.host': '127.0.0.1',
  };
  const start = performance.now();
  const { status, stderr } = spawnSync(
    submit,
    [
      ...['--master', master, '--driver-memory', '4g'],
      ...Object.entries(confs).flatMap(([name, value]) => ['--conf', `spark.${name}=${value}`]),
      ...[JOB, folder, '--output', join(scratch, 'tables'), '--work', join(scratch, 'work')],
      ...['--worker', `${process.execPath} ${FLONG} worker`],
    ],
    {
      encoding: 'utf8',
      maxBuffer: 1 << 30,
      env: {
        ...process.env,
        PATH: `${dirname(submit)}${delimiter}${process.env.PATH}`,
        SPARK_LOCAL_IP: '127.0.0.1',
        SPARK_LOCAL_HOSTNAME: '127.0.0.1',
      },
    },
  );
  if (status !== 0) throw new Error(`the job ended with ${status}: ${stderr.slice(-3000)}`);
  return (performance.now() - start) / 1000;
}

/** What the job's log tells of its tasks. */
function readLog(folder) {
  const lines = [];
  const read = (path) => {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      const file = join(path, entry.name);
      if (entry.isDirectory()) read(file);
      else if (!entry.name.endsWith('.crc')) lines.push(...readFileSync(file, 'utf8').split('\n'));
    }
  };
  read(folder);
  const times = new Map();
  let shuffled = 0;
  for (const line of lines) {
    if (!line.includes('"SparkListenerTaskEnd"')) continue;
    const event = JSON.parse(line);
    const { 'Launch Time': launched, 'Finish Time': finished } = event['Task Info'];
    const stage = event['Stage ID'];
    times.set(stage, [...(times.get(stage) ?? []), finished - launched]);
    shuffled += event['Task Metrics']?.['Shuffle Write Metrics']?.['Shuffle Bytes Written'] ?? 0;
  }
  const sum = (of) => of.reduce((x, y) => x + y, 0);
  const all = sum([...times.values()].map(sum));
  const uneven = [...times]
    .filter(([, of]) => of.length > 2 && sum(of) > all / 10)
    .map(([stage, of]) => ({ stage, ratio: Math.max(...of) / median(of) }))
    .sort((x, y) => y.ratio - x.ratio)[0] ?? { stage: null, ratio: null };
  return { stages: times.size, shuffled, uneven };
}

async function rowsOf(tables, name) {
  const rows = [];
  for (const file of readdirSync(join(tables, name))
    .filter((file) => file.endsWith('.parquet'))
    .sort())
    rows.push(
      ...(await parquetReadObjects({
        file: await asyncBufferFromFile(join(tables, name, file)),
        compressors,
      })),
    );
  return rows;
}

/** Of the articles, pairs and families of a report, those that the tables have just so. */
async function sameness(report, tables) {
  const passages = new Map();
  for (const { idA, idB, place, ...passage } of await rowsOf(tables, 'passages')) {
    const key = JSON.stringify([idA, idB]);
    passages.set(key, [...(passages.get(key) ?? []), { place: Number(place), passage }]);
  }
  const told = {
    articles: await rowsOf(tables, 'articles'),
    pairs: (await rowsOf(tables, 'pairs')).map((pair) => ({
      ...pair,
      passages: (passages.get(JSON.stringify([pair.a.id, pair.b.id])) ?? [])
        .sort((x, y) => x.place - y.place)
        .map(({ passage }) => passage),
    })),
    families: await rowsOf(tables, 'families'),
  };
  return Object.entries(told).map(([what, found]) => {
    const rows = new Set(found.map((value) => JSON.stringify(plain(value))));
    const same = report[what].filter((value) => rows.has(JSON.stringify(plain(value)))).length;
    return { what, same, of: report[what].length, found: found.length };
  });
}

/** What is not there is null in a table and left out in a report; fields in the order of their names. */
function plain(value) {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return typeof value === 'bigint' ? Number(value) : value;
  const there = Object.entries(value).filter(([, x]) => x !== null && x !== undefined);
  return Object.fromEntries(there.sort(([x], [y]) => (x < y ? -1 : 1)).map(([name, x]) => [name, plain(x)]));
}
