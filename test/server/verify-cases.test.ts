import { sql } from 'kysely';
import type { Entry } from '../../engine/model/journal.ts';
import { createVerifyService, type RecordFault } from '../../server/services/verify-service.ts';
import { listCases } from '../../store/cases.ts';
import type { Store } from '../../store/database.ts';
import { eraseCase } from '../../store/erase.ts';
import type { RecordedHead } from '../../store/heads.ts';
import { append } from '../../store/journal.ts';
import { entries, newCase, started } from '../store/entries.ts';
import { openMemoryStore } from '../store/memory-store.ts';

// One case that cannot be read is named by itself, and the others are verified, and listed, all the same.

const [first, withdrawn] = entries(started, {
  kind: 'event',
  event: 'withdrawn',
  person: 'candidate',
  channel: 'page',
  comment: 'moved',
});

let store: Store;
/** What Temporal tells of each case; an error is thrown. */
const heads = new Map<string, RecordedHead | Error>();

beforeAll(async () => {
  store = await openMemoryStore();
  await run('set session_replication_role = replica');
}, 60_000);
afterAll(() => store.close());
beforeEach(async () => {
  heads.clear();
  for (const table of ['feed', 'journal', 'cases', 'ledger']) await run(`delete from ${table}`);
});

const run = (statement: string) => sql.raw(statement).execute(store.db);

const histories = {
  headOf: async (id: string) => {
    const head = heads.get(id);
    if (head instanceof Error) throw head;
    return head;
  },
  caseIds: async () => [...heads.keys()],
};

async function caseWithdrawn(): Promise<string> {
  const id = await newCase(store);
  await append(
    store,
    id,
    [first, withdrawn].filter((one): one is Entry => one !== undefined),
  );
  return id;
}

async function loseKey(id: string): Promise<void> {
  await run(`delete from case_keys where case_id = '${id}'`);
  store.sealing.forget(id);
  heads.set(id, new Error('no key'));
}

const verified = () => createVerifyService({ store, histories }).verify({ limit: 1000 });

test.each<[string, (id: string) => Promise<unknown>, readonly RecordFault['code'][], boolean]>([
  ['nothing', async () => {}, [], false],
  ['its key taken away', loseKey, ['key-missing', 'history-unreadable'], true],
  [
    'its key wrapped with one that the house lacks',
    async (id) => {
      await run(`update case_keys set wrapped_by = 'gone' where case_id = '${id}'`);
      store.sealing.forget(id);
    },
    ['key-missing'],
    true,
  ],
  [
    'it is said to be erased, and nobody has asked for it',
    (id) => run(`update cases set facts = null, erased_at = 1 where id = '${id}'`),
    ['key-missing'],
    false,
  ],
  [
    'the facts of another',
    (id) =>
      run(
        `update cases set facts = (select facts from cases where id <> '${id}') where id = '${id}'`,
      ),
    ['facts-unreadable'],
    true,
  ],
  [
    'a changed byte of its facts',
    (id) => run(`update cases set facts = set_byte(facts, 20, 1) where id = '${id}'`),
    ['facts-unreadable'],
    true,
  ],
  [
    'a history that cannot be decoded',
    async (id) => heads.set(id, new Error('no key')),
    ['history-unreadable'],
    false,
  ],
])('of a case, and of no other, it shows: %s', async (_sentence, tamper, codes, isUnreadable) => {
  const [id, other] = [await caseWithdrawn(), await caseWithdrawn()];
  heads.set(other, { seq: 2, head: '' });
  await tamper(id);
  const { faults, histories: compared } = await verified();
  expect(faults).toEqual(codes.map((code) => ({ code, case: id })));
  expect(compared).toBe(1);
  const listed = new Map((await listCases(store)).map((one) => [one.id, one]));
  expect(listed.get(id)?.unreadable).toBe(isUnreadable ? true : undefined);
  expect(listed.get(other)).toMatchObject({ facts: { candidate: { name: 'Lin' } } });
});

test('the history of an erased case went with its key, and another that differs is still found', async () => {
  const [erased, kept] = [await caseWithdrawn(), await caseWithdrawn()];
  await run(`update cases set status = 'ended' where id = '${erased}'`);
  await eraseCase(store, erased, { because: 'asked', at: 1 });
  await loseKey(erased);
  heads.set(kept, { seq: 2, head: 'another' });
  expect(await verified()).toEqual({
    faults: [{ code: 'history-differs', case: kept, seq: 2 }],
    journals: 2,
    erased: 1,
    histories: 1,
    unreadable: 1,
    anchors: 'not-kept',
  });
});

/** As gRPC says it. */
const isAway = () => Promise.reject(Object.assign(new Error('away'), { code: 14 }));

test('records are verified part by part, and what Temporal does not tell is not taken for compared', async () => {
  const ids = [await newCase(store), await newCase(store), await newCase(store)].toSorted();
  const service = createVerifyService({
    store,
    histories: { headOf: isAway, caseIds: async () => [] },
  });
  const [one, , third] = ids;
  expect(await service.verify({ limit: 2, after: one })).toEqual({
    faults: [],
    journals: 2,
    erased: 0,
    next: third,
  });
  expect(await service.verify({ limit: 2, after: third })).toEqual({
    faults: [],
    journals: 0,
    erased: 0,
    histories: 0,
  });
});

test('a case that is gone with every row and the end of the ledger is named while Temporal has its workflow', async () => {
  const id = await caseWithdrawn();
  heads.set(id, { seq: 2, head: 'f' });
  await run(`delete from journal where case_id = '${id}'`);
  await run(`delete from case_keys where case_id = '${id}'`);
  await run(`delete from cases where id = '${id}'`);
  const ofCases = (await verified()).faults.filter((fault) => 'case' in fault);
  expect(ofCases).toEqual([{ code: 'case-missing', case: id }]);
});
