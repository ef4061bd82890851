import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DevServer, startDevServer } from '../../platform/temporal/dev-server.ts';
import { freePort } from '../../platform/process/free-port.ts';
import { searchAttributes } from '../../engine/ports/search-attributes.ts';
import { openStore, type Store } from '../../store/database.ts';
import { writePlainWeeks } from '../calendars/plain-weeks.ts';
import { type Relay, type RelayBehaviour, startRelayOn } from '../mail/relay.ts';
import { type Postgres, startPostgres } from '../postgres.ts';
import { type Program, startProgram } from './program.ts';

const root = join(import.meta.dirname, '../..');
const key = 'key-of-these-tests-0123456789';

/** The production shape on one machine: server and worker as processes, PostgreSQL, Temporal and a mail relay. */
export interface E2eStack {
  readonly url: string;
  /** Everything that the processes know, read by the test itself. */
  readonly store: Store;
  /** The relay that listens now. */
  readonly relay: () => Relay;
  readonly temporal: () => DevServer;
  readonly postgres: Pick<Postgres, 'shutDown' | 'startAgain' | 'pid'>;
  /** Where the processes find the mail server. */
  readonly smtpPort: number;
  /** With further settings, if any. */
  server(more?: Readonly<Record<string, string>>): Promise<Program>;
  worker(more?: Readonly<Record<string, string>>): Promise<Program>;
  /** Lets the mail server listen, on the port that the worker knows. */
  openRelay(...behaviours: readonly RelayBehaviour[]): Promise<Relay>;
  /** Kills Temporal with -9; `startTemporal` brings it back with all that it had acknowledged. */
  killTemporal(): Promise<void>;
  startTemporal(): Promise<void>;
  /** Calls the API as a key's holder. */
  api(
    method: string,
    path: string,
    body?: object,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Response>;
  close(): Promise<void>;
}

/** What a machine has for it: the Temporal CLI, the programs of PostgreSQL, and a folder in which that keeps its data, if not in one of its own. */
export interface ProductionParts {
  readonly cli: string;
  readonly postgres: string;
  readonly flows: string;
  readonly data?: string;
}

/** Nothing of it runs but PostgreSQL and Temporal. */
export async function openProduction(parts: ProductionParts): Promise<E2eStack> {
  const folder = await mkdtemp(join(tmpdir(), 'tidings-e2e-'));
  await cp(join(root, 'definitions'), join(folder, 'definitions'), { recursive: true });
  await writePlainWeeks(join(folder, 'definitions'));
  await cp(parts.flows, join(folder, 'definitions/flows'), {
    recursive: true,
  });
  const ports = {
    server: await freePort(),
    smtp: await freePort(),
    temporal: await freePort(),
  };
  const startTemporal = () =>
    startDevServer({
      cli: parts.cli,
      port: ports.temporal,
      searchAttributes,
      database: join(folder, 'temporal.db'),
    });
  const postgres = await startPostgres(parts.postgres, parts.data);
  const database = await postgres.createDatabase();
  const store = await openStore({ url: database });
  let temporal = await startTemporal();
  let relay: Relay | undefined;
  const running = new Set<Program>();
  const env = {
    TIDINGS_PORT: `${ports.server}`,
    TIDINGS_API_KEY: key,
    TIDINGS_DATABASE_URL: database,
    TIDINGS_DATA: folder,
    TIDINGS_TEMPORAL_ADDRESS: temporal.address,
    TIDINGS_SMTP_URL: `smtp://127.0.0.1:${ports.smtp}`,
    TIDINGS_MAIL_FROM: 'HR <hr@acme.example>',
    TIDINGS_DEFINITIONS: join(folder, 'definitions'),
    TIDINGS_TEMPLATES: join(root, 'templates'),
    TIDINGS_COMPANY: 'Acme',
    TIDINGS_TIME_ZONE: 'UTC',
  };
  const start = async (room: 'server' | 'worker', more: Readonly<Record<string, string>> = {}) => {
    const program = await startProgram(room, { ...env, ...more });
    running.add(program);
    return program;
  };
  const url = `http://127.0.0.1:${ports.server}`;
  return {
    url,
    store,
    relay() {
      if (relay === undefined) throw new Error('no mail server listens yet');
      return relay;
    },
    temporal: () => temporal,
    postgres,
    smtpPort: ports.smtp,
    server: (more) => start('server', more),
    worker: (more) => start('worker', more),
    async openRelay(...behaviours) {
      relay = await startRelayOn(ports.smtp, ...behaviours);
      return relay;
    },
    async killTemporal() {
      process.kill(temporal.pid, 'SIGKILL');
      await temporal.ended;
    },
    async startTemporal() {
      temporal = await startTemporal();
    },
    api: (method, path, body, headers = {}) =>
      fetch(`${url}${path}`, {
        method,
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers },
        ...(body && { body: JSON.stringify(body) }),
      }),
    async close() {
      for (const program of running) await program.kill();
      await relay?.close();
      await temporal.stop();
      await store.close();
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
