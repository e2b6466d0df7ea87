import { readFileSync } from 'node:fs';
import { version } from '../version.js';
import { PAGE, TEXT_PATTERN, TYPES } from './api.js';

/** The description of the API, OpenAPI 3.1. `limit`: bytes that a request may bring. */
export function openapi(limit: number): unknown {
  const error = (description: string): unknown => ({
    description,
    content: json({ $ref: '#/components/schemas/Error' }),
  });
  const refused = { '403': error('Asked by another name or from another page') };
  return {
    openapi: '3.1.0',
    info: {
      title: 'flong',
      version,
      description: 'What of a text was seen before: where, and how much of it.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    paths: {
      '/api/check': {
        post: {
          operationId: 'check',
          summary: 'Check a text, or the file of one, against the archive',
          requestBody: {
            required: true,
            content: {
              ...json({ $ref: '#/components/schemas/Check' }),
              // a file may be in any charset, which no schema says
              ...Object.fromEntries(Object.keys(TYPES).map((type) => [type, { schema: FILE }])),
              'text/plain': { schema: { type: 'string', minLength: 1, pattern: TEXT_PATTERN } },
            },
          },
          responses: {
            '200': {
              description:
                'What is shared, as `flong check -r json` tells it, and the texts of all articles in it',
              content: json({ $ref: '#/components/schemas/Checked' }),
            },
            '400': error('What was sent cannot be used'),
            '413': error(`More than ${limit} bytes were sent`),
            '415': error('What was sent is of another type'),
            '503': error('The archive cannot be opened now, or too many texts wait'),
            ...refused,
          },
        },
      },
      '/api/archive': {
        get: {
          operationId: 'archive',
          summary: 'What the archive holds',
          responses: {
            '200': { description: 'Its counts', content: json({ $ref: '#/components/schemas/Archive' }) },
            ...refused,
          },
        },
      },
      '/api/article': {
        get: {
          operationId: 'article',
          summary: 'An article and its text',
          parameters: [{ name: 'id', in: 'query', required: true, schema: { type: 'string', minLength: 1 } }],
          responses: {
            '200': { description: 'The article', content: json({ $ref: '#/components/schemas/Article' }) },
            '400': error('No article is named'),
            '404': error('There is none of this id'),
            ...refused,
          },
        },
      },
      '/api/families': {
        get: {
          operationId: 'families',
          summary: 'The families kept, those begun last first',
          parameters: [
            {
              name: 'limit',
              in: 'query',
              schema: { type: 'integer', minimum: 1, maximum: PAGE.most, default: PAGE.usual },
            },
            {
              name: 'below',
              in: 'query',
              description: 'the `next` of the answer before',
              schema: { type: 'string', pattern: '^f[0-9]{1,9}$' },
            },
          ],
          responses: {
            '200': { description: 'Families', content: json({ $ref: '#/components/schemas/Families' }) },
            '400': error('A parameter cannot be used'),
            ...refused,
          },
        },
      },
    },
    components: { schemas: schemas() },
  };
}

const FILE = { minLength: 1, pattern: '^[^\\u0000]+$' };

const json = (schema: unknown): Record<string, unknown> => ({ 'application/json': { schema } });

function schemas(): Record<string, unknown> {
  const schema = readFileSync(new URL('../../schema/report.json', import.meta.url), 'utf8');
  // what it refers to lies deeper here
  const report = JSON.parse(schema.replaceAll('"#/$defs/', '"#/components/schemas/Report/$defs/'));
  const words = { type: ['string', 'null'], minLength: 1, maxLength: 1000 };
  const whole = { type: 'integer', minimum: 0 };
  return {
    Error: { type: 'object', required: ['error'], properties: { error: { type: 'string' } } },
    Check: {
      type: 'object',
      required: ['text'],
      additionalProperties: false,
      properties: {
        text: { type: 'string', minLength: 1, pattern: TEXT_PATTERN, description: 'the article' },
        id: {
          ...words,
          description: 'its id: an article of the archive of this id counts as if it were not there',
        },
        title: words,
        outlet: words,
        date: words,
        language: words,
        minWords: { type: 'integer', minimum: 3, maximum: 1000, default: 12 },
        allPairs: { type: 'boolean', default: false },
      },
    },
    Checked: {
      type: 'object',
      required: ['report', 'texts'],
      properties: {
        report: { $ref: '#/components/schemas/Report' },
        texts: { type: 'object', additionalProperties: { type: ['string', 'null'] } },
      },
    },
    Archive: {
      type: 'object',
      required: ['articles', 'words', 'bytes', 'outlets', 'options'],
      properties: {
        articles: whole,
        words: whole,
        bytes: whole,
        outlets: whole,
        options: { type: 'object' },
      },
    },
    Article: {
      type: 'object',
      required: ['article', 'text'],
      properties: { article: { type: 'object' }, text: { type: 'string' } },
    },
    Families: {
      type: 'object',
      required: ['families', 'next'],
      properties: {
        families: {
          type: 'array',
          items: {
            type: 'object',
            required: ['id', 'articles'],
            properties: {
              id: { type: 'string', description: 'stays the same while members come and go' },
              articles: { type: 'array', items: { type: 'string' }, minItems: 2 },
            },
          },
        },
        next: { type: ['string', 'null'], description: 'to be asked with as `below`; null at the end' },
      },
    },
    Report: report,
  };
}
