import { join } from 'node:path';
import { findPostgres } from '../postgres.ts';
import { testServer } from '../temporal-server.ts';
import { openProduction, type E2eStack } from './production.ts';

export type { E2eStack } from './production.ts';

const postgresPrograms = await findPostgres();

/** Several processes need a database server; where there is none, the sentences are skipped by name. */
export const describeStack = postgresPrograms === undefined ? describe.skip : describe;

/** Nothing of it runs but PostgreSQL and Temporal. */
export const openStack = (): Promise<E2eStack> =>
  openProduction({
    cli: testServer().cli,
    postgres: postgresPrograms ?? '',
    flows: join(import.meta.dirname, 'flows'),
  });
