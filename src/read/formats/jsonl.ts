import { bomLength, decode } from '../decode.js';
import { type Format, type ReadArticle, type Reading, type ReadProblem, textOf } from '../source.js';
import { metaOf, textField } from './meta.js';

/** JSON lines: one record a line, with its text in `text` (or `body`, `content` …) and what metadata is there. */
export const jsonl: Format = {
  name: 'jsonl',
  extensions: ['.jsonl', '.ndjson'],
  records: true,
  read(bytes: Uint8Array, offset: number): Reading {
    const articles: ReadArticle[] = [];
    const problems: ReadProblem[] = [];
    let line = 0;
    let begin = offset === 0 ? bomLength(bytes) : 0;
    while (begin < bytes.length) {
      let end = bytes.indexOf(LINE_FEED, begin);
      if (end < 0) end = bytes.length;
      line++;
      const record = readRecord(bytes.subarray(begin, end));
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

function readRecord(
  bytes: Uint8Array,
): Pick<ReadArticle, 'meta' | 'ascii' | 'text'> | { problem: string } | null {
  const decoded = decode(bytes);
  if ('problem' in decoded) return decoded;
  const source = textOf({
    ascii: 'ascii' in decoded ? decoded.ascii : null,
    text: 'text' in decoded ? decoded.text : null,
  });
  if (source.trim() === '') return null;
  let fields: unknown;
  try {
    fields = JSON.parse(source);
  } catch {
    return { problem: 'is no valid JSON: each line must hold one record, such as {"id": "1", "text": "…"}' };
  }
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) {
    return { problem: 'is no JSON object: each line must hold one record, such as {"id": "1", "text": "…"}' };
  }
  const record = fields as Record<string, unknown>;
  const name = textField(record);
  if (name === null)
    return {
      problem: 'has no text: expected a string in the field text, body, content, article or maintext',
    };
  return { meta: metaOf(record), ascii: null, text: (record[name] as string).toWellFormed() };
}
