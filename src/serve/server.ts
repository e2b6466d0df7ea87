import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { availableParallelism } from 'node:os';
import type { Archive } from '../archive/archive.js';
import { article, facts, families } from './api.js';
import { checkOrigin, isLoopback, JSON_TYPE, Refusal, readBody, send, sendJson } from './http.js';
import { openapi } from './openapi.js';
import { pageFile } from './page.js';
import { Readers } from './readers.js';

export interface ServerOptions {
  readonly host: string;
  /** 0 for any that is free */
  readonly port: number;
  /** bytes that a request may bring */
  readonly limit: number;
}

export interface RunningServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Milliseconds that a request may take to arrive. */
const PATIENCE = 20_000;

/** Threads that check texts, at most: each keeps some 100 MB of what it has read. */
const THREADS = 8;

/** What answers come from. */
interface Sources {
  readonly archive: Archive;
  readonly readers: Readers;
}

/** Serves the page and the API of an archive, until closed. */
export async function startServer(archive: Archive, options: ServerOptions): Promise<RunningServer> {
  const loopback = isLoopback(options.host);
  const readers = new Readers(archive.path, Math.min(availableParallelism(), THREADS));
  const server = createServer({ requestTimeout: PATIENCE, headersTimeout: PATIENCE }, (request, response) => {
    answer({ archive, readers }, options.limit, loopback, request, response).catch((error: unknown) => {
      refuse(request, response, error);
    });
  });
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(options.port, options.host, resolve);
    });
  } catch (error) {
    // threads that are left keep the process
    await readers.close();
    throw error;
  }
  const { address, port, family } = server.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${port}/`,
    close: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      await readers.close();
    },
  };
}

async function answer(
  { archive, readers }: Sources,
  limit: number,
  loopback: boolean,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  checkOrigin(request, loopback);
  const { pathname, searchParams } = urlOf(request);
  if (pathname === '/api/check' || pathname === '/page/check') {
    allow(request, ['POST']);
    const type = (request.headers['content-type'] ?? '').split(';')[0].trim().toLowerCase();
    const asked = { body: await readBody(request, limit), type, page: pathname === '/page/check' };
    const json = await readers.check(asked, () => !response.destroyed);
    send(response, 200, JSON_TYPE, json);
    return;
  }
  allow(request, ['GET', 'HEAD']);
  const file = pageFile(pathname);
  if (file !== null) send(response, 200, ...file);
  else if (pathname === '/openapi.json') sendJson(response, 200, openapi(limit));
  else if (pathname === '/api/archive') sendJson(response, 200, facts(archive));
  else if (pathname === '/api/families') {
    const asked = { below: searchParams.get('below'), limit: searchParams.get('limit') };
    sendJson(response, 200, families(archive, asked));
  } else if (pathname === '/api/article') sendJson(response, 200, article(archive, searchParams.get('id')));
  else throw new Refusal(404, 'there is no such page: see /openapi.json');
}

function urlOf({ url }: IncomingMessage): URL {
  try {
    return new URL(url ?? '/', 'http://localhost');
  } catch {
    throw new Refusal(400, 'the address cannot be read');
  }
}

function allow({ method }: IncomingMessage, methods: readonly string[]): void {
  if (!methods.includes(method ?? '')) throw new Refusal(405, `only ${methods.join(' and ')} here`);
}

/** An error of ours tells nothing but that it is one. */
function refuse(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  const refusal =
    error instanceof Refusal ? error : new Refusal(500, 'a fault of flong: see its standard error');
  if (refusal.status === 500) process.stderr.write(`flong: ${(error as Error)?.stack ?? error}\n`);
  if (refusal.status === 405)
    response.setHeader('allow', /^\/(?:api|page)\/check/.test(request.url ?? '') ? 'POST' : 'GET, HEAD');
  // what is left of the body is not read
  response.setHeader('connection', 'close');
  sendJson(response, refusal.status, { error: refusal.message });
}
