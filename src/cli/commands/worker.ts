import { work } from '../../cluster/worker.js';

/** `flong worker`: steps of a scan for a cluster, tables in and out. */
export async function workerCommand(): Promise<number> {
  await work(process.stdin, (bytes) => process.stdout.write(bytes));
  return 0;
}
