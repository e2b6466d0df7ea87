/**
 * Names beside a picture, which no browser wraps or cuts: they are cut here, by the widths that letters have in a wide typeface
 * (DejaVu Sans, in ems), so that their first letters are never lost at the picture's edge.
 */

const WIDTHS: readonly (readonly [RegExp, number])[] = [
  // signs above or below a letter, and what joins letters
  [/^[\p{M}\p{Cf}]/u, 0],
  [
    /^(?:[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{Extended_Pictographic}\u3000-\u30ff\uff00-\uff60…—])/u,
    1,
  ],
  [/^[MW@%&mw]/u, 0.98],
  [/^[\p{Lu}\p{N}]/u, 0.72],
  [/^[fijlrtI\s.,:;!'’|/()[\]-]/u, 0.42],
];
const OTHERS = 0.64;
const ELLIPSIS = 1;

const widthOf = (letter: string): number => WIDTHS.find(([letters]) => letters.test(letter))?.[1] ?? OTHERS;

/** The name if it fits into so many ems, else as much of its beginning as does, and "…". */
export function fitting(name: string, ems: number): string {
  let width = 0;
  let kept = '';
  for (const letter of name) {
    width += widthOf(letter);
    if (width > ems) return `${kept.trimEnd()}…`;
    if (width <= ems - ELLIPSIS) kept += letter;
  }
  return name;
}
