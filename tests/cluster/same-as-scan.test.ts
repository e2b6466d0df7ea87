import type { ChildProcess } from 'node:child_process';
import { appendFileSync, copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/model.js';
import { filler, flong, ROOT } from '../cli/support.js';
import {
  childrenOf,
  corpusAsLines,
  folder,
  freePort,
  prepare,
  start,
  submit,
  table,
  tidy,
  whyNot,
} from './support.js';

const reason = whyNot();
if (reason !== null) process.stderr.write(`${reason}\n`);

const input = join(folder, 'corpus');
const poisoned = join(folder, 'poisoned');
let scanned: Report;
let master = '';
const daemons: ChildProcess[] = [];

/** A master and two workers of a core each, on this machine. */
async function startCluster(): Promise<void> {
  const [port, ui] = [await freePort(), await freePort()];
  master = `spark://127.0.0.1:${port}`;
  const host = ['--host', '127.0.0.1'];
  const run = (...args: string[]): void => {
    daemons.push(start('spark-class', args));
  };
  run('org.apache.spark.deploy.master.Master', ...host, '--port', `${port}`, '--webui-port', `${ui}`);
  for (const name of ['one', 'two']) {
    const size = ['--cores', '1', '--memory', '1g', '--work-dir', join(folder, name)];
    run('org.apache.spark.deploy.worker.Worker', ...host, '--webui-port', '0', ...size, master);
  }
}

beforeAll(async () => {
  if (reason !== null) return;
  prepare();
  mkdirSync(input);
  mkdirSync(poisoned);
  const file = join(input, 'corpus.jsonl');
  await corpusAsLines(file);
  // of no known outlet, with a footer and a paragraph that two of them share
  for (let n = 0; n < 12; n++) {
    const text = [filler(600 + n, 120), filler(n > 9 ? 700 : n, 30), filler(800, 24)].join('\n\n');
    appendFileSync(file, `${JSON.stringify({ id: `loose-${n}`, text })}\n`);
  }
  const words = filler(900, 240).split(' ');
  for (let v = 0; v < 36; v++) {
    const text = words.map((word, i) => ((7 * i + 13 * v) % 101 === 0 ? `version${v}` : word)).join(' ');
    appendFileSync(file, `${JSON.stringify({ id: `v${v}`, text })}\n`);
  }
  const { stdout } = await flong(['scan', input, '-r', 'json', '--no-progress']);
  scanned = JSON.parse(stdout);
  expect(scanned.pairs.length).toBeGreaterThan(50);
  expect(scanned.pairs.filter(({ a }) => a.id.startsWith('loose')).map(({ a, b }) => [a.id, b.id])).toEqual([
    ['loose-10', 'loose-11'],
  ]);
  copyFileSync(file, join(poisoned, 'corpus.jsonl'));
  appendFileSync(join(poisoned, 'corpus.jsonl'), '{"id":"poison","text":"one that no worker survives"}\n');
  await startCluster();
}, 600_000);

afterAll(() => {
  for (const daemon of daemons) daemon.kill();
  tidy();
});

/** What is not there is null in a table, and left out in a report. */
const plain = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return typeof value === 'bigint' ? Number(value) : value;
  const there = Object.entries(value).filter(([, x]) => x !== null && x !== undefined);
  return Object.fromEntries(there.map(([name, x]) => [name, plain(x)]));
};

async function expectSame(output: string, report = scanned): Promise<void> {
  const passages = await table(output, 'passages');
  const pairs = (await table(output, 'pairs')) as { a: { id: string }; b: { id: string } }[];
  const whole = pairs.map((pair) => {
    const own = passages.filter(({ idA, idB }) => idA === pair.a.id && idB === pair.b.id);
    const ordered = own.sort((x, y) => Number(x.place) - Number(y.place));
    return { ...pair, passages: ordered.map(({ idA, idB, place, ...passage }) => passage) };
  });
  expect(plain(whole)).toEqual(plain(report.pairs));
  expect(plain(await table(output, 'families'))).toEqual(plain(report.families));
  expect(plain(await table(output, 'articles'))).toEqual(plain(report.articles));
}

describe.skipIf(reason !== null)('the Spark job gives what a scan gives', () => {
  it('on local[2], with all pairs of a family that is larger than what is joined in all its pairs', async () => {
    const { stdout } = await flong(['scan', input, '--all-pairs', '-r', 'json', '--no-progress']);
    const report: Report = JSON.parse(stdout);
    const ofVersions = report.pairs.filter(({ a, b }) => [a, b].every(({ id }) => /^v\d+$/.test(id)));
    expect(ofVersions).toHaveLength((36 * 35) / 2);
    const output = await submit({ master: 'local[2]', input, name: 'local', options: { allPairs: true } });
    await expectSame(output, report);
    expect(await table(output, 'problems')).toEqual([]);
  }, 300_000);

  it('on a master with two workers; a record that brings workers down is set aside, and told', async () => {
    const preload = join(ROOT, 'tests/cluster/poison.mjs');
    const output = await submit({ master, input: poisoned, name: 'standalone', preload });
    await expectSame(output);
    expect(await table(output, 'problems')).toEqual([
      { path: 'corpus.jsonl', message: expect.stringMatching(/^could not be read: the worker has ended/) },
    ]);
  }, 300_000);

  it('with an executor killed while it runs', async () => {
    let killed = 0;
    const watch = (work: string): void => {
      if (killed > 0 || !existsSync(join(work, 'facts'))) return;
      const executors = daemons.slice(1).flatMap(({ pid }) => childrenOf(pid as number));
      const [executor] = executors.filter(({ command }) => command.includes('CoarseGrainedExecutorBackend'));
      if (executor === undefined) return;
      process.kill(executor.pid, 'SIGKILL');
      killed++;
    };
    const output = await submit({ master, input, name: 'killed', watch });
    expect(killed).toBe(1);
    await expectSame(output);
  }, 300_000);
});
