import { describe, expect, it } from 'vitest';
import { compare } from '../../src/index.js';

/** Small words that two articles share by themselves, and what is made of them. */

const OWN_A =
  'Council leaders met in the old harbour hall last night, and no vote was taken.\n\nThe mayor spoke for an hour.';
const OWN_B =
  'Rain kept most people at home.\n\nA dozen neighbours brought flasks of tea to the quay and stayed there.';

const toldOf = async (a: string, b: string): Promise<string[]> => {
  const report = await compare({ id: 'a', text: `${OWN_A}\n\n${a}` }, { id: 'b', text: `${b}\n\n${OWN_B}` });
  return report.pairs.flatMap(({ passages }) => passages.map(({ text }) => text));
};

describe('a dozen small words in a row', () => {
  const words = 'I think we go into that meeting not looking for so much';

  it('are told where none of them is changed', async () => {
    expect(await toldOf(`${words}.`, `${words}.`)).toEqual([words]);
  });

  it('are idiom where one is changed', async () => {
    const changed = words.replace('looking', 'asking');
    expect(await toldOf(`${words} as that.`, `${changed} as that.`)).toEqual([]);
  });

  it('are idiom where all of them are stop words', async () => {
    const smallest = 'and it is the same as that of the one of all';
    for (const idiom of [smallest, `${smallest} that we were`])
      expect(await toldOf(`${idiom}.`, `${idiom}.`)).toEqual([]);
  });
});

describe('a dozen letters of a script without spaces', () => {
  it('are idiom, for they are half a dozen words', async () => {
    const idiom = '人は多いのではないだろうか';
    expect(
      await toldOf(`港の会議は昨夜おそくまで続いた。そう思う${idiom}。`, `雨で家にいる${idiom}。`),
    ).toEqual([]);
  });

  it.each([
    [
      'Katakana',
      'スマートフォンやタブレット端末',
      '港の会議は昨夜おそくまで続いた。',
      '雨で家にいる人が多い。',
    ],
    ['Thai', 'เจ้าหน้าที่ตำรวจจราจร', 'การประชุมที่ท่าเรือเมื่อคืนนี้ยืดเยื้อ', 'ฝนตกหนัก ผู้คนจึงอยู่กับบ้าน'],
    ['Khmer', 'មន្ត្រីនគរបាលចរាចរណ៍ក្រុង', 'ការប្រជុំនៅកំពង់ផែយប់មិញ', 'ភ្លៀងធ្លាក់ខ្លាំង'],
  ])('are idiom where there are more of them, for %s takes more for a word', async (_, idiom, a, b) => {
    expect(await toldOf(`${a} ${idiom} `, `${b} ${idiom} `)).toEqual([]);
  });
});
