/** Words laid end to end; `starts` has one more entry than there are parts. */
export function laid(parts: readonly Uint32Array[]): { starts: Uint32Array; all: Uint32Array } {
  const starts = new Uint32Array(parts.length + 1);
  parts.forEach((part, i) => {
    starts[i + 1] = starts[i] + part.length;
  });
  const all = new Uint32Array(starts[parts.length]);
  parts.forEach((part, i) => {
    all.set(part, starts[i]);
  });
  return { starts, all };
}
