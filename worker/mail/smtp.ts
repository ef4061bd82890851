import { Readable } from 'node:stream';
import { createTransport, type MailMessage } from 'nodemailer';
import { minuteMs } from '../../engine/time/units.ts';
import { resultOfError, type SmtpResult } from './smtp-result.ts';
import type { Mail } from './mail.ts';

export interface SmtpSettings {
  /** `smtp://user:password@host:port`, `smtps://…`, with nodemailer's options as query. */
  readonly url: string;
  readonly connections?: number;
  /** A submission that takes longer is aborted. */
  readonly timeoutMs?: number;
}

/** Submits mails to the relay over a pool of connections. */
export interface Mailer {
  /**
   * `onTransmit` is awaited at the moment of no return, when the relay has accepted the recipient and waits for the text.
   * Rejects only if `onTransmit` rejects, and nothing has been sent then.
   */
  send(mail: Mail, onTransmit: () => Promise<void>): Promise<SmtpResult>;
  close(): void;
}

export function createMailer({ url, connections = 4, timeoutMs = 90_000 }: SmtpSettings): Mailer {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: connections,
    maxRequeues: 1,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: Math.min(minuteMs, timeoutMs),
  });
  const transmissions = new WeakMap<AbortSignal, Transmission>();

  transport.use('stream', (mail, done) => {
    const transmission = mail.data.signal && transmissions.get(mail.data.signal);
    if (transmission) gateText(mail.message, transmission);
    done();
  });

  return {
    async send(mail, onTransmit) {
      const signal = AbortSignal.timeout(timeoutMs);
      const transmission = createTransmission(onTransmit);
      transmissions.set(signal, transmission);
      try {
        const { response } = await transport.sendMail({ ...mail, xMailer: false, signal });
        return { kind: 'accepted', response: withoutAddresses(response ?? '') };
      } catch (error) {
        const { begun } = transmission;
        await transmission.marked.catch(() => undefined);
        if (transmission.failure) throw transmission.failure.cause;
        return resultOfError(error, begun);
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
  /** The call of `onTransmit`, awaited before `send` returns, so that it cannot overtake what the caller stores next. */
  marked: Promise<void>;
  startText(): Promise<void>;
}

function createTransmission(onTransmit: () => Promise<void>): Transmission {
  return {
    begun: false,
    marked: Promise.resolve(),
    async startText() {
      this.marked = onTransmit();
      try {
        await this.marked;
        this.begun = true;
      } catch (cause) {
        this.failure = { cause };
        throw cause;
      }
    },
  };
}

/**
 * Delays the text until `onTransmit` is done. nodemailer pipes it only after the
 * relay's reply 354, but its own streams read ahead; this one does not.
 */
function gateText(message: MailMessage['message'], transmission: Transmission): void {
  const open = message.createReadStream.bind(message);
  message.createReadStream = (options) => {
    async function* text(): AsyncGenerator<Buffer> {
      await transmission.startText();
      yield* open(options);
    }
    return Readable.from(text(), { objectMode: false });
  };
}

const withoutAddresses = (response: string): string =>
  response.replace(/\S*@\S*/g, '…').slice(0, 200);
