import { cpSync, rmSync } from 'node:fs';

/** The style sheets of the HTML report, beside the code that puts them into it: the compiler takes no files but its own. */
const from = new URL('../src/report/html/style', import.meta.url);
const to = new URL('../dist/report/html/style', import.meta.url);
// a sheet that is there no more is not to be put into pages
rmSync(to, { recursive: true, force: true });
cpSync(from, to, { recursive: true });
