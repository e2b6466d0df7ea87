import { decode, stringOf } from '../decode.js';
import type { Format, ReadArticle, Reading, ReadOptions, ReadProblem } from '../source.js';
import { tooLarge } from '../unpack/archive.js';
import { withDigits } from './digits.js';
import type { Fields } from './meta.js';
import { articleOf } from './record.js';

/** JSON lines: one record a line, with its text in `text` (or `body`, `content` …) and what metadata is there. */
export const jsonl: Format = {
  name: 'jsonl',
  extensions: ['.jsonl', '.ndjson'],
  reads: 'lines',
  again: true,
  read(bytes, offset, options): Reading {
    const articles: ReadArticle[] = [];
    const problems: ReadProblem[] = [];
    const most = options.maxSize * 1e6;
    let line = 0;
    let begin = 0;
    while (begin < bytes.length) {
      let end = bytes.indexOf(LINE_FEED, begin);
      if (end < 0) end = bytes.length;
      line++;
      const record =
        end - begin > most
          ? { problem: `is a line ${tooLarge(most)}` }
          : readLine(bytes.subarray(begin, end), options);
      if (record === null) {
        // a blank line
      } else if ('problem' in record) problems.push({ line, message: record.problem });
      else articles.push({ ...record, line, begin: offset + begin, end: offset + end });
      begin = end + 1;
    }
    if (offset === 0 && articles.length + problems.length === 0)
      problems.push({ line: 0, message: 'holds no records: nothing to compare' });
    return { articles, problems, lines: line };
  },
};

const LINE_FEED = 10;
const EXAMPLE = 'each line must hold one record, such as {"id": "1", "text": "…"}';

function readLine(bytes: Uint8Array, options: ReadOptions): ReturnType<typeof articleOf> | null {
  const decoded = decode(bytes, options.encoding, null);
  if ('problem' in decoded) return decoded;
  const source = stringOf(decoded);
  if (source.trim() === '') return null;
  let fields: unknown;
  try {
    fields = JSON.parse(source);
  } catch {
    return { problem: `is no valid JSON: ${EXAMPLE}` };
  }
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) {
    return { problem: `is no JSON object: ${EXAMPLE}` };
  }
  return articleOf(fields as Fields, options, () => JSON.parse(withDigits(source)));
}
