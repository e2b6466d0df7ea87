import { Archive } from './archive.js';
import { storeMessage } from './errors.js';

/** Verifies the archive that is named, and tells its parent what is wrong with it, null for nothing. */
const [, , path] = process.argv;

let message: string | null = null;
try {
  const archive = await Archive.open(path);
  await archive.verify();
} catch (error) {
  const told = storeMessage(error, 'read');
  message = told.startsWith(`${path}: `) ? told.slice(path.length + 2) : told;
}
process.send?.({ message }, () => process.exit());
