import { parentPort, workerData } from 'node:worker_threads';
import { Archive } from '../archive/archive.js';
import { check } from './api.js';
import { Refusal } from './http.js';
import { forThePage } from './page.js';
import type { Answered, Asked } from './readers.js';

/** A thread that answers checks, one after another: see readers.ts. */
const archive = Archive.open(workerData as string);

parentPort?.on('message', async (asked: Asked) => {
  parentPort?.postMessage(await answer(asked));
});

async function answer({ body, type, page }: Asked): Promise<Answered> {
  try {
    const { id, report, texts } = await check(await archive, Buffer.from(body), type);
    return { json: JSON.stringify(page ? forThePage(id, report, texts) : { report, texts }) };
  } catch (error) {
    if (error instanceof Refusal) return { status: error.status, message: error.message };
    return { fault: String((error as Error)?.stack ?? error) };
  }
}
