import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import * as library from '../../src/index.js';
import { carrier } from '../cli/support.js';

const { ArchiveError, DEFAULTS, FlongError, OptionError, UsageError, render, scan } = library;
const texts = [1, 2].map((seed) => ({ id: `t${seed}`, text: carrier(seed) }));

/** The error that a call of a script without types ends with. */
const refused = async (call: () => Promise<unknown>): Promise<Error> =>
  call().then(
    () => expect.fail('was not refused'),
    (error: Error) => error,
  );

describe('an input of the wrong kind is told as what it is', () => {
  async function* coming() {
    yield 'corpus';
  }
  it.each<[string, unknown, RegExp]>([
    ['a symbol', Symbol('x'), /Symbol\(x\) is neither a path nor/],
    ['a URL', pathToFileURL('/in/a.txt'), /file:\/\/\/in\/a\.txt is a URL: .*fileURLToPath/],
    ['a set', new Set(['corpus']), /give an array/],
    ['an iterator', ['corpus'].values(), /give an array/],
    ['what comes bit by bit', coming(), /give an array/],
    ['a list in a list', [['corpus']], /give an array/],
    ['bytes alone', Buffer.from('x'), /\{ id, bytes, format \}/],
  ])('%s', async (_, input, message) => {
    const error = await refused(() => scan(input as string));
    expect(error).toBeInstanceOf(UsageError);
    expect(error.message).toMatch(message);
  });
});

describe('options of the wrong kind are refused', () => {
  const circle: { own?: unknown } = {};
  circle.own = circle;
  it.each<[string, object, RegExp]>([
    ['a name that objects have', { toString: 3 }, /^unknown option toString/],
    ['a circle', { minWords: circle }, /^minWords is an object: expected a whole number/],
  ])('%s', async (_, options, message) => {
    const error = await refused(() => scan(texts, options));
    expect(error).toBeInstanceOf(UsageError);
    expect(error.message).toMatch(message);
  });

  it('and undefined is no option, also where types tell it from one that is not there', async () => {
    const { options } = await scan({ ...texts[0], title: undefined }, { minWords: undefined });
    expect(options.minWords).toBe(DEFAULTS.minWords);
    expect((await scan(texts, { kinds: Object.freeze(['copy'] as const) })).options.kinds).toEqual(['copy']);
  });

  it('and the defaults are not to be changed, their lists neither', () => {
    expect(() => (DEFAULTS.kinds as string[]).push('theft')).toThrow(TypeError);
  });
});

describe('what is to be rendered', () => {
  it.each<[string, (report: library.Report) => unknown[], RegExp]>([
    ['is no report', () => [null, 'csv'], /is no report: expected what scan/],
    ['is a report as a string', (report) => [JSON.stringify(report), 'csv'], /is no report/],
    ['is a report that was not waited for', (report) => [Promise.resolve(report), 'csv'], /is no report/],
    ['has options that are none', (report) => [report, 'csv', null], /expected an object/],
    ['has an option that is misspelt', (report) => [report, 'html', { text: '.' }], /unknown option text/],
    ['has texts that are none', (report) => [report, 'html', { texts: 3 }], /^texts is neither/],
    ['has no width', (report) => [report, 'terminal', { width: -1 }], /^width is no whole number/],
    ['has a limit that is misspelt', (report) => [report, 'junit', { limits: { shares: 0.3 } }], /shares/],
    ['has a limit of words', (report) => [report, 'junit', { limits: { share: '0.3' } }], /^limits\.share/],
    ['has no baseline', (report) => [report, 'junit', { limits: { baseline: {} } }], /^limits\.baseline/],
  ])('%s: that is refused', async (_, given, message) => {
    const report = await scan(texts);
    const error = await refused(() => render(...(given(report) as Parameters<typeof render>)));
    expect(error).toBeInstanceOf(UsageError);
    expect(error.message).toMatch(message);
  });

  it('has no limit where that is undefined', async () => {
    const report = await scan(texts);
    const options = { texts: () => null, limits: { share: undefined }, width: undefined };
    expect(await render(report, 'junit', options)).toBe(await render(report, 'junit', { texts: () => null }));
  });
});

it('the errors that calls throw are there to be told apart', () => {
  expect(new ArchiveError('x', 'y')).toBeInstanceOf(FlongError);
  expect(new OptionError('minWords', 'is 0')).toBeInstanceOf(UsageError);
});
