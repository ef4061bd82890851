import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';

type SaveMail = (source: Buffer) => Promise<string>;
type SmtpReply = readonly [error: Error | null, words?: string];

const largest = 30 * 1024 * 1024;

/** Accepts mails on the loopback, without encryption and sign-in; a mail is accepted once it is saved. */
export async function startSmtp(
  port: number,
  save: SaveMail,
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const server = new SMTPServer({
    banner: 'Tidings mailbox',
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    authOptional: true,
    logger: false,
    size: largest,
    closeTimeout: 500,
    onData(stream, _session, done) {
      const answer = async () => done(...(await accept(stream, save)));
      void answer();
    },
  });
  // Errors of a connection concern its client alone.
  server.on('error', () => undefined);
  const listener = server.server;
  await new Promise<void>((resolve, reject) => {
    listener.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = listener.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The server's reply to a mail: an error, or its text of acceptance. */
async function accept(stream: SMTPServerDataStream, save: SaveMail): Promise<SmtpReply> {
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(Buffer.from(chunk));
    if (stream.sizeExceeded) return refused(552, 'the mail is too large');
    return [null, `kept as ${await save(Buffer.concat(chunks))}`];
  } catch {
    return refused(451, 'the mail cannot be kept now');
  }
}

function refused(responseCode: number, why: string): SmtpReply {
  return [Object.assign(new Error(why), { responseCode })];
}
