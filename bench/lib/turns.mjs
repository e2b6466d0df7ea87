import { median } from './median.mjs';

/**
 * Median processor seconds of some tasks, of all threads, run in turn so many times; each turn begins with another. By the
 * clock what else runs on the machine would count too.
 */
export async function inTurn(tasks, turns) {
  const seconds = tasks.map(() => []);
  for (let turn = 0; turn < turns; turn++) {
    for (let n = 0; n < tasks.length; n++) {
      const i = (n + turn) % tasks.length;
      const before = process.cpuUsage();
      await tasks[i]();
      const { user, system } = process.cpuUsage(before);
      seconds[i].push((user + system) / 1e6);
    }
  }
  return seconds.map(median);
}
