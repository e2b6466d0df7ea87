/** The commands there are. */
export type CommandName =
  | 'scan'
  | 'compare'
  | 'check'
  | 'archive'
  | 'watch'
  | 'serve'
  | 'report'
  | 'spark'
  | 'worker'
  | 'completion';

export const SHELLS = ['bash', 'zsh', 'fish'] as const;

/** What can be done with an archive. */
export const ACTIONS = ['add', 'remove', 'list', 'verify', 'compact'] as const;
export type ArchiveAction = (typeof ACTIONS)[number];
