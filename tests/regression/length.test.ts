import { describe, expect, it } from 'vitest';
import { isoDate } from '../../src/read/dates.js';
import { markdown } from '../../src/read/formats/markdown.js';
import type { DomDocument } from '../../src/read/page/dom.js';
import type { Elements } from '../../src/read/page/elements.js';
import { linkedData } from '../../src/read/page/jsonld.js';
import { metadataOf } from '../../src/read/page/metadata.js';
import { asDocument, shallow } from '../../src/read/page/shallow.js';
import { plain, withoutOutlet } from '../../src/read/page/title.js';
import type { ReadOptions } from '../../src/read/source.js';
import { takesNoTime } from '../yardstick.js';

/** As many elements of a page as are asked for by name, and nothing else in it. */
const pageOf = (name: string, elements: readonly unknown[]): Elements =>
  ({
    named: (asked: string) => (asked === name ? elements : []),
    marked: () => [],
    classed: () => [],
  }) as unknown as Elements;
const DOCUMENT = { documentElement: { getAttribute: () => null } } as unknown as DomDocument;

describe('the time to read grows with the length, not with its square', () => {
  it.each(['a | ', 'a - ', '| ', ':: ', ' '])('of a title of %j again and again', (unit) => {
    const title = plain(unit.repeat(30_000)) ?? '';
    takesNoTime(() => expect(withoutOutlet(title, null, [])).toBe(title));
    // the longest that is looked at
    const short = plain(unit.repeat(300))?.slice(0, 1000).trim() ?? '';
    takesNoTime(() => withoutOutlet(short, title, [title]));
  });

  it('of a title with tags that never end', () => {
    const title = '<'.repeat(150_000);
    takesNoTime(() => expect(plain(title)).toBe(title));
  });

  it.each(['<html ', '<head ', '<!doctype ', '<?xml ', '</html ', '<', '<title>', '<meta ', ' ', '<meta>'])(
    'of a page of %j again and again',
    (unit) => {
      const html = unit.repeat(Math.ceil(300_000 / unit.length));
      takesNoTime(() => asDocument(html));
      takesNoTime(() => asDocument(shallow(html)));
    },
  );

  it.each(['<!-- ', '<a ', '<!-->', '<'])('of Markdown of %j again and again', (unit) => {
    const bytes = Buffer.from(`<div>${unit.repeat(Math.ceil(100_000 / unit.length))}`);
    takesNoTime(() => markdown.read?.(bytes, 0, { encoding: null } as ReadOptions, null));
  });

  it('of a page that says one thing of itself again and again', () => {
    const tag = { getAttribute: (name: string) => (name === 'name' ? 'author' : 'Ann Lee') };
    const elements = pageOf('meta', new Array(20_000).fill(tag));
    takesNoTime(() =>
      expect(metadataOf(DOCUMENT, elements, { author: [], byline: [] }, null).credit).toEqual(['Ann Lee']),
    );
  });

  it.each([' ', '--> ', '// ', '; ', ', '])(
    'of JSON-LD behind whose end stands %j again and again',
    (unit) => {
      const textContent = `{"@type":"NewsArticle","headline":"Barges"}-->${unit.repeat(80_000)}x`;
      const script = { getAttribute: () => 'application/ld+json', textContent };
      takesNoTime(() => linkedData(pageOf('script', [script])));
    },
  );

  it('of a date with marks on marks', () => {
    const date = `2024-03-05${'\u0301\u0323'.repeat(60_000)}`;
    takesNoTime(() => expect(isoDate(date, null)).toBe(date));
  });
});
