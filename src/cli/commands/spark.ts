import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { FlongError, UsageError } from '../../errors.js';
import { RESULT_OPTIONS, resolveOptions } from '../../options.js';
import { inSettings, type Settings } from '../settings.js';
import { optionsOf } from './run.js';

/** Versions of PySpark that the job was tested with. */
const TESTED = ['3.5.7', '4.0.1'];

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const ARCHIVE = 'flong.tgz';

/** `flong spark INPUT…`: the line that runs the job on a cluster, or the job. */
export async function sparkCommand(paths: readonly string[], settings: Settings): Promise<number> {
  const { given } = settings;
  const missing = (['output', 'work'] as const).find((name) => given[name] === undefined);
  if (paths.length === 0) throw new UsageError('spark: name the files or folders to read');
  if (missing !== undefined) throw new UsageError(`spark: name a folder with --${missing}`);
  const format = (given.format as string | undefined) ?? 'jsonl';
  if (format !== 'jsonl' && format !== 'parquet')
    throw new UsageError(`--format ${format}: expected jsonl or parquet`);
  const options = optionsOf(settings);
  try {
    resolveOptions(options);
  } catch (error) {
    throw inSettings(error, settings);
  }
  const shaping = Object.fromEntries(
    RESULT_OPTIONS.filter((name) => name in options).map((name) => [name, options[name]]),
  );
  const master = (given.master as string | undefined) ?? 'local[*]';
  const lines: string[][] = [];
  const submit = ['spark-submit', '--master', master, ...placeOf(master)];
  if (!isLocal(master)) {
    lines.push(['tar', '-czf', ARCHIVE, '-C', ROOT, ...PACKED]);
    submit.push('--archives', `${ARCHIVE}#flong`);
  }
  const worker = isLocal(master) ? `node ${ROOT}bin/flong.js worker` : 'node flong/bin/flong.js worker';
  submit.push(`${ROOT}spark/flong_job.py`, ...paths);
  submit.push('--output', given.output as string, '--work', given.work as string, '--format', format);
  submit.push('--worker', worker);
  if (Object.keys(shaping).length > 0) submit.push('--options', JSON.stringify(shaping));
  lines.push(submit);
  if (given.run === true) return runAll(lines);
  const tested = `# tested with PySpark ${TESTED.join(' and ')}, Java 17; node is needed on every machine`;
  process.stdout.write(`${[tested, ...lines.map((line) => line.map(quoted).join(' '))].join('\n')}\n`);
  return 0;
}

/** What of the package goes to the machines. */
const PACKED = ['bin', 'dist', 'node_modules', 'package.json'];

const isLocal = (master: string): boolean => /^local(\[|$)/u.test(master);

/** What a master of its kind needs besides. */
function placeOf(master: string): string[] {
  if (isLocal(master) || master.startsWith('spark://')) return [];
  if (master === 'yarn') return ['--deploy-mode', 'cluster'];
  if (master.startsWith('k8s://')) return ['--deploy-mode', 'cluster', '--name', 'flong'];
  throw new UsageError(`--master ${master}: expected local[*], spark://HOST:PORT, yarn or k8s://URL`);
}

const quoted = (word: string): string =>
  /^[\w@%+=:,./-]+$/u.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;

/** Runs programs one after another until one fails; resolves to the exit code. */
async function runAll(lines: readonly string[][]): Promise<number> {
  for (const [program, ...args] of lines) {
    const code = await new Promise<number>((resolve, reject) => {
      const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'] });
      child.on('error', () => {
        reject(
          new FlongError(
            `${program}: cannot be started: install Apache Spark (pip install pyspark) and put ${program} on the PATH`,
          ),
        );
      });
      child.on('close', (status) => resolve(status ?? 2));
    });
    if (code !== 0) return 2;
  }
  return 0;
}
