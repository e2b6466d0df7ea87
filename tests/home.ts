import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * The temporary folder of a run of tests, which goes with it: what a file of tests has made is removed when its tests have
 * ended (`tests/tidy.ts`), but not where all of them were passed over, or the run was broken off.
 */
export default function home(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'flong-test-'));
  // some tests run the program as another user
  chmodSync(folder, 0o755);
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
