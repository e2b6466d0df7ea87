import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { withHands } from '../../src/hands.js';
import { resolveOptions } from '../../src/options.js';
import { findSources } from '../../src/read/inputs.js';
import { readSources } from '../../src/scan.js';
import { textsOf } from '../../src/workers/texts.js';
import { BIN, ROOT } from '../cli/support.js';

/** The virtual environment with PySpark that the tests use; made where it is not there. */
const VENV = process.env.FLONG_SPARK_VENV ?? join(ROOT, 'node_modules/.cache/spark-venv');
const PYSPARK = process.env.FLONG_PYSPARK ?? '4.0.1';

/** Why the job cannot run here; null where it can. */
export function whyNot(): string | null {
  try {
    execFileSync('java', ['-version'], { stdio: 'ignore' });
    return null;
  } catch {
    return 'no Java on the PATH (17 is needed): the tests of the Spark job are skipped';
  }
}

export function prepare(): void {
  if (existsSync(join(VENV, 'bin/spark-submit'))) return;
  execFileSync('python3', ['-m', 'venv', VENV], { stdio: 'inherit' });
  execFileSync(join(VENV, 'bin/pip'), ['install', '-q', `pyspark==${PYSPARK}`, 'pyarrow', 'pandas'], {
    stdio: 'inherit',
  });
}

export const folder = mkdtempSync(join(tmpdir(), 'flong-cluster-'));
export const tidy = (): void => rmSync(folder, { recursive: true, force: true });

const env = {
  ...process.env,
  PATH: `${VENV}/bin:${process.env.PATH}`,
  SPARK_LOCAL_IP: '127.0.0.1',
  SPARK_LOCAL_HOSTNAME: '127.0.0.1',
};

export const start = (program: string, args: readonly string[]): ChildProcess =>
  spawn(join(VENV, 'bin', program), args, { env, stdio: ['ignore', 'pipe', 'pipe'], cwd: folder });

/** Writes the articles of the corpus as JSON lines. */
export async function corpusAsLines(file: string): Promise<void> {
  const options = resolveOptions({ workers: 1 });
  const inputs = await findSources([join(ROOT, 'corpus')], []);
  await withHands(options, async (hands) => {
    const gathered = await readSources(hands, inputs, options);
    const texts = await textsOf(gathered.catalog, gathered.articles, hands.spool, options);
    const lines = gathered.articles.map(({ id, title, outlet, date, url, language }) =>
      JSON.stringify({ id, title, outlet, date, url, language, text: texts.of(id) }),
    );
    writeFileSync(file, `${lines.join('\n')}\n`);
    return { report: null as never, texts };
  });
}

export interface Submit {
  readonly master: string;
  readonly input: string;
  readonly name: string;
  readonly preload?: string;
  /** called again and again while the job runs */
  readonly watch?: (work: string) => void;
  /** options of flong, but for the defaults */
  readonly options?: object;
}

/** Runs the job, and gives the folder of its tables. */
export function submit({ master, input, name, preload, watch, options = {} }: Submit): Promise<string> {
  const [output, work] = [join(folder, `${name}-tables`), join(folder, `${name}-work`)];
  const worker = ['node', ...(preload === undefined ? [] : ['--import', preload]), BIN, 'worker'].join(' ');
  // a job of a minute is over before what the JVM compiles for speed pays
  const quick = '-XX:TieredStopAtLevel=1';
  const confs = [
    ...['ui.enabled=false', 'executor.memory=1g', 'driver.host=127.0.0.1', 'cores.max=2'],
    ...[`driver.extraJavaOptions=${quick}`, `executor.extraJavaOptions=${quick}`],
  ];
  const child = start('spark-submit', [
    ...['--master', master, '--driver-memory', '1g'],
    ...confs.flatMap((conf) => ['--conf', `spark.${conf}`]),
    ...[join(ROOT, 'spark/flong_job.py'), input],
    ...['--output', output, '--work', work, '--worker', worker, '--parts', '2'],
    ...['--options', JSON.stringify(options)],
  ]);
  let log = '';
  child.stdout?.on('data', (bytes: Buffer) => {
    log += bytes;
  });
  child.stderr?.on('data', (bytes: Buffer) => {
    log += bytes;
  });
  const timer = setInterval(() => watch?.(work), 200);
  return new Promise((resolve, reject) => {
    child.on('close', (code) => {
      clearInterval(timer);
      if (code === 0) resolve(output);
      else reject(new Error(`the job ended with ${code}:\n${log.slice(-5000)}`));
    });
  });
}

/** The rows of a table, in order. */
export async function table(output: string, name: string): Promise<Record<string, unknown>[]> {
  const path = join(output, name);
  const files = readdirSync(path).filter((file) => file.endsWith('.parquet'));
  const rows: Record<string, unknown>[] = [];
  for (const file of files.sort())
    rows.push(
      ...(await parquetReadObjects({ file: await asyncBufferFromFile(join(path, file)), compressors })),
    );
  return rows;
}

/** A port that is free. */
export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

/** Processes that a process has started, and what they run. */
export const childrenOf = (pid: number): { pid: number; command: string }[] =>
  execFileSync('ps', ['-eo', 'pid=,ppid=,args='])
    .toString()
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/u.exec(line))
    .filter((match) => match !== null && Number(match[2]) === pid)
    .map((match) => ({ pid: Number(match?.[1]), command: match?.[3] ?? '' }));
