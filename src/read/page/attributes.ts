/**
 * Opening tags without the attributes that nothing here asks for: of a page's attributes some half are for its scripts, and
 * each is a node to the parser. Names in capitals, as old pages have them, are made small: the parser takes them as they are.
 */

/** Elements that are told by attributes of all kinds: pictures, players, frames and data. */
const WHOLE = new Set(
  'audio base embed frame html iframe img input link meta object script source video'.split(' '),
);

/** What readability, the article's own rules and the metadata look at. */
const KEPT = new Set(
  (
    'class id href rel itemprop role hidden lang xml:lang dir title datetime pubdate content property name type ' +
    'aria-hidden aria-modal colspan rowspan summary datatable'
  ).split(' '),
);
/** A style that hides its element. */
const HIDES = /none|hidden/i;

const ATTRIBUTE = /\s+([^\s=>"'/]+)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?/y;

/** The tag `<name …>`, leaner; as it is where its attributes are not well formed. */
export function leanTag(tag: string, name: string): string {
  if (tag.length === name.length + 2) return tag;
  const whole = WHOLE.has(name);
  let lean = '';
  let from = 0;
  ATTRIBUTE.lastIndex = name.length + 1;
  for (let at = ATTRIBUTE.lastIndex; ; at = ATTRIBUTE.lastIndex) {
    const match = ATTRIBUTE.exec(tag);
    if (match === null) {
      // what is left must be the end of the tag
      if (from === 0 || !/^\s*\/?>$/.test(tag.slice(at))) return tag;
      return lean + tag.slice(from);
    }
    const attribute = match[1].toLowerCase();
    const kept = whole || KEPT.has(attribute) || (attribute === 'style' && HIDES.test(match[0]));
    if (kept && attribute === match[1]) continue;
    lean += tag.slice(from, at);
    if (kept) lean += match[0].replace(match[1], attribute);
    from = ATTRIBUTE.lastIndex;
  }
}
