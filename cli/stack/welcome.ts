import { join, relative } from 'node:path';
import type { Config } from '../../platform/settings/config.ts';
import type { StackSettings } from './settings.ts';

/** The text after the start: where everything is, and what to click first. */
export function welcome({ folder, ports }: StackSettings, { server }: Config): string {
  const key = relative(process.cwd(), join(folder, 'api-key'));
  return `
Tidings runs.
  Mailbox      http://127.0.0.1:${ports.mailbox}
  Console      ${server.baseUrl}/console  (sign in with the key in ${key})
  Temporal UI  http://127.0.0.1:${ports.temporalUi}

First open the mailbox: newest is on top. Take the mail that asks for a decision, follow its
link and decide; then look at the candidate's next mail.
Ctrl-C stops everything; every open case goes on at the next start.
`;
}
