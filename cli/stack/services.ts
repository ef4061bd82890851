import { join } from 'node:path';
import type { Config } from '../../platform/settings/config.ts';
import type { DevServer } from '../../platform/temporal/dev-server.ts';
import { startMailbox } from '../../platform/mailbox/mailbox.ts';
import { PlainError } from '../../platform/plain-error.ts';
import { openStore, type Store } from '../../store/database.ts';
import type { StackSettings } from './settings.ts';
import type { Stops } from './stops.ts';
import { startTemporal } from './temporal.ts';

export interface Services {
  readonly store: Store;
  /** Rejects when one of them has died of itself. */
  readonly failed: Promise<never>;
}

interface Starting {
  /** Path of the Temporal CLI. */
  readonly cli: string;
  readonly stops: Stops;
  readonly say: (line: string) => void;
}

/** What server and worker stand on. Side by side, because each takes seconds; when one fails, the others can still be stopped. */
export async function startServices(
  settings: StackSettings,
  config: Config,
  starting: Starting,
): Promise<Services> {
  const [temporal, store, mailbox] = await Promise.allSettled([
    openTemporal(settings, config, starting),
    openDatabase(config, starting),
    openMailbox(settings, starting),
  ]);
  if (temporal.status === 'rejected') throw temporal.reason;
  if (store.status === 'rejected') throw store.reason;
  if (mailbox.status === 'rejected') throw mailbox.reason;
  const failed = deathOf(temporal.value, starting);
  // Looked at later: a death in the meantime is not unhandled.
  failed.catch(() => undefined);
  return { store: store.value, failed };
}

async function openTemporal(
  settings: StackSettings,
  { server }: Config,
  { cli, stops, say }: Starting,
): Promise<DevServer> {
  const temporal = await startTemporal(settings, cli, `${server.baseUrl}/codec`);
  stops.add(() => temporal.stop());
  say(`Temporal dev server: ${temporal.address}, UI http://127.0.0.1:${settings.ports.temporalUi}`);
  return temporal;
}

async function openDatabase({ store }: Config, { stops, say }: Starting): Promise<Store> {
  const opened = await openStore(store);
  stops.add(() => opened.close());
  say(`database: ${'folder' in store ? `embedded, in ${store.folder}` : 'PostgreSQL'}`);
  return opened;
}

async function openMailbox(
  { folder, ports }: StackSettings,
  { stops, say }: Starting,
): Promise<void> {
  const mailbox = await startMailbox({
    folder: join(folder, 'mail'),
    smtpPort: ports.smtp,
    webPort: ports.mailbox,
  });
  stops.add(() => mailbox.close());
  say(`mailbox: ${mailbox.web}, takes mails on ${mailbox.smtp}`);
}

/** The dev server's own end, as opposed to the one we bring about. */
async function deathOf(temporal: DevServer, { stops }: Starting): Promise<never> {
  let stopping = false;
  stops.add(async () => void (stopping = true));
  await temporal.ended;
  if (stopping) return new Promise<never>(() => undefined);
  throw new PlainError(
    'temporal-ended',
    'the Temporal dev server has ended by itself; start again, all cases are kept',
  );
}
