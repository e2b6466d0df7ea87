import { withoutBy } from '../formats/meta.js';
import { child, descendants, type Element, line, paragraphs, type XmlArticle } from './tree.js';

/** NITF 3, the news trade's document: a head with its data, a body of headline, byline and content. */
export function nitfArticles(root: Element): XmlArticle[] {
  return [{ meta: metaOf(root), text: textOf(root) }];
}

/** What stands in the content and is not the article's text: pictures' data, and notes to editors. */
const NOT_TEXT = new Set([
  'media-metadata',
  'media-reference',
  'media-object',
  'note',
  'nitf-table-metadata',
]);

/** The text of a body's content, or null where there is none. */
export function textOf(root: Element): string | null {
  const content = descendants(root, 'body.content')[0];
  return content === undefined ? null : paragraphs(content, NOT_TEXT);
}

export function metaOf(root: Element): XmlArticle['meta'] {
  const head = child(root, 'head');
  const docdata = child(head, 'docdata');
  const bodyHead = child(child(root, 'body'), 'body.head');
  const pubdata = child(head, 'pubdata');
  const issued = child(docdata, 'date.issue') ?? child(docdata, 'date.release');
  return {
    id: child(docdata, 'doc-id')?.attributes['id-string'] ?? null,
    title: line(child(child(bodyHead, 'hedline'), 'hl1')) ?? line(child(head, 'title')),
    outlet: pubdata?.attributes.name ?? line(child(bodyHead, 'distributor')),
    date: isoOf(issued?.attributes.norm ?? pubdata?.attributes['date.publication'] ?? null),
    url: pubdata?.attributes['ex-ref'] ?? null,
    credit: [
      ...descendants(bodyHead ?? root, 'byline').flatMap((x) => {
        const name = line(child(x, 'person')) ?? line(x);
        return name === null ? [] : withoutBy(name);
      }),
      ...(line(child(bodyHead, 'distributor')) === null
        ? []
        : [line(child(bodyHead, 'distributor')) as string]),
    ],
    language: root.attributes.lang?.toLowerCase().split(/[-_]/)[0] ?? null,
  };
}

/** The basic form of ISO 8601 that the trade writes, `20240305T093000Z`, in the extended one. */
function isoOf(date: string | null): string | null {
  const match = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?)?(Z|[+-]\d\d:?\d\d)?$/.exec(date?.trim() ?? '');
  if (match === null) return date;
  const [, year, month, day, hour, minute, second, zone = ''] = match;
  if (hour === undefined) return `${year}-${month}-${day}`;
  const time = second === undefined ? `${hour}:${minute}` : `${hour}:${minute}:${second}`;
  return `${year}-${month}-${day}T${time}${zone.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2')}`;
}
