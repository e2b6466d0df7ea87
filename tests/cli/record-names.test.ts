import { expect, it } from 'vitest';
import { carrier, folderOf, scanned } from './support.js';

/** Names in records as feeds, APIs and the trade's formats write them. */

const nitf = (byline: string): string =>
  `<nitf><head><docdata><doc-id id-string="nitf"/></docdata></head><body><body.head><hedline><hl1>Eel</hl1></hedline>
  <byline>${byline}</byline></body.head><body.content><p>${carrier(9)}</p></body.content></body></nitf>`;

const RECORDS: readonly [fields: Record<string, unknown>, expected: Record<string, unknown>][] = [
  [
    { authors: [{ name: 'Ann Ash' }, { name: 'Bo Ek', url: 'https://x.example' }] },
    { credit: ['Ann Ash', 'Bo Ek'] },
  ],
  [{ author: { name: 'Ann Ash' } }, { credit: ['Ann Ash'] }],
  [
    { source: { id: null, name: 'The Lantern' }, author: 'By Ann Ash' },
    { outlet: 'The Lantern', credit: ['Ann Ash'] },
  ],
  [
    { headline: { main: 'Eel found', kicker: 'Rivers' }, byline: { original: 'By Bo Ek' } },
    { title: 'Eel found', credit: ['Bo Ek'] },
  ],
  [
    {
      headlines: [
        { role: 'main', value: 'Eel found' },
        { role: 'sub', value: 'Rivers' },
      ],
    },
    { title: 'Eel found' },
  ],
  [
    { headline: 'Eel', byline: 'By Reuters' },
    { title: 'Eel', credit: ['Reuters'] },
  ],
  [{ byline: 'Byron Ash' }, { credit: ['Byron Ash'] }],
  [
    { type: 'text', headline: 'Eel', byline: 'Ann Ash', copyrightholder: 'Reuters' },
    { title: 'Eel', credit: ['Reuters', 'Ann Ash'] },
  ],
  [
    { authors: [{}, null, 3], source: {}, headline: {} },
    { credit: ['3'], outlet: null, title: null },
  ],
];

it('are read where they stand in objects, and without "By"', async () => {
  const lines = RECORDS.map(([fields], i) => JSON.stringify({ id: `r${i}`, text: carrier(i), ...fields }));
  const cwd = folderOf({
    'feed.jsonl': lines.join('\n'),
    'story.nitf': nitf('By Ann Ash'),
    'wire.nitf': nitf('By Reuters').replace('"nitf"', '"wire"'),
  });
  const { code, report } = await scanned([cwd]);
  expect(code).toBe(0);
  const byId = new Map(report.articles.map((article) => [article.id, article]));
  RECORDS.forEach(([, expected], i) => {
    expect(byId.get(`r${i}`), JSON.stringify(RECORDS[i][0])).toMatchObject(expected);
  });
  expect(byId.get('nitf')?.credit).toEqual(['Ann Ash']);
  expect(byId.get('wire')?.credit).toEqual(['Reuters']);
});
