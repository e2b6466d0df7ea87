import type { ChildProcess } from 'node:child_process';
import { expect, it } from 'vitest';
import { answer, warcRecord } from '../cli/story.js';
import { flong, folderOf, toldBy } from '../cli/support.js';

const PICTURE = 'not a picture '.repeat(60);

/** What never ends by itself is ended, so that it is told as such. */
const ended = (child: ChildProcess): void => {
  const timer = setTimeout(() => child.kill('SIGKILL'), 20_000);
  child.once('exit', () => clearTimeout(timer));
};

// the parser waited for ever for the rest, and Ctrl-C was not heard
it.each([
  ['a request', warcRecord('request', Buffer.from(`POST /17 HTTP/1.1\r\n\r\n${PICTURE}`))],
  ['a note on the crawl', warcRecord('warcinfo', Buffer.from(PICTURE))],
  ['a picture', warcRecord('response', answer('Content-Type: image/png', PICTURE))],
  [
    'an answer that says no',
    warcRecord('response', answer('Content-Type: text/html', PICTURE, '404 Not Found')),
  ],
])('a WARC file that breaks off in %s is told, and what came before is read', async (_, last) => {
  const text = 'The ferry to the outer islands will run twice a day from Monday on.';
  const first = warcRecord('response', answer('Content-Type: text/plain', text));
  const file = Buffer.concat([first, last]).subarray(0, -300);
  let watched = false;
  const run = await flong(['scan', '.', '-q', '-r', 'ndjson'], {
    cwd: folderOf({ 'x.warc': file }),
    input: '',
    watch: (child) => {
      if (!watched) ended(child);
      watched = true;
    },
  });
  expect(toldBy(run)).toEqual([
    'flong: x.warc:2: breaks off in this record: what came before is read; get the file again',
  ]);
  expect(run.code).toBe(2);
  expect(run.stdout).toContain('"id":"x.warc#1"');
});
