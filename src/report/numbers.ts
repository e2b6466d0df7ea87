/** Numbers set for reading. */

/** With commas between thousands. Not by `Intl`, whose first formatter costs a short run some 50 ms. */
export const count = (n: number): string => `${n}`.replace(THOUSANDS, ',');
const THOUSANDS = /\B(?<!\.\d*)(?=(?:\d{3})+(?!\d))/g;

export const plural = (n: number, one: string, many = `${one}s`): string =>
  `${count(n)} ${n === 1 ? one : many}`;

/** 0.784 as 78 %; a share that is there at all is never 0 %, one that is not whole never 100 %. */
export function percent(share: number): string {
  if (share > 0 && share < 0.01) return 'under 1 %';
  return `${share < 1 ? Math.min(99, Math.round(share * 100)) : 100} %`;
}

/** A limit as it was set: 0.125 as 12.5 %. */
export const inPercent = (limit: number): string => `${Number((limit * 100).toPrecision(6))} %`;
