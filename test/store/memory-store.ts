import { isMainThread } from 'node:worker_threads';
import type { PayloadKeys } from '../../platform/codec/encryption.ts';
import type { Connections } from '../../store/connections.ts';
import { openOn, type Store } from '../../store/database.ts';
import { openMemory } from '../../store/pglite.ts';

/** The databases of this thread that nobody uses, as good as new. */
const idle: Connections[] = [];

/** An empty store in memory. The database of one that was closed is emptied and used again: opening one takes over a second of processor time. */
export async function openMemoryStore(keys?: PayloadKeys): Promise<Store> {
  const connections = idle.pop() ?? (await openNew());
  const giveBack = async (): Promise<void> => {
    // It would keep the process from ending; a thread is ended.
    if (isMainThread) return await connections.close();
    await run(connections, emptyAll);
    await run(connections, 'reset all');
    idle.push(connections);
  };
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => (closing ??= giveBack());
  return await openOn(
    { ...connections, pool: { ...connections.pool, end: close }, close },
    { keys },
  );
}

async function openNew(): Promise<Connections> {
  const connections = await openMemory();
  await openOn(connections);
  await run(connections, rememberAll);
  return connections;
}

async function run({ pool }: Connections, statement: string): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query(statement, []);
  } finally {
    client.release();
  }
}

/** What the tables hold from the start, which is a row here and there. */
const rememberAll = `do $$
  declare name text; filled boolean;
  begin
    create schema as_new;
    for name in select tablename from pg_tables where schemaname = 'public' loop
      execute format('select exists (select from %I)', name) into filled;
      if filled then execute format('create table as_new.%I as table %I', name, name); end if;
    end loop;
  end $$`;

/** Past the triggers that keep records from being emptied. */
const emptyAll = `do $$
  declare name text;
  begin
    set local session_replication_role = replica;
    execute (select 'truncate ' || string_agg(format('%I', tablename), ', ') || ' restart identity'
      from pg_tables where schemaname = 'public');
    for name in select tablename from pg_tables where schemaname = 'as_new' loop
      execute format('insert into %I table as_new.%I', name, name);
    end loop;
  end $$`;
