import { UsageError } from '../../errors.js';
import { SHELLS } from '../command-name.js';
import { nearest } from '../messages.js';

type Shell = (typeof SHELLS)[number];

const LOADERS: Readonly<Record<Shell, () => Promise<() => string>>> = {
  bash: async () => (await import('../completion/bash.js')).bash,
  zsh: async () => (await import('../completion/zsh.js')).zsh,
  fish: async () => (await import('../completion/fish.js')).fish,
};

/** `flong completion SHELL` */
export async function completionCommand([shell]: readonly string[]): Promise<number> {
  if (!(SHELLS as readonly string[]).includes(shell)) {
    throw new UsageError(`completion ${shell}: expected ${SHELLS.join(', ')}${nearest(shell, SHELLS)}`);
  }
  process.stdout.write((await LOADERS[shell as Shell]())());
  return 0;
}
