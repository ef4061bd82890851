import { join } from 'node:path';
import type { Config } from '../../platform/settings/config.ts';
import type { DevServer } from '../../platform/temporal/dev-server.ts';
import { startMailbox } from '../../platform/mailbox/mailbox.ts';
import { PlainError } from '../../platform/process/plain-error.ts';
import { openStore, type Store } from '../../store/database.ts';
import type { StackSettings } from './settings.ts';
import type { Shutdown } from './shutdown.ts';
import { fitRetention } from './fit-retention.ts';
import { startTemporal } from './temporal.ts';

/** The services below server and worker, which use the store and stop when a service has died. */
export interface StackServices {
  readonly store: Store;
  /** Rejects when one of them has died of itself. */
  readonly failed: Promise<never>;
}

interface ServiceDependencies {
  /** Path of the Temporal CLI. */
  readonly cli: string;
  readonly shutdown: Shutdown;
  readonly report: (line: string) => void;
}

/** Starts Temporal, the database and the mailbox at once, because each takes seconds; when one fails, the others can still be stopped. */
export async function startServices(
  settings: StackSettings,
  config: Config,
  dependencies: ServiceDependencies,
): Promise<StackServices> {
  const [temporal, store, mailbox] = await Promise.allSettled([
    openTemporal(settings, config, dependencies),
    openDatabase(config, dependencies),
    openMailbox(settings, dependencies),
  ]);
  if (temporal.status === 'rejected') throw temporal.reason;
  if (store.status === 'rejected') throw store.reason;
  if (mailbox.status === 'rejected') throw mailbox.reason;
  const failed = unexpectedEnd(temporal.value, dependencies);
  // Awaited later: a rejection in the meantime is not unhandled.
  failed.catch(() => undefined);
  return { store: store.value, failed };
}

async function openTemporal(
  settings: StackSettings,
  config: Config,
  { cli, shutdown, report }: ServiceDependencies,
): Promise<DevServer> {
  const { server } = config;
  const temporal = await startTemporal(settings, cli, `http://${server.host}:${server.port}`);
  shutdown.defer(() => temporal.stop());
  report(
    `Temporal dev server: ${temporal.address}, UI http://127.0.0.1:${settings.ports.temporalUi}`,
  );
  await fitRetention(config, report);
  return temporal;
}

async function openDatabase(
  { store, temporal }: Config,
  { shutdown, report }: ServiceDependencies,
): Promise<Store> {
  const opened = await openStore(store, temporal.keys);
  shutdown.defer(() => opened.close());
  report(`database: ${'folder' in store ? `embedded, in ${store.folder}` : 'PostgreSQL'}`);
  return opened;
}

async function openMailbox(
  { folder, ports }: StackSettings,
  { shutdown, report }: ServiceDependencies,
): Promise<void> {
  const mailbox = await startMailbox({
    folder: join(folder, 'mail'),
    smtpPort: ports.smtp,
    webPort: ports.mailbox,
  });
  shutdown.defer(() => mailbox.close());
  report(`mailbox: ${mailbox.web}, takes mails on ${mailbox.smtp}`);
}

/** Rejects when the dev server ends by itself, and not because of the shutdown. */
async function unexpectedEnd(
  temporal: DevServer,
  { shutdown }: ServiceDependencies,
): Promise<never> {
  let stopping = false;
  shutdown.defer(async () => void (stopping = true));
  await temporal.ended;
  if (stopping) return new Promise<never>(() => undefined);
  throw new PlainError(
    'temporal-ended',
    'the Temporal dev server has ended by itself; start again, all cases are kept',
  );
}
