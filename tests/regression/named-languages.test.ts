import { describe, expect, it } from 'vitest';
import { scan } from '../../src/index.js';
import { stopList } from '../../src/tokenize/stopwords.js';

const run = 'the old iron bridge will stay closed to lorries until the first week of spring';
const texts = [
  `The mayor said on Monday that ${run}.`,
  `Readers asked us yesterday. It is true: ${run}, we hear.`,
];

describe('a language that a source names', () => {
  it('may be any word, and ends no run', async () => {
    for (const language of ['constructor', '__proto__', 'toString', 'valueOf', 'xx', '']) {
      const inputs = texts.map((text, i) => ({ id: `${i}`, text, language }));
      const { pairs, articles, problems } = await scan(inputs);
      expect([pairs.length, problems], language).toEqual([1, []]);
      expect(articles.map((article) => article.language)).toEqual([language, language]);
    }
  });

  it('takes no memory where there is no list of it', () => {
    expect(stopList('xx')).toBe(stopList(null));
    expect(stopList('yy')).toBe(stopList('xx'));
    expect(stopList('de')).not.toBe(stopList(null));
  });
});
