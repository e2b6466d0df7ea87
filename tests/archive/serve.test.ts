import { writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Archive } from '../../dist/archive/archive.js';
import { Readers } from '../../dist/serve/readers.js';
import { type RunningServer, startServer } from '../../dist/serve/server.js';
import type { Report } from '../../src/model.js';
import { carrier, filler, flong, folderOf, type Run } from '../cli/support.js';

const LIMIT = 20_000;
let folder: string;
let archive: Archive;
let server: RunningServer;

beforeAll(async () => {
  folder = folderOf({ 'in/north/1.txt': carrier(1), 'in/south/2.txt': filler(2, 80) });
  await flong(['archive', 'add', 'x.flong', 'in', '-q'], { cwd: folder });
  archive = await Archive.open(join(folder, 'x.flong'));
  server = await startServer(archive, { host: '127.0.0.1', port: 0, limit: LIMIT });
});

afterAll(async () => {
  await server.close();
  await archive.close();
});

const call = (path: string, init?: RequestInit): Promise<Response> => fetch(new URL(path, server.url), init);
const check = (body: unknown, type = 'application/json'): Promise<Response> =>
  call('/api/check', {
    method: 'POST',
    headers: { 'content-type': type },
    body:
      typeof body === 'string'
        ? body
        : body instanceof Uint8Array
          ? new Blob([body as Uint8Array<ArrayBuffer>])
          : JSON.stringify(body),
  });

/** A request with headers that fetch would not send. */
const raw = (
  headers: Record<string, string>,
  path = '/api/archive',
  at = server.url,
): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const asked = request(new URL(path, at), { headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asked.on('error', reject);
    asked.end();
  });

describe('the API', () => {
  it('tells of a text what a check of the command line tells', async () => {
    const text = carrier(7);
    for (const answer of [await check({ text }), await check(text, 'text/plain; charset=utf-8')]) {
      expect(answer.status).toBe(200);
      const { report, texts } = (await answer.json()) as { report: Report; texts: unknown };
      expect(report.pairs).toMatchObject([
        { a: { id: '(this text)', shared: 45 }, b: { id: 'north/1.txt', shared: 45 } },
      ]);
      expect(texts).toEqual({ '(this text)': text, 'north/1.txt': carrier(1) });
    }
  });

  it('takes the file of a text as a scan reads it: a page, a mail, a charset that is not UTF-8', async () => {
    const text = carrier(7);
    const told = async (body: string | Uint8Array, type: string): Promise<unknown> => {
      const answer = await check(body, type);
      expect(answer.status).toBe(200);
      const { report, texts } = (await answer.json()) as { report: Report; texts: Record<string, string> };
      expect(report.pairs).toMatchObject([
        { a: { id: '(this text)', shared: 45 }, b: { id: 'north/1.txt' } },
      ]);
      return [report.articles.find(({ id }) => id === '(this text)')?.title, texts['(this text)']];
    };
    const page = `<html><head><title>Seen</title></head><body><nav>Home</nav><article><p>${text}</p></article></body></html>`;
    expect(await told(page, 'text/html')).toEqual(['Seen', `${text.trim().replace(/\s+/g, ' ')}\n`]);
    expect(await told(`Subject: Seen\n\n${text}`, 'message/rfc822')).toEqual(['Seen', text]);
    const cafe = `Le café déjà fermé à Orléans rouvrira l’été prochain, après des années de procès.`;
    const bytes = Buffer.from(`${cafe.replace('’', "'")}\n\n${text}`, 'latin1');
    expect(await told(bytes, 'text/plain')).toEqual([null, bytes.toString('latin1')]);
  });

  it('gives an article, and what the archive holds', async () => {
    const article = await (await call('/api/article?id=north/1.txt')).json();
    expect(article).toMatchObject({ article: { outlet: 'north' }, text: carrier(1) });
    expect(await (await call('/api/archive')).json()).toMatchObject({ articles: 2, outlets: 2 });
  });

  it('answers what cannot be used with a line that says why, and goes on', async () => {
    const told = async (answer: Response, status: number, error: RegExp): Promise<void> => {
      expect(answer.status).toBe(status);
      const body = (await answer.json()) as { error: string };
      expect(Object.keys(body)).toEqual(['error']);
      expect(body.error).toMatch(error);
      expect(body.error).not.toContain(folder);
    };
    await told(await check('{"text":'), 400, /not JSON/);
    await told(await check('[]'), 400, /not a JSON object/);
    await told(await check({ text: ' ' }), 400, /"text" must be/);
    await told(await check({ text: 'x', paths: '/etc' }), 400, /"paths" is not known/);
    await told(await check({ text: 'x', minWords: 0 }), 400, /"minWords"/);
    await told(await check({ text: 'x', outlet: 7 }), 400, /"outlet"/);
    await told(await check('x', 'application/xml'), 415, /application\/json.*text\/html/);
    await told(await check(Buffer.from('abc\0def\xff', 'latin1'), 'text/plain'), 400, /cannot be read/);
    await told(await check(Buffer.from([0xff, 0xfe, 0x41]), 'application/json'), 400, /not UTF-8/);
    await told(await check('', 'text/html'), 400, /empty/);
    await told(await check({ text: 'x'.repeat(LIMIT) }), 413, /larger than/);
    await told(await call('/api/check'), 405, /only POST/);
    await told(await call('/api/archive', { method: 'DELETE' }), 405, /only GET/);
    await told(await call('/api/article'), 400, /\?id=/);
    await told(await call('/api/article?id=../../etc/passwd'), 404, /no article/);
    await told(await call('/../package.json'), 404, /no such page/);
    expect((await check({ text: carrier(8) })).status).toBe(200);
  });

  it('reads no more of a body than it takes, also where its length is not told', async () => {
    const body = new ReadableStream({
      pull(stream) {
        stream.enqueue(new TextEncoder().encode('word '.repeat(1000)));
      },
    });
    const init = {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body,
      duplex: 'half',
    } as RequestInit;
    const answer = await call('/api/check', init).catch(() => null);
    expect([413, null]).toContain(answer?.status ?? null);
    expect((await call('/api/archive')).status).toBe(200);
  });

  it('lets go of what nobody waits for, and of more than it has room for', async () => {
    const readers = new Readers(join(folder, 'x.flong'), 1);
    const asked = (bytes: number) => ({ body: new Uint8Array(bytes), type: 'of no kind', page: false });
    const unsupported = { status: 415 };
    const first = readers.check(asked(1));
    const left = readers.check(asked(1), () => false);
    const large = readers.check(asked(40e6));
    expect(() => readers.check(asked(40e6))).toThrow('too many texts wait');
    await expect(left).rejects.toThrow('asked by nobody');
    await expect(first).rejects.toMatchObject(unsupported);
    await expect(large).rejects.toMatchObject(unsupported);
    // what is larger than all that may wait is read where nothing waits
    await expect(readers.check(asked(80e6))).rejects.toMatchObject(unsupported);
    await readers.close();
  });

  it('is not to be had by another name or from another page', async () => {
    expect(await raw({ host: 'evil.example' })).toBe(403);
    expect(await raw({ origin: 'http://evil.example' })).toBe(403);
    expect(await raw({ host: '127.0.0.1:1' })).toBe(200);
  });

  it('bears safe headers on every answer, and no path of the machine', async () => {
    for (const path of [
      '/',
      '/page.js',
      '/api/archive',
      '/api/article?id=north/1.txt',
      '/none',
      '/openapi.json',
    ]) {
      const answer = await call(path);
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(answer.headers.get('content-security-policy')).toMatch(
        /^default-src 'none'; .*frame-ancestors 'none'/,
      );
      expect(await answer.text()).not.toContain(folder);
    }
  });

  it('gives the families kept, page by page', async () => {
    const families = async (query: string): Promise<unknown> => (await call(`/api/families${query}`)).json();
    expect(await families('')).toEqual({ families: [], next: null });
    const lines = [51, 51, 52, 52].map((text, i) => JSON.stringify({ id: `k/${i}`, text: filler(text, 60) }));
    writeFileSync(join(folder, 'more.jsonl'), `${lines.join('\n')}\n`);
    await flong(['archive', 'add', 'x.flong', 'more.jsonl', '-q'], { cwd: folder });
    const [first, second] = [
      { id: 'f1', articles: ['k/0', 'k/1'] },
      { id: 'f2', articles: ['k/2', 'k/3'] },
    ];
    expect(await families('?limit=1')).toEqual({ families: [second], next: 'f2' });
    expect(await families('?limit=1&below=f2')).toEqual({ families: [first], next: null });
    for (const query of ['?limit=0', '?limit=1001', '?limit=x', '?below=1', '?below='])
      expect((await call(`/api/families${query}`)).status).toBe(400);
  });

  it('describes every call that there is', async () => {
    const { openapi, paths, components } = (await (await call('/openapi.json')).json()) as {
      openapi: string;
      paths: object;
      components: { schemas: object };
    };
    expect(openapi).toBe('3.1.0');
    expect(Object.keys(paths)).toEqual(['/api/check', '/api/archive', '/api/article', '/api/families']);
    expect(Object.keys(components.schemas)).toContain('Report');
  });
});

describe('serve', () => {
  it('ends where it cannot listen, with a line that says why', async () => {
    const { port } = new URL(server.url);
    const at = (...address: string[]): Promise<Run> =>
      flong(['serve', '--archive', 'x.flong', ...address], { cwd: folder });
    const taken = await at('--port', port);
    expect(taken).toMatchObject({ code: 2, stdout: '' });
    expect(taken.stderr).toBe(`flong: --port ${port}: is taken: give another, or 0 for any that is free\n`);
    const elsewhere = await at('--port', '0', '--host', '192.0.2.1');
    expect(elsewhere).toMatchObject({ code: 2, stdout: '' });
    expect(elsewhere.stderr).toBe('flong: --host 192.0.2.1: is no address of this machine: try 127.0.0.1\n');
  });

  it('answers at every address of the machine itself, by the address that it prints', async () => {
    for (const host of ['127.0.0.1', '127.0.0.2', 'localhost']) {
      const there = await startServer(archive, { host, port: 0, limit: LIMIT });
      try {
        expect((await fetch(new URL('/api/archive', there.url))).status, host).toBe(200);
        const { port } = new URL(there.url);
        for (const [name, status] of [
          [`LocalHost:${port}`, 200],
          [`127.evil.example:${port}`, 403],
          [`127.0.0.1.evil.example:${port}`, 403],
        ] as const)
          expect(await raw({ host: name }, '/api/archive', there.url), name).toBe(status);
      } finally {
        await there.close();
      }
    }
  });

  it('calls a setting that is wrong by the name that its user gave it', async () => {
    const cwd = folderOf({ 'flong.config.json': '{ "limit": 5000 }' });
    const told = async (args: readonly string[], env = {}): Promise<string> =>
      (await flong(['serve', '--archive', join(folder, 'x.flong'), ...args], { cwd, env })).stderr;
    expect(await told([])).toBe(
      'flong: flong.config.json: limit is 5000: expected a number from 0.001 to 1000\n',
    );
    expect(await told(['--no-config'], { FLONG_PORT: '80.5' })).toBe(
      'flong: FLONG_PORT is 80.5: expected a whole number from 0 to 65535\n',
    );
    expect(await told(['--no-config', '--port', 'x'])).toBe('flong: --port x: expected a number\n');
  });
});
