import { expect, it } from 'vitest';
import { changes } from '../../src/cli/commands/watch.js';

it('a folder that the system does not watch is looked through now and then all the same', async () => {
  const none = () => {
    throw Object.assign(new Error('System limit for number of file watchers reached'), { code: 'ENOSPC' });
  };
  let rounds = 0;
  for await (const _ of changes('.', none as never)) {
    rounds++;
    break;
  }
  expect(rounds).toBe(1);
});
