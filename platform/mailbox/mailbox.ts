import { mkdir } from 'node:fs/promises';
import { PlainError } from '../process/plain-error.ts';
import { mailSaver } from './mail-files.ts';
import { startSmtp } from './smtp.ts';
import { startWeb } from './web.ts';

export interface Mailbox {
  /** Its address for the settings of the mailer. */
  readonly smtp: string;
  /** Its address for people who read the mails. */
  readonly web: string;
  close(): Promise<void>;
}

/** Starts a mail server that relays nothing: it saves every mail as a file and shows it on a page. It listens on the loopback only. */
export async function startMailbox(at: {
  readonly folder: string;
  readonly smtpPort: number;
  readonly webPort: number;
}): Promise<Mailbox> {
  await mkdir(at.folder, { recursive: true });
  const smtp = await listening('mailbox', at.smtpPort, () =>
    startSmtp(at.smtpPort, mailSaver(at.folder)),
  );
  try {
    const web = await listening('mailbox page', at.webPort, () => startWeb(at.webPort, at.folder));
    return {
      smtp: `smtp://127.0.0.1:${smtp.port}`,
      web: `http://127.0.0.1:${web.port}`,
      async close() {
        await Promise.all([smtp.close(), web.close()]);
      },
    };
  } catch (error) {
    await smtp.close();
    throw error;
  }
}

async function listening<T>(what: string, port: number, start: () => Promise<T>): Promise<T> {
  try {
    return await start();
  } catch (error) {
    throw new PlainError(
      'cannot-listen',
      `the ${what} cannot listen on port ${port}; stop what uses it or choose another port`,
      { cause: error },
    );
  }
}
