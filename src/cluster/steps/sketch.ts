import { creditLine } from '../../judge/credits/agencies.js';
import { forThreads } from '../../options.js';
import { BARE_SOURCE, type Source } from '../../read/source.js';
import { toArticle } from '../../workers/gather.js';
import { keptText } from '../../workers/kept.js';
import type { SketchBatch, SketchedArticle } from '../../workers/sketch-batch.js';
import { Spool } from '../../workers/spool.js';
import { Tasks } from '../../workers/tasks.js';
import type { MakeStep, StepOptions } from '../step.js';
import type { Rows, Table } from '../tables.js';
import { bytesOf } from '../words.js';

/**
 * Records, a line of JSON each with the path of their file, to articles with their sketches; and the problems that they
 * have, rows of their own.
 */
export const sketch: MakeStep = (options) => {
  const tasks = new Tasks(forThreads(options), new Spool());
  return {
    schema: {
      id: 'text',
      key: 'bytes',
      text: 'text',
      article: 'text',
      credits: 'text',
      outlet: 'text',
      language: 'text',
      misread: 'int',
      words: 'int',
      stream: 'bytes',
      signature: 'bytes',
      fingerprints: 'bytes',
      places: 'bytes',
      skips: 'bytes',
      path: 'text',
      problem: 'text',
    },
    async run(rows, out) {
      const sources = sourcesOf(rows);
      const from = sources.map((source) => ({ source, begin: 0, end: null }));
      const batch = await tasks.run({ kind: 'sketch', from, keep: true });
      batch.articles.forEach((article, i) => {
        putArticle(batch, article, i, sources[article.range], options, out);
      });
      const byPlace = new Map(batch.articles.map((article) => [`${article.range}:${article.line}`, article]));
      for (const { range, line, message } of batch.problems) {
        const article = byPlace.get(`${range}:${line}`);
        const { id } = sources[range];
        putProblem(article === undefined ? id : idOf(article, id), message, out);
      }
    },
  };
};

/** A source for each file, of the lines that came of it. */
function sourcesOf(rows: Rows): Source[] {
  const lines = new Map<string, string[]>();
  const paths = rows.texts('path');
  const records = rows.texts('record');
  for (let i = 0; i < rows.count; i++) {
    const path = paths[i] ?? 'input';
    const known = lines.get(path);
    if (known === undefined) lines.set(path, [records[i] ?? '']);
    else known.push(records[i] ?? '');
  }
  return Array.from(lines, ([id, all]) => ({
    ...BARE_SOURCE,
    id,
    data: Buffer.from(all.join('\n')),
    format: 'jsonl',
  }));
}

/** A record's own id; else its file's with the hash of its text, for a record in a cluster has no line. */
const idOf = ({ meta, hash }: SketchedArticle, path: string): string => meta.id ?? `${path}#${hash}`;

function putArticle(
  batch: SketchBatch,
  article: SketchedArticle,
  i: number,
  source: Source,
  options: StepOptions,
  out: Table,
): void {
  if (batch.kept === null) throw new Error('the texts were not kept');
  const { starts, skipStarts, fingerprints, places, skipgrams, signatures, streams } = batch;
  const { agencies, credit } = creditLine(article.credits.agencies, article.meta.credit);
  const { id, ...rest } = toArticle(
    { article },
    idOf(article, source.id),
    source,
    credit,
    options.outletFrom,
  );
  const of = (values: Uint32Array | Uint16Array, from: ArrayLike<number>): Uint8Array =>
    bytesOf(values.subarray(from[i], from[i + 1]));
  out.push(
    id,
    keyOf(id),
    keptText(batch.kept, i),
    JSON.stringify(rest),
    JSON.stringify({ agencies, named: article.credits.named }),
    rest.outlet,
    article.language,
    article.misread || options.noisy ? 1 : 0,
    article.words,
    bytesOf([streams[2 * i], streams[2 * i + 1], article.words]),
    bytesOf(signatures.subarray(i * options.signature, (i + 1) * options.signature)),
    of(fingerprints, starts),
    of(places, starts),
    of(skipgrams, skipStarts),
    rest.path,
    null,
  );
}

function putProblem(path: string, message: string, out: Table): void {
  const none = new Array<null>(14).fill(null);
  out.push(...none, path, message);
}

/** Bytes that sort as the id does in a scan, by its code units. */
function keyOf(id: string): Uint8Array {
  const bytes = Buffer.from(id, 'utf16le');
  return bytes.swap16();
}
