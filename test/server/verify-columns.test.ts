import { sql } from 'kysely';
import { createVerifyService, type RecordFault } from '../../server/services/verify-service.ts';
import type { Store } from '../../store/database.ts';
import { append } from '../../store/journal.ts';
import { appendToLedger } from '../../store/ledger.ts';
import { entries, newCase, started } from '../store/entries.ts';
import { openMemoryStore } from '../store/memory-store.ts';

// The chain is made of entries; the columns by which the database looks for them are compared with these.

const two = entries(started, { kind: 'backstop', unless: 'a' });

let store: Store;
beforeAll(async () => {
  store = await openMemoryStore();
  // No trigger stands in the way of a superuser.
  await run('set session_replication_role = replica');
}, 60_000);
afterAll(() => store.close());

const run = (statement: string) => sql.raw(statement).execute(store.db);

const histories = { headOf: async () => undefined, caseIds: async () => [] };

test.each<[string, readonly RecordFault[]]>([
  ['update journal set seq = seq', []],
  [
    "update journal set kind = 'ended' where seq = 2",
    [{ code: 'column-differs', case: 'c1', seq: 2, column: 'kind' }],
  ],
  [
    'update journal set at = at + 1 where seq = 2',
    [{ code: 'column-differs', case: 'c1', seq: 2, column: 'at' }],
  ],
  ["update ledger set kind = 'case-erased'", [{ code: 'column-differs', seq: 1, column: 'kind' }]],
  ['update ledger set at = 1', [{ code: 'column-differs', seq: 1, column: 'at' }]],
])('%s', async (statement, expected) => {
  const id = await newCase(store);
  await append(store, id, two);
  await appendToLedger(store, { kind: 'definitions-read', hash: 'a' }, { at: 2 });
  await run(statement);
  const { faults } = await createVerifyService({ store, histories }).verify({ limit: 1000 });
  expect(faults.map(named)).toEqual(expected);
  for (const table of ['feed', 'journal', 'cases', 'ledger']) await run(`delete from ${table}`);
  await run("update ledger_head set last_seq = 0, last_hash = 'ledger'");
});

/** Ids are random. */
const named = (fault: RecordFault) => ('case' in fault ? { ...fault, case: 'c1' } : fault);
