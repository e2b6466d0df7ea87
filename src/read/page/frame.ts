/**
 * Gives a page the tags that HTML lets it leave out, and the parser does not put in: it looks for a head and a body. In time
 * linear in its length.
 */
export function asDocument(html: string): string {
  if (/<head[\s>]/i.test(html) && /<(?:body|frameset)[\s>]/i.test(html) && /<html[\s>]/i.test(html))
    return html;
  // behind the last `>` no tag is closed: to look there for the end of each that is opened takes the square of its length
  const closed = html.slice(0, html.lastIndexOf('>') + 1);
  const root = /<html(?:\s[^>]*)?>/i.exec(closed)?.[0] ?? '<html>';
  const framed = /<\?xml[^>]*>|<!doctype[^>]*>|<\/?(?:html|head)(?:\s[^>]*)?>/gi;
  const page = closed.replace(framed, '') + html.slice(closed.length);
  HEAD.lastIndex = 0;
  HEAD.exec(page);
  const head = page.slice(0, HEAD.lastIndex);
  const rest = page.slice(HEAD.lastIndex);
  const body = /^\s*<(?:body|frameset)[\s>]/i.test(rest) ? rest : `<body>${rest}`;
  return `${root}<head>${head}</head>${body}</html>`;
}

/** What may stand in a head, from the start of a page on. */
const HEAD =
  /(?:\s+|<(?:meta|link|base)(?:\s[^>]*)?>|<(title|script|style|noscript)(?:\s[^>]*)?>[\s\S]*?<\/\1\s*>)*/iy;
