import { Readable } from 'node:stream';
import { createTransport, type MailMessage } from 'nodemailer';
import { type Handover, judge } from './handover.ts';
import type { Mail } from './mail.ts';

export interface SmtpSettings {
  /** `smtp://user:password@host:port`, `smtps://…`, with nodemailer's options as query. */
  readonly url: string;
  readonly connections?: number;
  /** After this long without an end, a delivery is broken off. */
  readonly patienceMs?: number;
}

/** Hands mails to the relay over a pool of connections. */
export interface Mailer {
  /**
   * `onTransmit` is awaited at the moment of no return: the relay has accepted the recipient and waits for the text.
   * Rejects only with what `onTransmit` rejects with; nothing has been sent then.
   */
  send(mail: Mail, onTransmit: () => Promise<void>): Promise<Handover>;
  close(): void;
}

export function createMailer({ url, connections = 4, patienceMs = 90_000 }: SmtpSettings): Mailer {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: connections,
    maxRequeues: 1,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: Math.min(60_000, patienceMs),
  });
  const transmissions = new WeakMap<AbortSignal, Transmission>();

  transport.use('stream', (mail, done) => {
    const transmission = mail.data.signal && transmissions.get(mail.data.signal);
    if (transmission) hold(mail.message, transmission);
    done();
  });

  return {
    async send(mail, onTransmit) {
      const signal = AbortSignal.timeout(patienceMs);
      const transmission = watch(onTransmit);
      transmissions.set(signal, transmission);
      try {
        const { response } = await transport.sendMail({ ...mail, xMailer: false, signal });
        return { kind: 'accepted', response: withoutAddresses(response ?? '') };
      } catch (error) {
        const { begun } = transmission;
        await transmission.marking.catch(() => undefined);
        if (transmission.failure) throw transmission.failure.cause;
        return judge(error, begun);
      }
    },
    close() {
      transport.close();
    },
  };
}

interface Transmission {
  begun: boolean;
  failure?: { readonly cause: unknown };
  /** A mark under way is waited for, so that no late one overtakes what the caller stores next. */
  marking: Promise<void>;
  begin(): Promise<void>;
}

function watch(onTransmit: () => Promise<void>): Transmission {
  return {
    begun: false,
    marking: Promise.resolve(),
    async begin() {
      this.marking = onTransmit();
      try {
        await this.marking;
        this.begun = true;
      } catch (cause) {
        this.failure = { cause };
        throw cause;
      }
    },
  };
}

/** nodemailer pipes the text only after the relay's 354, but its own streams read ahead: this one does nothing until it is piped. */
function hold(message: MailMessage['message'], transmission: Transmission): void {
  const open = message.createReadStream.bind(message);
  message.createReadStream = (options) => {
    async function* text(): AsyncGenerator<Buffer> {
      await transmission.begin();
      yield* open(options);
    }
    return Readable.from(text(), { objectMode: false });
  };
}

const withoutAddresses = (response: string): string =>
  response.replace(/\S*@\S*/g, '…').slice(0, 200);
