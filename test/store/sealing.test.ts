import type { PayloadKeys } from '../../platform/codec/encryption.ts';
import { openStore, type Store } from '../../store/database.ts';
import { createSealingKeys } from '../../store/sealing-keys.ts';
import { workflowIdOf } from '../../engine/ports/workflow-ids.ts';
import { newCase } from './entries.ts';

// What is kept of a case opens with the key of that case alone.

const byte = (value: number) => new Uint8Array(32).fill(value);
const house = (...ids: readonly string[]): PayloadKeys => ({
  active: ids[0] ?? '',
  byId: new Map(ids.map((id) => [id, byte(id.charCodeAt(0))])),
});

let store: Store;
beforeAll(async () => {
  store = await openStore('memory', house('a'));
});
afterAll(() => store.close());

const wrappedBy = async (id: string) =>
  (
    await store.db
      .selectFrom('case_keys')
      .select('wrapped_by')
      .where('case_id', '=', id)
      .executeTakeFirst()
  )?.wrapped_by;

test('a case has a key from its first moment, and no two have the same', async () => {
  const ids = [await newCase(store), await newCase(store)];
  const keys = await Promise.all(ids.map((id) => store.sealing.of(id)));
  expect(keys.map((key) => key?.key.length)).toEqual([32, 32]);
  expect(keys[0]).not.toEqual(keys[1]);
  expect(await wrappedBy(ids[0] ?? '')).toBe('a');
});

test('the table holds no key that the house has wrapped', async () => {
  const id = await newCase(store);
  const key = await store.sealing.of(id);
  const rows = await store.db.selectFrom('case_keys').select('wrapped').execute();
  expect(
    rows.some(({ wrapped }) => Buffer.from(wrapped).includes(Buffer.from(key?.key ?? []))),
  ).toBe(false);
});

test.each<[string, PayloadKeys | undefined, string]>([
  ['the same key of the house', house('a'), 'read'],
  ['a rotation under way', house('b', 'a'), 'read'],
  ['none', undefined, 'MissingKeyError'],
  ['only another', house('b'), 'MissingKeyError'],
])('another process reads it with %s', async (_title, keys, result) => {
  const id = await newCase(store);
  const reading = createSealingKeys(store.db, keys).of(id);
  expect(await reading.then(() => 'read').catch((error: Error) => error.name)).toBe(result);
});

test('a key of another case, and one that nobody made, opens nothing', async () => {
  const [own, other] = [await newCase(store), await newCase(store)];
  const { id = '' } = (await store.sealing.of(own)) ?? {};
  expect(await store.sealing.byId(id, workflowIdOf(own))).toMatchObject({ id });
  expect(await store.sealing.byId(id, undefined)).toMatchObject({ id });
  expect(await store.sealing.byId(id, workflowIdOf(other))).toBeUndefined();
  expect(await store.sealing.byId(id, 'no-case')).toBeUndefined();
  for (const strange of ['AAAAAAAAAAAA', '', 'a', '\u0000'.repeat(12), 'x'.repeat(5000)])
    expect(await store.sealing.byId(strange, undefined)).toBeUndefined();
});

test('after a rotation the keys are wrapped anew, and the old one can go', async () => {
  const id = await newCase(store);
  const made = await store.sealing.of(id);
  expect(await createSealingKeys(store.db, house('b', 'a')).rewrap()).toBeGreaterThan(0);
  expect(await wrappedBy(id)).toBe('b');
  expect(await createSealingKeys(store.db, house('b')).of(id)).toMatchObject({ id: made?.id });
  expect(await createSealingKeys(store.db, house('b')).rewrap()).toBe(0);
  await createSealingKeys(store.db, house('a', 'b')).rewrap();
});

test('keys from before there was one of the house are wrapped once there is', async () => {
  const bare = { ...store, sealing: createSealingKeys(store.db, undefined) };
  const id = await newCase(bare);
  const made = await bare.sealing.of(id);
  expect(await wrappedBy(id)).toBeNull();
  await store.sealing.rewrap();
  expect(await wrappedBy(id)).toBe('a');
  expect(await createSealingKeys(store.db, house('a')).of(id)).toEqual({ ...made, caseId: id });
});

test('a key that was destroyed is gone', async () => {
  const id = await newCase(store);
  const made = await store.sealing.of(id);
  await store.sealing.destroy(store.db, id);
  expect(await store.sealing.of(id)).toBeUndefined();
  expect(await store.sealing.byId(made?.id ?? '', undefined)).toBeUndefined();
});
