import type { MakeStep } from '../step.js';

/** Connected components of ties that fit in memory: each article that is tied, with the first of its component. */
export const components: MakeStep = () => ({
  schema: { n: 'int', c: 'int' },
  run(rows, out) {
    const [a, b] = [rows.ints('a'), rows.ints('b')];
    const parent = new Map<number, number>();
    const root = (n: number): number => {
      let top = n;
      for (let up = parent.get(top); up !== undefined && up !== top; up = parent.get(top)) top = up;
      for (let at = n; at !== top; ) {
        const up = parent.get(at) as number;
        parent.set(at, top);
        at = up;
      }
      return top;
    };
    for (let i = 0; i < rows.count; i++) {
      for (const n of [a[i], b[i]]) if (!parent.has(n)) parent.set(n, n);
      const [x, y] = [root(a[i]), root(b[i])];
      // the smaller number is the root
      if (x < y) parent.set(y, x);
      else parent.set(x, y);
    }
    for (const n of parent.keys()) out.push(n, root(n));
  },
});
