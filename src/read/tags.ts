/**
 * A text with `instead` in the place of each tag and comment: of `<` and what follows up to the next `>`, or `-->`. What
 * nothing closes is none. In time linear in the length: a pattern would look for the end of each anew.
 */
export function withoutTags(text: string, instead: string): string {
  const lastComment = text.lastIndexOf('-->');
  const parts: string[] = [];
  let from = 0;
  for (let open = text.indexOf('<'); open >= 0; open = text.indexOf('<', from)) {
    const isComment = text.startsWith('<!--', open) && open + 4 <= lastComment;
    const close = isComment ? text.indexOf('-->', open + 4) + 2 : text.indexOf('>', open);
    if (close < 0) break;
    parts.push(text.slice(from, open));
    from = close + 1;
  }
  parts.push(text.slice(from));
  return parts.join(instead);
}
