import { expect, it } from 'vitest';
import { filler, folderOf, scanned } from './support.js';

/** Titles of feeds are what a reader is shown, however they are written. */

const RSS: readonly [written: string, shown: string][] = [
  ['Eel &amp;amp; chips &amp;#8217;s', 'Eel & chips ’s'],
  ['Eel &amp; chips', 'Eel & chips'],
  ['<![CDATA[The <b>bold</b> eel &amp; the <i class="x">shy</i> one]]>', 'The bold eel & the shy one'],
  ['&lt;em&gt;Eel&lt;/em&gt; found', 'Eel found'],
  ['a &lt; b, and b &gt; c', 'a < b, and b > c'],
  ['AT&amp;T; and P&amp;O', 'AT&T; and P&O'],
  ['Where x &lt;y and z&gt; w', 'Where x <y and z> w'],
  ['1 &lt;2 &amp;amp; 3 &lt;&lt;b&gt;4&lt;/b&gt;', '1 <2 & 3 <4'],
];

const ATOM: readonly [type: string, written: string, shown: string][] = [
  ['type="html"', 'AT&amp;amp;T &amp;amp; the &lt;b&gt;bold&lt;/b&gt; eel', 'AT&T & the bold eel'],
  ['type="html"', '<![CDATA[The <b>bold</b>\n eel]]>', 'The bold eel'],
  ['type="text"', 'The &lt;b&gt; element &amp;amp; its kin', 'The <b> element &amp; its kin'],
  ['', 'a &lt; b', 'a < b'],
  [
    'type="xhtml"',
    '<div xmlns="http://www.w3.org/1999/xhtml">The <b>bold</b> eel &amp; co</div>',
    'The bold eel & co',
  ],
];

it.each<[string, string, readonly string[]]>([
  [
    'RSS',
    `<rss><channel><title>Eel &amp;amp; Co</title>${RSS.map(
      ([title], i) =>
        `<item><guid>${i}</guid><title>${title}</title><description>${filler(i, 30)}</description></item>`,
    ).join('')}</channel></rss>`,
    RSS.map(([, shown]) => shown),
  ],
  [
    'Atom',
    `<feed xmlns="http://www.w3.org/2005/Atom"><title type="html">Eel &amp;amp; Co</title>${ATOM.map(
      ([type, title], i) =>
        `<entry><id>${i}</id><title ${type}>${title}</title><content>${filler(i, 30)}</content></entry>`,
    ).join('')}</feed>`,
    ATOM.map(([, , shown]) => shown),
  ],
])('of %s', async (_, feed, shown) => {
  const { report } = await scanned([folderOf({ 'feed.xml': feed })]);
  expect(report.articles.map(({ title }) => title)).toEqual(shown);
  expect(new Set(report.articles.map(({ outlet }) => outlet))).toEqual(new Set(['Eel & Co']));
});
