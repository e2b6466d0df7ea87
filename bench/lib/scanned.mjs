import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FLONG = fileURLToPath(new URL('../../bin/flong.js', import.meta.url));

/**
 * Scans paths in a process of its own, the report to a file, and gives what `--stats` tells of the whole: seconds by the
 * clock and of processors, peak memory in MB; and the report.
 */
export function scanned(paths, report, flags = []) {
  const args = [FLONG, 'scan', ...paths, '-r', `json=${report}`, '--stats', '--no-progress', ...flags];
  const { status, error, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (error) throw error;
  // 2: something could not be read as it stands, and the rest was
  if (status !== 0 && status !== 2) throw new Error(`flong ended with ${status}: ${stderr}`);
  const row = stderr
    .trimEnd()
    .split('\n')
    .at(-1)
    .match(/^whole +([\d.]+) s +([\d.]+) s +(\d+) MB$/);
  if (row === null) throw new Error(`no figures of the whole in: ${stderr}`);
  const [seconds, processors, memory] = row.slice(1).map(Number);
  return { seconds, processors, memory, report: JSON.parse(readFileSync(report, 'utf8')) };
}
