import type { DomElement } from './dom.js';
import type { Elements } from './elements.js';

/**
 * Takes notices about cookies and consent out of a page: they are well-formed prose, and all the prose there is beside a
 * short article.
 */
export function removeNotices({ all }: Elements, html: string): void {
  if (!MAYBE.test(html)) return;
  for (const element of all) {
    const names = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`;
    if (NOTICE.test(names) && isSmall(element)) element.remove();
  }
}

const MAYBE = /cookie|consent|gdpr/i;
const NOTICE =
  /(?:^|[-_ ])(?:cookies?[-_]?(?:consent|banner|notice|note|bar|law|policy|message|msg|warning|info|popup|modal|overlay|hint|wall|disclaimer|container|wrapper|alert)|(?:eu|accept|cc)[-_]?cookies?|gdpr|(?:cookie|user|privacy|cmp)?[-_]?consent|onetrust|cookiebot|cookiehint)(?:$|[-_ ])/i;

/** What holds the article, or much text, is no notice, whatever it is called. */
const isSmall = (element: DomElement): boolean =>
  !/^(?:HTML|BODY|MAIN|ARTICLE)$/i.test(element.tagName) &&
  (element.textContent?.length ?? 0) < 4000 &&
  element.querySelector('h1, article, main') === null;
