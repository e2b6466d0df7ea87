import { expect, it } from 'vitest';
import { systemMessage } from '../../src/errors.js';

it.each(['EBUSY', 'ENOSPC'])('%s is told in words, without its code and the path again', (code) => {
  const error = Object.assign(new Error(`${code}: as the system has it, open 'C:\\out.csv'`), { code });
  expect(systemMessage(error, 'write')).not.toMatch(/[A-Z]{4}|out\.csv/);
});
