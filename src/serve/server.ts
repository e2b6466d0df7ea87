import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Archive } from '../archive/archive.js';
import { article, check, facts } from './api.js';
import { checkOrigin, isLoopback, Refusal, readBody, send, sendJson } from './http.js';
import { openapi } from './openapi.js';

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

/** The files of the page, by path. */
const PAGE: Readonly<Record<string, [file: string, type: string]>> = {
  '/': ['page.html', 'text/html; charset=utf-8'],
  '/page.css': ['page.css', 'text/css; charset=utf-8'],
  '/page.js': ['page.js', 'text/javascript; charset=utf-8'],
};

/** Milliseconds that a request may take to arrive. */
const PATIENCE = 20_000;

/** Serves the page and the API of an archive, until closed. */
export async function startServer(archive: Archive, options: ServerOptions): Promise<RunningServer> {
  const loopback = isLoopback(options.host);
  const server = createServer({ requestTimeout: PATIENCE, headersTimeout: PATIENCE }, (request, response) => {
    answer(archive, options.limit, loopback, request, response).catch((error: unknown) => {
      refuse(request, response, error);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  const { address, port, family } = server.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  archive: Archive,
  limit: number,
  loopback: boolean,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  checkOrigin(request, loopback);
  const { pathname, searchParams } = urlOf(request);
  if (pathname === '/api/check') {
    allow(request, ['POST']);
    const type = (request.headers['content-type'] ?? '').split(';')[0].trim().toLowerCase();
    sendJson(response, 200, await check(archive, await readBody(request, limit), type));
    return;
  }
  allow(request, ['GET', 'HEAD']);
  if (Object.hasOwn(PAGE, pathname)) {
    const [file, type] = PAGE[pathname];
    send(response, 200, type, readFileSync(new URL(`../../page/${file}`, import.meta.url), 'utf8'));
  } else if (pathname === '/openapi.json') sendJson(response, 200, openapi(limit));
  else if (pathname === '/api/archive') sendJson(response, 200, facts(archive));
  else if (pathname === '/api/article') sendJson(response, 200, article(archive, searchParams.get('id')));
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
    response.setHeader('allow', request.url?.startsWith('/api/check') ? 'POST' : 'GET, HEAD');
  // what is left of the body is not read
  response.setHeader('connection', 'close');
  sendJson(response, refusal.status, { error: refusal.message });
}
