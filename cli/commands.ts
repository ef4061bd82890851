import type { Command } from 'commander';

interface Listed {
  /** The description of the command, repeated here so that the list needs none of them loaded. */
  readonly summary: string;
  readonly load: () => Promise<Command>;
}

/** Every command, in the order of the help. */
export const commands: Readonly<Record<string, Listed>> = {
  start: {
    summary: 'run everything on this machine: Temporal, database, mailbox, server and worker',
    load: async () => (await import('./start.ts')).startCommand(),
  },
  check: {
    summary: 'check flows, forms, templates, calendars and the rest of the definitions',
    load: async () => (await import('./check.ts')).checkCommand(),
  },
};
