import type { IncomingMessage, ServerResponse } from 'node:http';

/** What every answer bears: the page loads what this server gives and nothing else, and is framed by nobody. */
const HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
} as const;

/** A request that is answered with an error: `status`, and a line that says what to do. */
export class Refusal extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export function send(response: ServerResponse, status: number, type: string, body: string): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, { ...HEADERS, 'content-type': type, 'content-length': bytes.length });
  response.end(response.req.method === 'HEAD' ? undefined : bytes);
}

export const JSON_TYPE = 'application/json; charset=utf-8';

export const sendJson = (response: ServerResponse, status: number, value: unknown): void =>
  send(response, status, JSON_TYPE, JSON.stringify(value));

/** Reads a body of at most `limit` bytes. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const tooLarge = (): Refusal => new Refusal(413, `the body is larger than ${limit / 1e6} MB: send less`);
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > limit) throw tooLarge();
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

/** Addresses of the machine itself, as `--host` and as the Host of a request have them. */
const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|localhost|::1)$/i;

/**
 * Refuses what a page of elsewhere may have sent: with the name of another host, which has been made to lead here (DNS
 * rebinding), or from another origin.
 */
export function checkOrigin({ headers }: IncomingMessage, loopback: boolean): void {
  const { host, origin } = headers;
  if (loopback && !isLoopback((host ?? '').replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1')))
    throw new Refusal(403, 'asked by a name that is not this machine');
  if (origin !== undefined && origin !== `http://${host}`)
    throw new Refusal(403, 'asked from a page that is not of this server');
}

export const isLoopback = (host: string): boolean => LOOPBACK.test(host);
