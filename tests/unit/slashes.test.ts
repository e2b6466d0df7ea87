import { win32 } from 'node:path';
import { describe, expect, it } from 'vitest';
import { globOf, slashed, uriOf } from '../../src/read/slashes.js';

describe('paths of Windows', () => {
  it('are ids with / and keep their drive', () => {
    expect(slashed('corpus\\north\\12.txt', '\\')).toBe('corpus/north/12.txt');
    expect(slashed('C:\\corpus', '\\')).toBe('C:/corpus');
    expect(slashed('a\\b.txt', '/')).toBe('a\\b.txt');
  });

  it('are globs in which \\ parts folders, but before what a name may hold and a glob means otherwise', () => {
    expect(globOf('corpus\\*\\week?.txt', '\\')).toBe('corpus/*/week?.txt');
    expect(globOf('corpus\\**\\*.{md,txt}', '\\')).toBe('corpus/**/*.{md,txt}');
    expect(globOf('a\\[1\\]\\*.txt', '\\')).toBe('a\\[1\\]/*.txt');
    expect(globOf('a\\*.txt', '/')).toBe('a\\*.txt');
  });

  it('are URIs: relative, of another drive than the working folder, of a server', () => {
    const from = (path: string): string =>
      uriOf(slashed(win32.relative('C:\\work', win32.resolve('C:\\work', path)), '\\'), '\\');
    expect(from('in\\ä b.txt')).toBe('in/%C3%A4%20b.txt');
    expect(from('..\\b#1.txt')).toBe('../b%231.txt');
    expect(from('D:\\press\\a%.txt')).toBe('file:///D:/press/a%25.txt');
    expect(from('\\\\server\\press\\a.txt')).toBe('file://server/press/a.txt');
  });

  it('elsewhere are names like others', () => {
    expect(uriOf('D:/a.txt', '/')).toBe('D%3A/a.txt');
    expect(uriOf('/in/a.txt', '/')).toBe('file:///in/a.txt');
  });
});
