import { setTimeout as pause } from 'node:timers/promises';
import type { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** `hang`: it says nothing; `busy`, `refuse`: it refuses everything for now, or us; `break`: it takes a mail and cuts the connection. */
export type MailServerMood = 'well' | 'hang' | 'busy' | 'refuse' | 'break';

/** A mail server whose moods can be chosen, and all that it has taken. */
export interface MoodyMailServer {
  readonly taken: readonly ParsedMail[];
  /** Mails whose text is coming in, or hangs. */
  readonly underWay: () => number;
  mood(next: MailServerMood): void;
  close(): Promise<void>;
}

const refusals = {
  busy: Object.assign(new Error('4.3.0 try again later'), { responseCode: 451 }),
  refuse: Object.assign(new Error('5.7.1 you may not send'), { responseCode: 554 }),
};

export async function openMailServer(
  port: number,
  hear: (mail: ParsedMail) => void,
): Promise<MoodyMailServer> {
  const now: { mood: MailServerMood } = { mood: 'well' };
  let underWay = 0;
  const taken: ParsedMail[] = [];
  const sockets = new Set<Socket>();
  const whileHanging = async () => {
    while (now.mood === 'hang') await pause(100);
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    closeTimeout: 100,
    onMailFrom(_address, _session, done) {
      underWay += 1;
      const respond = async () => {
        await whileHanging();
        done(now.mood === 'busy' || now.mood === 'refuse' ? refusals[now.mood] : null);
      };
      void respond();
    },
    onData(stream, _session, done) {
      stream.on('error', () => undefined);
      const take = async () => {
        try {
          await receive();
        } catch {
          done(refusals.busy);
        }
      };
      const receive = async () => {
        const mail = await simpleParser(await text(stream));
        await whileHanging();
        taken.push(mail);
        hear(mail);
        if (now.mood === 'break') for (const socket of sockets) socket.destroy();
        else done();
      };
      void take();
    },
  });
  server.on('error', () => undefined);
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => {
      sockets.delete(socket);
      underWay = Math.max(0, underWay - 1);
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    taken,
    underWay: () => underWay,
    mood(next) {
      now.mood = next;
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
