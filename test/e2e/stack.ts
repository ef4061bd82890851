import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DevServer, startDevServer } from '../../platform/temporal/dev-server.ts';
import { freePort } from '../../platform/process/free-port.ts';
import { searchAttributes } from '../../engine/ports/search-attributes.ts';
import { openStore, type Store } from '../../store/database.ts';
import { writePlainWeeks } from '../calendars/plain-weeks.ts';
import { type Relay, startRelayOn } from '../mail/relay.ts';
import { findPostgres, type Postgres, startPostgres } from '../postgres.ts';
import { testServer } from '../temporal-server.ts';
import { type Program, startProgram } from './program.ts';

const root = join(import.meta.dirname, '../..');
const key = 'key-of-these-tests';

const postgresPrograms = await findPostgres();

/** Several processes need a database server; where there is none, the sentences are skipped by name. */
export const describeStack = postgresPrograms === undefined ? describe.skip : describe;

/** The production shape on one machine: server and worker as processes, PostgreSQL, Temporal and a mail relay. */
export interface E2eStack {
  readonly url: string;
  /** Everything that the processes know, read by the test itself. */
  readonly store: Store;
  /** The relay that listens now. */
  readonly relay: () => Relay;
  readonly temporal: () => DevServer;
  readonly postgres: Pick<Postgres, 'shutDown' | 'startAgain'>;
  server(): Promise<Program>;
  worker(): Promise<Program>;
  /** Lets the mail server listen, on the port that the worker knows. */
  openRelay(): Promise<Relay>;
  /** Kills Temporal with -9; `startTemporal` brings it back with all that it had acknowledged. */
  killTemporal(): Promise<void>;
  startTemporal(): Promise<void>;
  /** Calls the API as a key's holder. */
  api(method: string, path: string, body?: object): Promise<Response>;
  close(): Promise<void>;
}

/** Nothing of it runs but PostgreSQL and Temporal. */
export async function openStack(): Promise<E2eStack> {
  const folder = await mkdtemp(join(tmpdir(), 'tidings-e2e-'));
  await cp(join(root, 'definitions'), join(folder, 'definitions'), { recursive: true });
  await writePlainWeeks(join(folder, 'definitions'));
  await cp(join(import.meta.dirname, 'flows'), join(folder, 'definitions/flows'), {
    recursive: true,
  });
  const ports = {
    server: await freePort(),
    smtp: await freePort(),
    temporal: await freePort(),
  };
  const startTemporal = () =>
    startDevServer({
      cli: testServer().cli,
      port: ports.temporal,
      searchAttributes,
      database: join(folder, 'temporal.db'),
    });
  const postgres = await startPostgres(postgresPrograms ?? '');
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
  const start = async (room: 'server' | 'worker') => {
    const program = await startProgram(room, env);
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
    server: () => start('server'),
    worker: () => start('worker'),
    async openRelay() {
      relay = await startRelayOn(ports.smtp);
      return relay;
    },
    async killTemporal() {
      process.kill(temporal.pid, 'SIGKILL');
      await temporal.ended;
    },
    async startTemporal() {
      temporal = await startTemporal();
    },
    api: (method, path, body) =>
      fetch(`${url}${path}`, {
        method,
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
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
