/** Numbers set for reading. */

const grouped = new Intl.NumberFormat('en-US');

export const count = (n: number): string => grouped.format(n);

export const plural = (n: number, one: string, many = `${one}s`): string =>
  `${count(n)} ${n === 1 ? one : many}`;

/** 0.784 as 78 %; a share that is there at all is never 0 %, one that is not whole never 100 %. */
export function percent(share: number): string {
  if (share > 0 && share < 0.01) return 'under 1 %';
  return `${share < 1 ? Math.min(99, Math.round(share * 100)) : 100} %`;
}
