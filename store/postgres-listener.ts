import { Client } from 'pg';

/**
 * Listens on a channel with a connection of its own, which is opened again when it breaks, with a wake for whatever was missed meanwhile.
 * Behind a pooler that shares connections it hears nothing; whoever waits polls as well. Returns how to stop.
 */
export async function listenOn(
  url: string,
  channel: string,
  wake: () => void,
): Promise<() => Promise<void>> {
  let client: Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const connect = async (): Promise<void> => {
    const opened = new Client({
      connectionString: url,
      application_name: 'tidings-feed',
      connectionTimeoutMillis: 10_000,
      keepAlive: true,
    });
    client = opened;
    let broken = false;
    const again = (): void => {
      if (broken || stopped) return;
      broken = true;
      opened.end().catch(() => {});
      timer = setTimeout(() => void connect(), againMs).unref();
    };
    opened.on('error', again);
    opened.on('end', again);
    opened.on('notification', wake);
    try {
      await opened.connect();
      await opened.query(`listen ${channel}`);
      wake();
    } catch {
      again();
    }
  };
  await connect();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await client?.end().catch(() => {});
  };
}

const againMs = 2_000;
