/**
 * What an archive costs: adding batch by batch against scanning all of them, the size of the file against that of the
 * texts, a check from start to end of the process, and the server with many clients at once. Figures of processor time stand
 * beside those of the clock: they say less of what else the machine does.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Archive } from '../dist/index.js';
import { median } from './lib/median.mjs';
import { BenchUsage } from './lib/usage.mjs';

export const usage = 'FOLDER [--against ARCHIVE] [--seconds N] [--clients N] [--pause MS]';
export const answers = 'What do adding, a check and the server cost, in an archive of many articles?';

const FLONG = fileURLToPath(new URL('../bin/flong.js', import.meta.url));
const TURNS = 5;
/** Articles that are checked: taken evenly out of the last file. */
const ASKED = 200;

export default async function archive(args) {
  const { folder, against, seconds, clients, pause } = read(args);
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .sort()
    .map((file) => join(folder, file));
  if (files.length === 0) throw new BenchUsage('the folder holds no .jsonl files, one for each batch');
  const scratch = mkdtempSync(join(tmpdir(), 'flong-bench-'));
  try {
    const rows = [];
    const notes = [];
    let file = against;
    if (file === null) {
      file = join(scratch, 'seen.flong');
      adding(files, folder, file, join(scratch, 'report.json'), rows, notes);
    }
    const opened = await Archive.open(file);
    const { articles, words, bytes, size } = opened.facts;
    await opened.close();
    rows.push(row('file / texts', size / bytes, '', `${mega(size)} / ${mega(bytes)} MB`));
    checking(files, file, scratch, rows);
    if (seconds > 0) await serving(files, file, { seconds, clients, pause }, rows);
    return { rows, notes, input: { articles, words, batches: files.length } };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function read(args) {
  const given = { folder: null, against: null, seconds: 60, clients: 32, pause: 0 };
  for (let i = 0; i < args.length; i++) {
    const name = /^--(against|seconds|clients|pause)$/.exec(args[i])?.[1];
    if (name === undefined && given.folder === null) given.folder = args[i];
    else if (name === 'against') given.against = args[++i];
    else if (name !== undefined) given[name] = Number(args[++i]);
    else throw new BenchUsage(`${args[i]} is one too many`);
  }
  if (given.folder === null || !existsSync(given.folder)) throw new BenchUsage('name a folder that is there');
  if (given.against !== null && !existsSync(given.against)) throw new BenchUsage('no such archive');
  return given;
}

const row = (what, value, cpu, note = '') => ({ what, value, 'cpu s': cpu, note });
const mega = (bytes) => (bytes / 1e6).toFixed(1);

/** Seconds by the clock and of the processor that a run takes; a shell tells the latter of what it has run. */
function measured(args) {
  const start = performance.now();
  const quoted = [process.execPath, FLONG, ...args].map((arg) => `'${arg.replaceAll("'", "'\\''")}'`);
  const { status, stdout, stderr } = spawnSync(
    'sh',
    ['-c', `${quoted.join(' ')} >/dev/null; s=$?; times; exit $s`],
    {
      encoding: 'utf8',
    },
  );
  const clock = (performance.now() - start) / 1000;
  if (status !== 0) throw new Error(`flong ${args.join(' ')} ended with ${status}: ${stderr}`);
  const [, minutes, seconds, sysMinutes, sysSeconds] =
    /(\d+)m([\d.]+)s (\d+)m([\d.]+)s\s*$/.exec(stdout) ?? [];
  return {
    clock,
    cpu: Number(minutes) * 60 + Number(seconds) + Number(sysMinutes) * 60 + Number(sysSeconds),
  };
}

function adding(files, folder, archive, report, rows, notes) {
  const scan = measured(['scan', folder, '-q', '-r', `json=${report}`]);
  const batches = files.map((file) => measured(['archive', 'add', archive, file, '-q']));
  const sum = (of) => batches.reduce((total, batch) => total + batch[of], 0);
  rows.push(row('scan, s', scan.clock, scan.cpu));
  rows.push(row('add all, s', sum('clock'), sum('cpu'), `${files.length} runs, a batch each`));
  rows.push(row('add / scan', sum('clock') / scan.clock, sum('cpu') / scan.cpu));
  const part = Math.max(1, Math.floor(batches.length / 4));
  const mean = (some) => some.reduce((total, { cpu }) => total + cpu, 0) / some.length;
  rows.push(row('last quarter / first', '', mean(batches.slice(-part)) / mean(batches.slice(0, part))));
  rows.push(
    row(
      'slowest / median',
      '',
      Math.max(...batches.map(({ cpu }) => cpu)) / median(batches.map(({ cpu }) => cpu)),
    ),
  );
  notes.push(`cpu s of each batch: ${batches.map(({ cpu }) => cpu.toFixed(1)).join(' ')}`);
}

/** Some articles of the last file, whose ids the archive does not have. */
function asked(files) {
  const lines = readFileSync(files.at(-1), 'utf8').split('\n').filter(Boolean);
  const step = Math.max(1, Math.floor(lines.length / ASKED));
  return lines.filter((_, i) => i % step === 0).map((line) => JSON.parse(line).text);
}

function checking(files, archive, scratch, rows) {
  const one = join(scratch, 'one.txt');
  const turns = asked(files)
    .slice(0, TURNS)
    .map((text) => {
      writeFileSync(one, text);
      return measured(['check', one, '--against', archive, '-q']);
    });
  rows.push(
    row(
      'check of one, ms',
      median(turns.map(({ clock }) => clock)) * 1000,
      median(turns.map(({ cpu }) => cpu)),
      `median of ${TURNS}, from start to end of the process`,
    ),
  );
}

async function serving(files, archive, { seconds, clients, pause }, rows) {
  const server = spawn(process.execPath, [FLONG, 'serve', '--archive', archive, '--port', '0', '-q']);
  try {
    const url = await new Promise((resolve) => {
      server.stdout.once('data', (data) => resolve(String(data).trim()));
    });
    const texts = asked(files);
    const agent = new Agent({ keepAlive: true, maxSockets: clients });
    const ask = (text) =>
      new Promise((resolve, reject) => {
        const start = performance.now();
        const headers = { 'content-type': 'text/plain', 'content-length': Buffer.byteLength(text) };
        const sent = request(`${url}api/check`, { method: 'POST', agent, headers }, (response) => {
          response.resume();
          response.on('end', () => {
            if (response.statusCode !== 200) reject(new Error(`answered with ${response.statusCode}`));
            else resolve(performance.now() - start);
          });
        });
        sent.on('error', reject);
        sent.end(text);
      });
    const resident = () =>
      Number(/VmRSS:\s*(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1]) / 1000;
    // what is loaded at the first texts is not asked about
    for (const text of texts.slice(0, 20)) await ask(text);
    const times = [];
    const memory = [];
    const end = performance.now() + seconds * 1000;
    const sampler = setInterval(() => memory.push(resident()), 1000);
    await Promise.all(
      Array.from({ length: clients }, async (_, c) => {
        for (let i = c; performance.now() < end; i += clients) {
          if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause * (0.5 + Math.random())));
          times.push(await ask(texts[i % texts.length]));
        }
      }),
    );
    clearInterval(sampler);
    agent.destroy();
    times.sort((x, y) => x - y);
    const how = `${clients} clients, ${pause === 0 ? 'each asking again at once' : `a pause of ${pause} ms on average`}`;
    rows.push(row('server, median ms', times[times.length >> 1], '', `${how}, ${times.length} answers`));
    rows.push(row('server, 99 % ms', times[Math.floor(times.length * 0.99)], ''));
    const half = memory.length >> 1;
    rows.push(
      row(
        'server, MB',
        Math.max(...memory.slice(half)),
        '',
        `${Math.max(...memory.slice(0, half)).toFixed(0)} MB in the first half`,
      ),
    );
  } finally {
    server.kill();
  }
}
