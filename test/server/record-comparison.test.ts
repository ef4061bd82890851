import { ServiceError } from '@temporalio/client';
import { sql } from 'kysely';
import { createCaseKeyWatch } from '../../server/services/case-key-watch.ts';
import { createFixing } from '../../server/services/fixing.ts';
import { createRecordComparison } from '../../server/services/record-comparison.ts';
import { findUnknownCases } from '../../server/services/unknown-cases.ts';
import { tellStandstill } from '../../server/services/tell-standstill.ts';
import type { Store } from '../../store/database.ts';
import { openMemoryStore } from '../store/memory-store.ts';
import { hashAt, type RecordedHead } from '../../store/heads.ts';
import { append } from '../../store/journal.ts';
import { findLostKeys } from '../../store/lost-keys.ts';
import { lossesText } from '../../wording/lost-keys.ts';
import { toldTrouble } from '../../wording/trouble-detail.ts';
import { createSealingKeys } from '../../store/sealing-keys.ts';
import type { PayloadKeys } from '../../platform/codec/encryption.ts';
import { entries, newCase, started } from '../store/entries.ts';

// Database, Temporal and payload keys that are not of one moment: what of that shows, and in which words.

const byte = (value: number) => new Uint8Array(32).fill(value);
/** Keys by id; another letter behind the id makes another key of it. */
const house = (...ids: readonly string[]): PayloadKeys => {
  const byId = new Map(ids.map((id) => [id.slice(0, 1), byte(id.charCodeAt(id.length - 1))]));
  return { active: ids[0]?.slice(0, 1) ?? '', byId };
};

let store: Store;
beforeAll(async () => {
  store = await openMemoryStore(house('a'));
  // No trigger stands in the way of a superuser.
  await sql`set session_replication_role = replica`.execute(store.db);
}, 60_000);
afterAll(() => store.close());
beforeEach(async () => {
  for (const table of ['case_keys', 'feed', 'journal', 'cases'] as const)
    await store.db.deleteFrom(table).execute();
});

const four = entries(
  started,
  ...['a', 'b', 'c'].map((unless) => ({ kind: 'backstop', unless }) as const),
);

async function caseOf(fixed: number, tentative = 0): Promise<string> {
  const id = await newCase(store);
  await append(store, id, four.slice(0, fixed));
  await append(store, id, four.slice(fixed, fixed + tentative), 'tentative');
  return id;
}

test.each<[string, number, number, number | undefined, boolean, string | undefined]>([
  ['agrees to the last entry', 3, 0, 3, true, undefined],
  ['has a tentative end that its history does not tell of yet', 2, 2, 2, true, undefined],
  ['is asked of while a hand-over is under way', 4, 0, 2, false, undefined],
  ['has a history that tells of no entry', 3, 0, undefined, true, undefined],
  [
    'ends before its history',
    2,
    0,
    4,
    true,
    'store-behind its history tells of entry 4, and its record ends with 2',
  ],
  [
    'is behind while something is under way',
    1,
    0,
    2,
    false,
    'store-behind its history tells of entry 2, and its record ends with 1',
  ],
  [
    'is ahead of its history',
    4,
    0,
    2,
    true,
    'temporal-behind entry 4 is on record, and its history tells of none behind 2',
  ],
])('a record that %s', async (_title, fixed, tentative, told, quiet, trouble) => {
  const id = await caseOf(fixed, tentative);
  const head =
    told === undefined ? undefined : { seq: told, head: (await hashAt(store.db, id, told)) ?? 'f' };
  const compare = await createRecordComparison(store, { headOf: async () => head }).of([id]);
  const found = await compare(id, quiet);
  expect(found.map((one) => `${one.code} ${toldTrouble(one, 'en').detail}`)).toEqual(
    [trouble ?? []].flat(),
  );
});

test('a record that says something else than its history is told by the entry', async () => {
  const id = await caseOf(3);
  const histories = { headOf: async () => ({ seq: 2, head: 'f'.repeat(32) }) };
  const compare = await createRecordComparison(store, histories).of([id]);
  expect(await compare(id, true)).toEqual([
    {
      code: 'record-differs',
      case: id,
      detail: { kind: 'entry-differs', seq: 2 },
    },
  ]);
});

test('a history that cannot be decoded is told', async () => {
  const id = await caseOf(3);
  const closed = { headOf: async () => Promise.reject(new TypeError('no key')) };
  const compare = await createRecordComparison(store, closed).of([id]);
  expect(await compare(id, true)).toEqual([
    { code: 'history-unreadable', case: id, detail: { kind: 'words', words: 'no key' } },
  ]);
});

test('a history is read once, and again when the record has changed; one that differs is read each time', async () => {
  const [same, other] = [await caseOf(2), await caseOf(2)];
  const asked: string[] = [];
  const headOf = async (id: string): Promise<RecordedHead> => {
    asked.push(id);
    return { seq: 2, head: id === same ? ((await hashAt(store.db, id, 2)) ?? '') : 'f'.repeat(32) };
  };
  const comparison = createRecordComparison(store, { headOf });
  const look = async () => {
    asked.length = 0;
    const compare = await comparison.of([same, other]);
    for (const id of [same, other]) await compare(id, true);
    return [...asked];
  };
  expect(await look()).toEqual([same, other]);
  expect(await look()).toEqual([other]);
  await append(store, same, four.slice(2, 3));
  expect(await look()).toEqual([same, other]);
});

test('cases are found that only Temporal has', async () => {
  const id = await caseOf(1);
  const histories = { caseIds: async () => ['wiped', id, 'wiped', 'gone'] };
  expect(await findUnknownCases(store, histories)).toEqual(['wiped', 'gone']);
});

/** Cases under each of these houses, and what a process with these keys finds. */
async function lossesOf(sealedBy: readonly PayloadKeys[], read: PayloadKeys | undefined) {
  for (const keys of sealedBy) {
    const sealing = createSealingKeys(store.db, keys);
    const id = await newCase({ ...store, sealing });
    await append({ ...store, sealing }, id, four.slice(0, 1));
  }
  const losses = await findLostKeys({ db: store.db, sealing: createSealingKeys(store.db, read) });
  return { texts: losses.lost.map((one) => lossesText([one])), all: losses.all };
}

test.each<[string, readonly PayloadKeys[], PayloadKeys | undefined, readonly string[], boolean]>([
  ['none', [house('a'), house('b', 'a')], house('b', 'a'), [], false],
  ['none, where there is no case', [], house('b'), [], false],
  [
    'all, each replaced',
    [house('a'), house('a')],
    house('b'),
    ['the payload key "a" is not in the settings, and 2 open cases cannot be read without it'],
    true,
  ],
  [
    'all, with no keys any more',
    [house('a')],
    undefined,
    ['the payload key "a" is not in the settings, and 1 open case cannot be read without it'],
    true,
  ],
  [
    'one of several',
    [house('a'), house('b')],
    house('b', 'c'),
    ['the payload key "a" is not in the settings, and 1 open case cannot be read without it'],
    false,
  ],
  [
    'all, replaced under the same id',
    [house('a'), house('a')],
    house('ax'),
    ['the payload key "a" of the settings is another one than that of 2 open cases'],
    true,
  ],
  [
    'all, with ids that were changed round',
    [house('a'), house('b')],
    house('ab', 'ba'),
    [
      'the payload key "a" of the settings is another one than that of 1 open case',
      'the payload key "b" of the settings is another one than that of 1 open case',
    ],
    true,
  ],
])(
  'payload keys that open cases need and the settings lack: %s',
  async (_title, by, read, texts, all) => {
    const found = await lossesOf(by, read);
    expect({ ...found, texts: found.texts.toSorted() }).toEqual({ texts, all });
  },
);

test('a table of keys that is empty is told; one damaged key is the matter of its case', async () => {
  const ids = [await caseOf(1), await caseOf(1)];
  const damaged = store.db.updateTable('case_keys').set({ wrapped: Buffer.from('x') });
  await damaged.where('case_id', '=', ids[0] ?? '').execute();
  const fresh = () => ({ db: store.db, sealing: createSealingKeys(store.db, house('a')) });
  expect(await findLostKeys(fresh())).toEqual({ lost: [], all: false });
  // The other keys are wrapped anew all the same.
  await expect(createSealingKeys(store.db, house('b', 'a')).rewrap()).resolves.toBe(1);
  await store.db.deleteFrom('case_keys').execute();
  expect((await findLostKeys(fresh())).lost.map((one) => lossesText([one]))).toEqual([
    'the table case_keys has no key of 2 open cases',
  ]);
});

test('lost keys are said once in the log, as are records that are not of one moment', async () => {
  const lines: string[] = [];
  const write = (fields: object, message: string) =>
    void lines.push(`${message} ${JSON.stringify(fields)}`);
  const log = { info: write, warn: write, error: write };
  await caseOf(1);
  const sealing = createSealingKeys(store.db, house('b'));
  const watch = createCaseKeyWatch({ db: store.db, sealing }, log);
  await watch.losses();
  expect(await watch.losses()).toMatchObject({ all: true });
  const behind = ['x', 'y'].map((id) => ({ code: 'store-behind', case: id }) as const);
  const examine = async () => [{ code: 'no-mail-worker' } as const, ...behind];
  await tellStandstill({ examine }, log);
  expect(lines).toEqual([
    expect.stringMatching(/^open cases cannot be read; give .*the payload key \\"a\\" is not in/),
    'database and Temporal are not of one moment; see tidings doctor {"trouble":"store-behind","count":2,"cases":["x","y"]}',
  ]);
});

test('a history that cannot be read keeps no other case from being fixed, and is said once', async () => {
  const ids = [await caseOf(2, 1), await caseOf(2, 1), await caseOf(2, 1)].toSorted();
  const lines: string[] = [];
  const write = (fields: object) => void lines.push(JSON.stringify(fields));
  const headOf = async (id: string): Promise<RecordedHead> => {
    if (id === ids[0]) throw new TypeError('it does not decode');
    return { seq: 3, head: (await hashAt(store.db, id, 3)) ?? '' };
  };
  const histories = { headOf, stateOf: async () => 'open' as const, caseIds: async () => ids };
  const log = { info: write, warn: write, error: write };
  const look = createFixing({ store, histories, log });
  expect([await look(), await look(), await look()]).toEqual([2, 0, 0]);
  expect(lines).toEqual([expect.stringContaining(`"case":"${ids[0]}"`)]);
});

test('while Temporal is away, a look ends at once', async () => {
  await caseOf(2, 1);
  const histories = { headOf: away, stateOf: away, caseIds: away };
  const log = { info: fail, warn: fail, error: fail };
  await expect(createFixing({ store, histories, log })()).rejects.toThrow('unreachable');
});

const away = async () => Promise.reject(new ServiceError('unreachable'));
const fail = (): never => {
  throw new Error('nothing is to be said');
};
