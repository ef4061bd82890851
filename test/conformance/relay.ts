import { text } from 'node:stream/consumers';
import type { Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { Message } from '../../engine/message.ts';
import { type MailRule, means } from '../../engine/rehearse/script.ts';

/** A mail as both hosts know it. */
export interface Mail {
  readonly message: Message;
  readonly person: string;
}

/** What a case has sent, and how its mail server is to treat it. */
export interface Correspondence {
  readonly rules: readonly MailRule[];
  readonly taken: Mail[];
  readonly holders: (who: string) => readonly string[];
}

/** A real mail server that keeps the rules of many cases, each for its own mails. */
export interface RuledRelay {
  readonly url: string;
  /** Makes the mail with this Message-ID known as one of a case. */
  expect(messageId: string, mail: Mail, of: Correspondence): void;
  close(): Promise<void>;
}

type Treatment = MailRule['does'];

export async function startRuledRelay(): Promise<RuledRelay> {
  const known = new Map<string, () => Treatment>();
  const sockets = new Map<number, Socket>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    closeTimeout: 100,
    onData(stream, session, done) {
      stream.on('error', () => undefined);
      const answer = (source: string) => {
        const id = /^Message-ID: (\S+)$/im.exec(source)?.[1] ?? '';
        const does = known.get(id)?.();
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
    expect(messageId, mail, of) {
      known.set(messageId, treatment(mail, of));
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** A mail that nobody expects is refused for ever, so that the journal tells of it. */
const reply = (does: Treatment | undefined): Error =>
  Object.assign(new Error(does === 'refuse' ? '4.3.0 come back later' : '5.1.1 no such mailbox'), {
    responseCode: does === 'refuse' ? 451 : 550,
  });

/** The first rule that fits and has tries left; each mail has tries of its own. */
function treatment(mail: Mail, { rules, taken, holders }: Correspondence): () => Treatment {
  const { message, person } = mail;
  const fitting = rules
    .filter(
      ({ to, message: name }) =>
        (to === undefined || holders(to).includes(person)) &&
        (name === undefined || name === message.template || means(name, message.step)),
    )
    .map(({ does, times = Infinity }) => ({ does, left: times }));
  return () => {
    const rule = fitting.find(({ left }) => left > 0);
    if (rule !== undefined) rule.left -= 1;
    const does = rule?.does ?? 'accept';
    if (does === 'accept') taken.push(mail);
    return does;
  };
}
