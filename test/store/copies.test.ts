import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Entry } from '../../engine/model/journal.ts';
import type { PayloadKeys } from '../../platform/codec/encryption.ts';
import {
  copyCaseKeys,
  restoreCaseKeys,
  wrongWrappers,
  type CopiedErasure,
} from '../../store/case-key-copy.ts';
import { caseCounts, countsReader } from '../../store/case-counts.ts';
import { findCase, openCases } from '../../store/cases.ts';
import type { Store } from '../../store/database.ts';
import { dumpRows, loadRows, type DumpedRow } from '../../store/dump-rows.ts';
import { eraseCase } from '../../store/erase.ts';
import { readFeed } from '../../store/feed-reader.ts';
import { append, readJournal } from '../../store/journal.ts';
import { readLedger, verifyLedger } from '../../store/ledger.ts';
import { findLostKeys } from '../../store/lost-keys.ts';
import { unfixedCases } from '../../store/unfixed.ts';
import { verifyCases } from '../../server/services/verify-cases.ts';
import { verifyJournal } from '../../store/verify-journal.ts';
import { createServerHarness, type ServerHarness } from '../server/harness.ts';
import { dump, partsIn, plantedCase, word } from '../server/planted-case.ts';
import { now } from '../server/sample.ts';
import { newCase } from './entries.ts';
import { openMemoryStore } from './memory-store.ts';

// A copy of the data and one of the keys, taken apart: what both have comes back and goes on, and what is erased in between does not.

const begun: Entry = { seq: 1, at: 1, kind: 'started', flow: 'x', plan: 'x' };

let harness: ServerHarness;
let folder: string;
let ended: string;
let open: string;
let lines: DumpedRow[];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tidings-copies-'));
  harness = await createServerHarness({}, folder);
  ended = await plantedCase(harness, folder);
  open = await harness.openCase();
  lines = [];
  await dumpRows(harness.store.db, async (rows) => void lines.push(...rows));
}, 60_000);
afterAll(async () => {
  await harness.close();
  await rm(folder, { recursive: true });
});

async function* inTurn<T>(all: readonly T[]): AsyncGenerator<T> {
  yield* all;
}
const rowsIn = async ({ db }: Pick<Store, 'db'>) => {
  const all: DumpedRow[] = [];
  await dumpRows(db, async (rows) => void all.push(...rows));
  return all.toSorted();
};

test('the copy of the data is all of it but the keys, and nothing personal can be read in it', async () => {
  const tables = new Set(lines.map((line) => line.split('\t')[0]));
  expect([...tables]).toEqual(
    expect.arrayContaining(['cases', 'journal', 'uploads', 'feed', 'ledger_head']),
  );
  expect(tables).not.toContain('case_keys');
  expect(partsIn(unpacked(lines.join('\n')))).toEqual([]);
});

/** Bytes stand in JSON as their hexadecimal digits. */
const unpacked = (text: string) =>
  text.replaceAll(/\\\\x((?:[0-9a-f]{2})+)/g, (_all, hex: string) =>
    Buffer.from(hex, 'hex').toString('latin1'),
  );

test('it comes back row by row, verifies, opens with its keys, and goes on', async () => {
  const keys = await copyCaseKeys(harness.store, now);
  const store = await openMemoryStore();
  await loadRows(store.db, inTurn(lines));
  expect(await rowsIn(store)).toEqual(lines.toSorted());
  expect(await restoreCaseKeys(store, keys)).toEqual({ erased: [], ended: [] });
  expect((await findCase(store, ended))?.facts).toMatchObject({ candidate: { name: word(0) } });
  expect(JSON.stringify(await readJournal(store, ended))).toContain(word(30));
  expect(await verifyJournal(store, ended)).toBe('intact');
  await append(store, open, [{ seq: 2, at: now, kind: 'ended', outcome: 'rejected' }]);
  expect(await verifyJournal(store, open)).toBe('intact');
  while (await readFeed(store, countsReader));
  const counts = await caseCounts(store, { from: 0, to: 99_999 });
  expect(counts).toContainEqual(
    expect.objectContaining({ what: 'ended', outcome: 'rejected', count: 1 }),
  );
  // Triggers are on again.
  await expect(sql`update journal set at = 0`.execute(store.db)).rejects.toThrow('journal');
  await store.close();
}, 60_000);

test('what was erased since, by the keys of today, is erased in it once more, and over, though it was open then', async () => {
  await eraseCase(harness.store, ended, { because: 'keep-over', keep: '3 years', at: now + 1 });
  expect((await copyCaseKeys(harness.store, now)).keys.map((key) => key.case)).toEqual([open]);
  await harness.happens(open, { kind: 'ended', outcome: 'rejected' });
  await eraseCase(harness.store, open, { because: 'asked', by: 'ats', at: now + 2 });
  const today = await copyCaseKeys(harness.store, now + 3);
  expect(today.keys).toEqual([]);
  const store = await openMemoryStore();
  await loadRows(store.db, inTurn(lines));
  expect(await restoreCaseKeys(store, today)).toEqual({ erased: [ended, open], ended: [open] });
  expect(await openCases(store)).toEqual([]);
  expect((await findLostKeys(store)).lost).toEqual([]);
  expect(await findCase(store, open)).toMatchObject({
    status: 'ended',
    outcome: 'rejected',
    endedAt: now,
    erasedAt: now + 2,
    facts: {},
  });
  expect((await readJournal(store, open)).map(({ kind, at }) => [kind, at])).toEqual([
    ['started', now],
    ['ended', now],
  ]);
  expect(await verifyJournal(store, ended)).toBe('erased');
  const histories = { headOf: async () => undefined };
  expect(await verifyCases(store, histories, [ended, open])).toMatchObject({
    faults: [],
  });
  expect(await verifyLedger(store)).toBe('intact');
  expect((await readLedger(store)).slice(-2)).toMatchObject([
    { kind: 'case-erased', case: ended, because: 'keep-over', keep: '3 years', at: now + 1 },
    { kind: 'case-erased', case: open, because: 'asked', by: 'ats', at: now + 2 },
  ]);
  expect(partsIn(await dump(store))).toEqual([]);
  await store.close();
}, 60_000);

/** A case that has got so far in the copy of its data, and was erased since. */
test.each<[string, CopiedErasure['ended'], readonly Entry[], readonly Entry[], object]>([
  [
    'accepted, and not begun',
    { at: 9, outcome: 'hired' },
    [],
    [],
    { outcome: 'hired', endedAt: 9 },
  ],
  [
    'with entries that might still have been taken back',
    { at: 9, outcome: 'hired' },
    [],
    [begun],
    { outcome: 'hired', endedAt: 9 },
  ],
  [
    'at an end that might still have been taken back',
    { at: 2, outcome: 'rejected' },
    [begun],
    [{ seq: 2, at: 2, kind: 'ended', outcome: 'rejected' }],
    { outcome: 'rejected', endedAt: 2 },
  ],
  [
    'open, with keys that an earlier version has copied, which do not know the outcome',
    undefined,
    [begun],
    [],
    { outcome: 'unknown', endedAt: 12 },
  ],
])('a case that was %s is over and erased, too', async (_title, end, fixed, tentative, over) => {
  const { store } = harness;
  const id = await newCase(store);
  await append(store, id, fixed);
  await append(store, id, tentative, 'tentative');
  await store.sealing.destroy(store.db, id);
  const how = { case: id, because: 'asked', at: 12 } as const;
  const copy = { takenAt: 13, keys: [], erased: [{ ...how, ...(end && { ended: end }) }] };
  expect(await restoreCaseKeys(store, copy)).toMatchObject({ erased: [id] });
  expect(await findCase(store, id)).toMatchObject({ status: 'ended', erasedAt: 12, ...over });
  expect((await unfixedCases(store, { limit: 9 })).map((one) => one.id)).not.toContain(id);
  expect(await verifyJournal(store, id)).toBe('intact');
});

/** A key of the house under its first letter, made of its last. */
const keysOf = (...names: readonly string[]): PayloadKeys => ({
  active: names[0]?.slice(0, 1) ?? '',
  byId: new Map(names.map((name) => [name[0] ?? '', new Uint8Array(32).fill(name.length)])),
});

test('payload keys that open none of the keys of cases are told before anything is restored', async () => {
  const store = await openMemoryStore(keysOf('a'));
  await newCase(store);
  const copy = await copyCaseKeys(store, now);
  await store.close();
  expect(wrongWrappers(copy, keysOf('a'))).toEqual([]);
  expect(wrongWrappers(copy, keysOf('b', 'a'))).toEqual([]);
  expect(wrongWrappers(copy, keysOf('another'))).toEqual(['a']);
  expect(wrongWrappers(copy, keysOf('b'))).toEqual(['a']);
  expect(wrongWrappers(copy, undefined)).toEqual(['a']);
  const plain = await copyCaseKeys(harness.store, now);
  expect(wrongWrappers(plain, undefined)).toEqual([]);
});
