import { parentPort, workerData } from 'node:worker_threads';
import { Archive } from '../archive/archive.js';
import { FlongError } from '../errors.js';
import { check } from './api.js';
import { Refusal } from './http.js';
import { forThePage } from './page.js';
import type { Answered, Asked } from './readers.js';

/** A thread that answers checks, one after another: see readers.ts. */
let opened: Promise<Archive> | null = null;

/** The archive, opened once; where that failed, what is asked next tries again. */
function open(): Promise<Archive> {
  opened ??= Archive.open(workerData as string).catch((error: unknown) => {
    opened = null;
    throw error;
  });
  return opened;
}

// ahead of the first request, which tries again and is told if it fails
open().catch(() => {});

parentPort?.on('message', async (asked: Asked) => {
  parentPort?.postMessage(await answer(asked));
});

async function answer({ body, type, page }: Asked): Promise<Answered> {
  try {
    const archive = await open().catch((error: unknown) => {
      throw unavailable(error);
    });
    const { id, report, texts } = await check(archive, Buffer.from(body), type);
    return { json: JSON.stringify(page ? forThePage(id, report, texts) : { report, texts }) };
  } catch (error) {
    if (error instanceof Refusal) return { status: error.status, message: error.message };
    return { fault: String((error as Error)?.stack ?? error) };
  }
}

/** Who asks is not told where the archive lies: that is for standard error. */
function unavailable(error: unknown): unknown {
  if (!(error instanceof FlongError)) return error;
  process.stderr.write(`flong: ${error.message}\n`);
  return new Refusal(503, 'the archive cannot be opened now: see the standard error of flong serve');
}
