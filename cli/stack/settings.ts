import { isFree } from '../../platform/process/free-port.ts';
import { PlainError } from '../../platform/process/plain-error.ts';

/** The settings of the stack that runs in one process on one machine. */
export interface StackSettings {
  /** Everything the stack keeps; removing it forgets all cases. */
  readonly folder: string;
  readonly ports: Ports;
  /** Whether sample cases are opened on an empty store. */
  readonly samples: boolean;
}

export type Ports = Readonly<Record<(typeof listeners)[number]['name'], number>>;

/** The listeners of the stack, their default ports, and the options of `tidings start` for others. */
export const listeners = [
  { name: 'server', port: 8787, option: '--port', what: 'pages and API' },
  { name: 'mailbox', port: 8025, option: '--mailbox-port', what: "mailbox's page" },
  { name: 'smtp', port: 1025, option: '--smtp-port', what: "mailbox's SMTP" },
  { name: 'temporal', port: 7233, option: '--temporal-port', what: 'Temporal' },
  { name: 'temporalUi', port: 8233, option: '--temporal-ui-port', what: 'Temporal UI' },
] as const;

/** Refuses to start beside another program, naming the port and the way out. */
export async function requireFreePorts(ports: Ports): Promise<void> {
  for (const { name, option, what } of listeners) {
    if (await isFree(ports[name])) continue;
    throw new PlainError(
      'port-in-use',
      `port ${ports[name]} (${what}) is in use by another program; stop it or choose another port with ${option}`,
    );
  }
}
