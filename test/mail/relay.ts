import type { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

/** How a relay treats one delivery attempt. */
export interface RelayBehaviour {
  /** The answer to the sender's address. */
  readonly from?: string;
  readonly rcpt?: string;
  readonly end?: string;
  readonly hangUp?: 'before-text' | 'after-text';
  /** Never answers the end of the text. */
  readonly mute?: true;
  /** Answers the recipient only after this. */
  readonly held?: Promise<unknown>;
}

export interface Relay {
  readonly url: string;
  readonly mails: { readonly to: readonly string[]; readonly source: string }[];
  /** Every text that was sent, accepted or not. */
  readonly texts: string[];
  /** The events in order: `rcpt`, `text`, and whatever a test adds. */
  readonly events: string[];
  /** Sets the behaviour of the next attempts to one address, instead of the one set before. */
  treat(address: string, ...behaviours: readonly RelayBehaviour[]): void;
  close(): Promise<void>;
}

/** Starts a real SMTP server on a free port. `behaviours` are used up attempt by attempt; after them it accepts everything. */
export const startRelay = (...behaviours: readonly RelayBehaviour[]): Promise<Relay> =>
  startRelayOn(0, ...behaviours);

/** The same on a given port. */
export async function startRelayOn(
  listenOn: number,
  ...behaviours: readonly RelayBehaviour[]
): Promise<Relay> {
  const coming = [...behaviours];
  const own = new Map<string, RelayBehaviour[]>();
  const sockets = new Set<Socket>();
  const mails: Relay['mails'] = [];
  const texts: string[] = [];
  const events: string[] = [];
  const present = new WeakMap<SMTPServerSession, RelayBehaviour>();

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    closeTimeout: 100,
    onMailFrom(_address, _session, done) {
      const refusal = coming[0]?.from;
      if (refusal !== undefined) coming.shift();
      done(refusal === undefined ? null : reply(refusal));
    },
    onRcptTo({ address }, session, done) {
      const now = own.get(address)?.shift() ?? coming.shift() ?? {};
      present.set(session, now);
      events.push('rcpt');
      const answer = () => done(now.rcpt === undefined ? null : reply(now.rcpt));
      if (now.held) void now.held.then(answer);
      else answer();
    },
    onData(stream, session, done) {
      const now = present.get(session) ?? {};
      stream.on('error', () => undefined);
      // The client has to see the 354 first.
      if (now.hangUp === 'before-text') setTimeout(hangUp, 20);
      const took = (source: string) => {
        events.push('text');
        texts.push(source);
        if (now.hangUp === 'after-text') return hangUp();
        if (now.mute) return undefined;
        if (now.end !== undefined) return done(reply(now.end));
        mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), source });
        return done();
      };
      text(stream).then(took, () => undefined);
    },
  });
  const hangUp = () => sockets.forEach((socket) => socket.destroy());
  server.on('error', () => undefined);
  server.server.on('connection', (socket: Socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(listenOn, '127.0.0.1', resolve));

  return {
    url: `smtp://127.0.0.1:${port(server)}`,
    mails,
    texts,
    events,
    treat: (address, ...given) => void own.set(address, [...given]),
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

const reply = (line: string): Error =>
  Object.assign(new Error(line.slice(4)), { responseCode: Number(line.slice(0, 3)) });

function port(server: SMTPServer): number {
  const address = server.server.address();
  if (typeof address !== 'object' || !address) throw new Error('no port');
  return address.port;
}
