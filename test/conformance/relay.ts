import { text } from 'node:stream/consumers';
import type { Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { MailRule } from '../../engine/simulation/script.ts';
import { type AddressedMessage, type Treatment, treatmentOf } from './mail-rules.ts';

/** The mails that a case is expected to send, and how the mail server treats them. */
export interface ExpectedMails {
  readonly rules: readonly MailRule[];
  readonly taken: AddressedMessage[];
  readonly holders: (who: string) => readonly string[];
}

/** A real SMTP server that keeps the mail rules of many cases, each for its own mails. */
export interface RuledRelay {
  readonly url: string;
  /** Message-IDs of mails that should never have been sent. */
  readonly strangers: readonly string[];
  /** Makes the mail with this Message-ID known as one of a case's expected mails. */
  expect(messageId: string, mail: AddressedMessage, of: ExpectedMails): void;
  close(): Promise<void>;
}

export async function startRuledRelay(): Promise<RuledRelay> {
  const known = new Map<string, () => Treatment>();
  const strangers: string[] = [];
  const sockets = new Map<number, Socket>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    closeTimeout: 100,
    onData(stream, session, done) {
      stream.on('error', () => undefined);
      const answer = (source: string) => {
        const id = /^Message-ID: (\S+)$/im.exec(source)?.[1] ?? '';
        const treat = known.get(id);
        if (treat === undefined) strangers.push(id);
        const does = treat?.();
        if (does === 'lose') return sockets.get(session.remotePort)?.destroy();
        return done(does === 'accept' ? null : reply(does));
      };
      text(stream).then(answer, () => undefined);
    },
  });
  server.on('error', () => undefined);
  server.server.on('connection', (socket: Socket) => sockets.set(socket.remotePort ?? 0, socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    strangers,
    expect(messageId, mail, of) {
      const treat = treatmentOf(mail, of.rules, of.holders);
      known.set(messageId, () => {
        const does = treat();
        if (does === 'accept') of.taken.push(mail);
        return does;
      });
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** The reply to a mail that is not accepted; one that nobody expects is refused for good. */
const reply = (does: Treatment | undefined): Error =>
  Object.assign(new Error(does === 'refuse' ? '4.3.0 come back later' : '5.1.1 no such mailbox'), {
    responseCode: does === 'refuse' ? 451 : 550,
  });
