import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { blocksOf, textOfBlocks } from '../../src/read/page/blocks.js';
import { pieceText, readPage } from '../../src/read/page/page.js';

const PROSE = Array.from(
  { length: 6 },
  (_, i) =>
    `The harbour master of Vellin counted barge number ${i + 1} on Friday, and said that the quay would stay shut, rain or shine, until the engineers had been.`,
);
const paragraphs = (texts: readonly string[]): string => texts.map((text) => `<p>${text}</p>`).join('');
const page = (head: string, body = paragraphs(PROSE), html = ''): string =>
  `<!doctype html><html ${html}><head>${head}</head><body><article><h1>Barges counted</h1>${body}</article></body></html>`;

describe('the words of a page', () => {
  it('are parted where a reader sees them parted, and nowhere else', () => {
    expect(
      pieceText(
        '<h2>Head</h2>text<div>a<div>b</div>c</div><ul><li>one<li>two</ul><p>x<br>y<br><br>z</p>' +
          '<table><tr><td>r1</td><td>r2</td></tr><tr><th>s1</th><td>s2</td></tr></table>' +
          '<figure><img alt="no"><figcaption>cap</figcaption></figure><dl><dt>t<dd>d</dl>' +
          '<p>bo<b>l</b>d foo<!-- -->bar un<wbr>broken  white \n space</p><pre>as  it\n  is</pre>',
      ),
    ).toBe(
      'Head\n\ntext\n\na\n\nb\n\nc\n\none\n\ntwo\n\nx\ny\n\nz\n\nr1\tr2\ns1\ts2\n\ncap\n\nt\n\nd\n\n' +
        'bold foobar unbroken white space\n\nas  it\n  is\n',
    );
  });

  it('are those that show: no scripts, styles, controls, readings above words, comments', () => {
    expect(
      pieceText(
        '<p>seen</p><script>document.write("<p>run</p>")</script><style>p{}</style><noscript>no</noscript>' +
          '<button>press</button><select><option>pick</select><textarea>type</textarea><!-- <p>note</p> -->' +
          '<p><ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby> <q>said</q> &amp; &lt;b&gt;</p>',
      ),
    ).toBe('seen\n\n漢字 “said” & <b>\n');
  });

  it('of an element without any are none', () => {
    expect(pieceText('<p> &nbsp; </p><div><br></div>')).toBe('');
    expect(textOfBlocks([])).toBe('');
    expect(blocksOf).toBeTypeOf('function');
  });
});

describe('the article in a page', () => {
  it('is told from what stands around it', () => {
    const { text, fallback, meta } = readPage(
      `<html><head><title>Barges counted | The Vellin Post</title></head><body>
      <div id="cookie-banner"><p>We use cookies, and so do our partners, to measure how you use this site, every day.</p></div>
      <nav><a href="/">Home</a> <a href="/x">News</a></nav><article><h1>Barges counted</h1>
      <p class="byline">By Ann Lee and Bo Ek</p><p>Published July 5, 2018</p>
      <figure><figcaption>A barge. Photo: Somebody</figcaption></figure>${paragraphs(PROSE.slice(0, 3))}
      <p><a href="/other">Also read: the other story about the quay</a></p>${paragraphs(PROSE.slice(3))}
      <div class="related-stories"><ul><li><a href="/a">First of the stories that are beside it</a></li></ul></div>
      <p>Sign up for our newsletter.</p></article><footer>All rights reserved by the Vellin Post.</footer></body></html>`,
      null,
    );
    expect(text).toBe(`${PROSE.join('\n\n')}\n`);
    expect(fallback).toBe(false);
    expect(meta).toMatchObject({ title: 'Barges counted', credit: ['Ann Lee', 'Bo Ek'], date: '2018-07-05' });
  });

  it('is all that shows but navigation where none is found, and that is said', () => {
    // more parts than any page of an article has
    const parts = '<i>word</i> '.repeat(20_000);
    const { text, fallback } = readPage(`<body><nav>Home News Sport</nav><div>${parts}</div></body>`, null);
    expect([text.length, text.includes('Home'), fallback]).toEqual([5 * 20_000, false, true]);
    expect(readPage(`<body><nav>Home</nav><p>Short and whole.</p></body>`, null)).toMatchObject({
      text: 'Short and whole.\n',
      fallback: false,
    });
  });

  it('begins and ends with what is its own, however short that is', () => {
    const inside = (body: string): string => readPage(page('<title>Barges counted</title>', body), null).text;
    const whole = `${PROSE.join('\n\n')}\n`;
    const prose = paragraphs(PROSE);
    // lines that end like a sentence and are none
    for (const line of [
      'By Ann Lee, our man on the quay.',
      'Updated July 5, 2018, 9:20 a.m.',
      'PUBLISHED JULY 5, 2018, 9:20 A.M.',
    ])
      expect(inside(`<p>${line}</p>${prose}`), line).toBe(whole);
    expect(inside(`<h2>What the divers saw</h2>${prose}`)).toBe(`What the divers saw\n\n${whole}`);
    expect(inside(`${prose}<p>He said no.</p>`)).toBe(`${whole}\nHe said no.\n`);
    expect(inside(`${prose}<p>He said <a href="/no">no</a>.</p>`)).toBe(`${whole}\nHe said no.\n`);
    expect(inside(`${prose}<p>He said no</p>`)).toBe(`${whole}\nHe said no\n`);
    for (const below of ['<h3>More from the quay</h3>', '<p>More: <a href="/x">Ferry fares rise</a></p>'])
      expect(inside(`${prose}${below}`), below).toBe(whole);
  });

  it('is without what its page asks of readers and what leads them on, wherever it stands', () => {
    const inside = (between: string): string => {
      const body = `${paragraphs(PROSE.slice(0, 3))}${between}${paragraphs(PROSE.slice(3))}`;
      return readPage(page('<title>Barges counted</title>', body), null).text;
    };
    const whole = `${PROSE.join('\n\n')}\n`;
    for (const between of [
      '<div role="navigation"><p>Harbour, sport and weather, in that order.</p></div>',
      '<nav><p>Harbour, sport and weather, in that order.</p></nav>',
      '<div class="Newsletter"><h4>By mail</h4><p>The tides of Vellin, each morning before six.</p></div>',
      '<div id="relatedStories"><h4>Too</h4><p>Ferry fares rise, and nobody knows why.</p></div>',
      '<div class="story__tags"><h4>Of</h4><p>Harbours, locks, barges, and the sea.</p></div>',
      // one paragraph is put in the place of its box, whose name says what it is
      '<div class="photo-credit"><p>The eastern lock, as it was in March.</p></div>',
      '<div class="box promo"><p class="lead">The tides of Vellin, each morning before six.</p></div>',
      '<p>ANZEIGE</p>',
      '<p>(Adv)</p>',
      '<p>Please sign up for the tides by mail.</p>',
      '<p><a href="/x">Ferry fares rise and nobody knows why.</a></p>',
      '<ul><li><a href="/x">Ferry fares rise and nobody knows why.</a></li></ul>',
    ])
      expect(inside(between), between).toBe(whole);
    for (const own of [
      'She told the board to sign up.',
      'Sign up: that is all there is to say of it. '.repeat(5).trim(),
    ]) {
      const told = inside(`<p>${own}</p>`);
      expect(told.includes(own), own).toBe(own.length >= 160);
    }
    for (const own of [
      'Advisers to the board had warned of it.',
      'Advertisement is what the board lives on.',
    ])
      expect(inside(`<p>${own}</p>`)).toContain(own);
    // what a sentence links to is the sentence's
    expect(inside('<p>It was <a href="/x">the third crack</a> of the year.</p>')).toContain(
      'the third crack of',
    );
    expect(inside('<ul><li><a href="/x">Orrin lock</a></li><li>Sallow lock</li></ul>')).toContain(
      'Orrin lock\n\nSallow',
    );
  });

  it('that is all that shows has no menu in it, and nothing that is hidden', () => {
    const { text, fallback } = readPage(
      `<body><ul><li><a href="/">Home of the Post</a></li><li><a href="/x">Harbour news</a></li></ul><p>Begun.</p>
      <div hidden>Not to be seen.</div><div aria-hidden="true">Nor this.</div><div role="navigation">Nor that.</div>
      <footer>All rights reserved.</footer><p>See <a href="/y">there</a>, he said.</p>${'<i></i>'.repeat(20_000)}</body>`,
      null,
    );
    expect([text, fallback]).toEqual(['Begun.\n\nSee there, he said.\n', true]);
  });

  it.each([
    ['nothing', ''],
    ['no tags', 'words and no tags'],
    ['frames', '<html><frameset><frame src="a"></frameset></html>'],
    ['elements nested 100,000 deep', `${'<div>'.repeat(100_000)}<p>deep</p>`],
    ['elements nested and closed', `${'<b>'.repeat(50_000)}<p>deep</p>${'</b>'.repeat(50_000)}`],
    ['elements of two kinds, nested', `${'<dd><li>'.repeat(50_000)}<p>deep</p>`],
    ['tags that never end', '<a '.repeat(200_000)],
    ['comments that never end', '<!--'.repeat(200_000)],
    ['scripts that never end', '<script>'.repeat(50_000)],
    ['angle brackets', '<'.repeat(50_000)],
    ['closing tags alone', '</div>'.repeat(50_000)],
    ['100,000 paragraphs', '<p>one, two, three.</p>'.repeat(100_000)],
  ])('is read without a fault out of %s', (_, html) => {
    const { text } = readPage(html, null);
    expect(text.includes('deep')).toBe(html.includes('deep'));
  });
});

describe('what a page says of itself', () => {
  const ld = (data: unknown): string => `<script type="application/ld+json">${JSON.stringify(data)}</script>`;

  it('is read from JSON-LD, also in a graph with references', () => {
    const graph = [
      { '@type': 'Organization', '@id': '#us', name: 'The Vellin Post' },
      { '@type': 'Person', '@id': '#ann', name: 'Ann Lee' },
      {
        '@type': ['NewsArticle'],
        headline: 'Barges &amp; boats',
        datePublished: '2018-07-05T09:30:00+02:00',
        dateModified: '2018-07-06T08:00:00+02:00',
        author: [{ '@id': '#ann' }, { '@type': 'Person', name: 'Bo Ek' }],
        publisher: { '@id': '#us' },
        mainEntityOfPage: { '@id': 'https://post.example/barges' },
        inLanguage: 'en-GB',
      },
    ];
    expect(readPage(page(ld({ '@graph': graph })), null).meta).toEqual({
      id: null,
      title: 'Barges & boats',
      outlet: 'The Vellin Post',
      date: '2018-07-05T09:30:00+02:00',
      modified: '2018-07-06T08:00:00+02:00',
      url: 'https://post.example/barges',
      credit: ['Ann Lee', 'Bo Ek'],
      language: 'en',
    });
  });

  it('is read from Open Graph, Dublin Core, links and attributes', () => {
    const head =
      '<meta property="og:title" content="Barges counted - The Vellin Post"><meta property="og:site_name" content="The Vellin Post">' +
      '<meta property="article:published_time" content="2018-07-05"><meta name="dc.creator" content="By Ann Lee">' +
      '<meta property="article:modified_time" content="2018-07-09T10:00Z"><link rel="canonical" href="/barges">';
    expect(
      readPage(page(head, undefined, 'lang="de-AT"'), 'https://www.post.example/x?y').meta,
    ).toMatchObject({
      title: 'Barges counted',
      outlet: 'The Vellin Post',
      date: '2018-07-05',
      modified: '2018-07-09T10:00Z',
      url: 'https://www.post.example/barges',
      credit: ['Ann Lee'],
      language: 'de',
    });
  });

  it.each([
    [
      'with line breaks inside its strings',
      '{"@type":"NewsArticle","headline":"Barges\ncounted","datePublished":"2018-07-05"}',
    ],
    [
      'with a comma too many',
      '{"@type":"NewsArticle","headline":"Barges counted","datePublished":"2018-07-05",}',
    ],
    [
      'with a semicolon behind it',
      '{"@type":"NewsArticle","headline":"Barges counted","datePublished":"2018-07-05"};',
    ],
    [
      'in CDATA, behind comments',
      '// <![CDATA[\n{"@type":"NewsArticle","headline":"Barges counted","datePublished":"2018-07-05"}\n// ]]>',
    ],
    [
      'with strings that name their language',
      '{"@type":"NewsArticle","headline":{"@value":"Barges counted","@language":"en"},"datePublished":"2018-07-05"}',
    ],
    [
      'of a kind and of another',
      '{"@type":["Thing","BlogPosting"],"name":"Barges counted","dateCreated":"2018-07-05","datePublished":null}',
    ],
  ])('is read from JSON-LD %s', (_, json) => {
    const { meta } = readPage(
      page(`<title>Other</title><script type="application/ld+json">${json}</script>`),
      null,
    );
    expect(meta).toMatchObject({ title: 'Barges counted', date: '2018-07-05' });
  });

  it('is that of the article, not of a page around it or of another object that stands before it', () => {
    const nodes = [
      { '@type': 'WebPage', headline: 'All of the Post', datePublished: '2001-01-01' },
      { '@type': 'NewsArticle', name: 'no headline and no date' },
      { '@type': 'NewsArticle', headline: 'Barges counted', datePublished: '2018-07-05' },
      { '@type': 'NewsArticle', headline: 'Another story', datePublished: '2018-07-09' },
    ];
    expect(readPage(page(ld(nodes)), null).meta).toMatchObject({
      title: 'Barges counted',
      date: '2018-07-05',
    });
    expect(readPage(page(ld(nodes[0])), null).meta).toMatchObject({ date: '2001-01-01' });
  });

  it.each([
    // the same minute, and the zone too
    [
      '2018-07-05T09:30',
      '<time datetime="2018-07-05T09:30:00+02:00">5 July</time>',
      '2018-07-05T09:30:00+02:00',
    ],
    // another minute is another thing: when it was changed
    ['2018-07-05T09:30', '<time datetime="2018-07-05T11:00:00+02:00">5 July</time>', '2018-07-05T09:30'],
    ['2018-07-05T09:30Z', '<time datetime="2018-07-05T09:30:15Z">5 July</time>', '2018-07-05T09:30Z'],
    // what stands for no date at all
    ['1970-01-01T00:00:00Z', '<time datetime="2018-07-05">5 July</time>', '2018-07-05'],
    ['0001-01-01', '<time datetime="2018-07-05">5 July</time>', '2018-07-05'],
    // of several times the one that says it is that of publication
    [
      '',
      '<time datetime="2017-01-01">x</time><time class="posted-on" datetime="2018-07-05">y</time>',
      '2018-07-05',
    ],
    ['', '<time datetime="2017-01-01">x</time><time pubdate datetime="2018-07-05">y</time>', '2018-07-05'],
    ['', '<time datetime="2018-07-05">x</time><time datetime="2017-01-01">y</time>', '2018-07-05'],
    ['', '<time>July 5, 2018</time>', '2018-07-05'],
    ['', '<p class="story-date">Thursday | July 5, 2018</p>', '2018-07-05'],
  ])('is a date that is one, and says most of it: %j and %s', (told, shown, date) => {
    const head = `<meta property="article:published_time" content="${told}">`;
    expect(readPage(page(head, `${shown}${paragraphs(PROSE)}`), null).meta.date).toBe(date);
  });

  it('is a day in the address where nothing else is a date', () => {
    const address = 'https://post.example/2018/07/05/barges.html';
    expect(readPage(page(''), address).meta.date).toBe('2018-07-05');
    expect(readPage(page('<meta name="date" content="2018-07-04">'), address).meta.date).toBe('2018-07-04');
    expect(readPage(page(''), 'https://post.example/1807/05/12/barges.html').meta.date).toBeNull();
  });

  it('is a change only where that says more than when it was published', () => {
    const changed = (time: string): string =>
      `<meta property="article:published_time" content="2018-07-05T09:30:00Z"><meta property="article:modified_time" content="${time}">`;
    const modified = (time: string): string | null | undefined =>
      readPage(page(changed(time)), null).meta.modified;
    expect(modified('2018-07-05T09:30:00Z')).toBeNull();
    expect(modified('2018-07-05')).toBeNull();
    expect(modified('2018-07-05T09:31:00Z')).toBe('2018-07-05T09:31:00Z');
  });

  it.each([
    ['By Ann Lee and Bo Ek', ['Ann Lee', 'Bo Ek']],
    ['Von Ann Lee, Bo Ek; Cy Orr | Di Yu', ['Ann Lee', 'Bo Ek', 'Cy Orr', 'Di Yu']],
    ['Ann Lee et Bo Ek', ['Ann Lee', 'Bo Ek']],
    ['Ann Lee, ann@post.example', ['Ann Lee']],
    ['https://post.example/by/ann', []],
    ['Ann Lee, agencies', ['Ann Lee']],
    ['Ann Lee, 5 July 2018', ['Ann Lee']],
    ['Ann &#76;ee, Ann Lee', ['Ann Lee']],
    [
      Array.from({ length: 14 }, (_, i) => `A. ${'BCDEFGHIJKLMNO'[i]}`).join(', '),
      [...'BCDEFGHIJKLM'].map((c) => `A. ${c}`),
    ],
  ])('is credits by name: %s', (author, credit) => {
    expect(readPage(page(`<meta name="author" content="${author}">`), null).meta.credit).toEqual(credit);
  });

  it('is the author marked below the text, where blogs have it', () => {
    const below = `${paragraphs(PROSE)}<p>Posted by <a rel="author" href="/ann">Ann Lee</a></p><p><a rel="author" href="/bo">Bo Ek</a></p>`;
    expect(readPage(page('', below), null).meta.credit).toEqual(['Ann Lee']);
  });

  it('is an address of the web: the canonical one, else that of Open Graph, of JSON-LD, or where it was found', () => {
    const canonical = '<link rel="canonical" href="https://post.example/1">';
    const graph = '<meta property="og:url" content="https://post.example/2">';
    const data = ld({ '@type': 'NewsArticle', headline: 'x', url: 'https://post.example/3' });
    const main = ld({ '@type': 'NewsArticle', headline: 'x', mainEntityOfPage: 'https://post.example/4' });
    const url = (head: string): string | null | undefined =>
      readPage(page(head), 'https://post.example/5').meta.url;
    expect(url(data + graph + canonical)).toBe('https://post.example/1');
    expect(url(data + graph)).toBe('https://post.example/2');
    expect(url(data)).toBe('https://post.example/3');
    expect(url(main)).toBe('https://post.example/4');
    expect(url('<a rel="canonical" href="https://post.example/6">x</a>')).toBe('https://post.example/5');
    expect(url('<link rel="canonical" href="mailto:desk@post.example">')).toBe('https://post.example/5');
  });

  it('may be broken or hostile, and the article is read all the same', () => {
    for (const head of [
      '<script type="application/ld+json">{ "@type": "NewsArticle", </script>',
      '<script type="application/ld+json">[null, 3, {"@type": {"a": 1}, "headline": {}}]</script>',
      `<script type="application/ld+json">${'['.repeat(20_000)}</script>`,
      '<link rel="canonical" href="javascript:alert(1)"><meta property="og:url" content="file:///etc/passwd">',
      '<meta name="date" content="0001-01-01"><meta property="og:title" content="">',
    ]) {
      const { text, meta } = readPage(page(head), null);
      expect(text).toBe(`${PROSE.join('\n\n')}\n`);
      expect(meta).toMatchObject({ title: 'Barges counted', url: null, date: null });
    }
  });
});

describe('tags that HTML lets a page leave out', () => {
  const [first] = PROSE;
  it.each([
    ['all of them', `<!doctype html><title>T</title><p>${first}`],
    ['html', `<title>T</title><body><p>${first}</p></body>`],
    ['body', `<html><head><title>T</title></head><p>${first}</p></html>`],
    ['head and body', `<html lang=en><meta charset=utf-8><title>T</title><p>${first}</p></html>`],
    [
      'none, as XHTML',
      `<?xml version="1.0"?><html><head><title>T</title><script src="x"/></head><body><a name="y"/><p>${first}</p></body></html>`,
    ],
  ])('are made good: %s', (_, html) => {
    expect(readPage(html, null)).toMatchObject({ text: `${first}\n`, meta: { title: 'T' } });
  });
});

describe('what takes pages apart', () => {
  it('leaves linkedom as it was for all others in the process', () => {
    readPage(page('<title>Barges</title>'), null);
    const { parseHTML } = createRequire(import.meta.url)('linkedom');
    const { document, Event } = parseHTML('<html><body><p>x</p></body></html>');
    const heard: string[] = [];
    const paragraph = document.querySelector('p');
    paragraph.addEventListener('told', () => heard.push('told'));
    paragraph.dispatchEvent(new Event('told'));
    expect(heard).toEqual(['told']);
  });

  it.each([
    '',
    '<!doctype html>',
    '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01//EN">\n',
    '<!-- saved -->\n',
  ])('sees the elements behind %j', (before) => {
    const html = `${before}<html lang="de"><head><title>Barges</title></head><body class="cookie-notice"><h1>Barges</h1>${paragraphs(PROSE)}</body></html>`;
    expect(readPage(html, null)).toMatchObject({
      meta: { title: 'Barges', language: 'de' },
      text: `${PROSE.join('\n\n')}\n`,
    });
  });
});
