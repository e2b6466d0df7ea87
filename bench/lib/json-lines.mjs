import { readFileSync } from 'node:fs';

/** The values in a file that has one a line. */
export const jsonLines = (file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));
