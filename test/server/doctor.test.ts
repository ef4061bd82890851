import { createDoctor } from '../../server/services/doctor.ts';
import type { Store } from '../../store/database.ts';
import { append } from '../../store/journal.ts';
import type { Fact } from '../../engine/model/journal.ts';
import type { Trouble } from '../../wording/troubles.ts';
import { newCase, started } from '../store/entries.ts';
import { openMemoryStore } from '../store/memory-store.ts';

// What lists and pages are told of what stands still, without anybody looking for them.

let store: Store;
beforeAll(async () => {
  store = await openMemoryStore();
}, 60_000);
afterAll(() => store.close());

const happens = (id: string, seq: number, fact: Fact) =>
  append(store, id, [{ seq, at: seq, ...fact }]);

async function openedCase(): Promise<string> {
  const id = await newCase(store);
  await happens(id, 1, started);
  return id;
}

const resumed: Fact = { kind: 'resumed', mended: 'journal', channel: 'cli' };
const closed: Fact = { kind: 'closed', outcome: 'rejected', channel: 'cli' };
const ended: Fact = { kind: 'ended', outcome: 'rejected' };
const backstop: Fact = { kind: 'backstop', unless: 'answer' };

test('lists begin no examination and wait for none', async () => {
  let looks = 0;
  const doctor = createDoctor(store, () => {
    looks += 1;
    return new Promise(() => undefined);
  });
  expect(await doctor.latest()).toEqual([]);
  void doctor.refresh();
  expect([await doctor.latest(), looks]).toEqual([[], 1]);
});

test.each<[string, Fact | undefined, boolean]>([
  ['nothing has happened', undefined, true],
  ['something else has happened', backstop, true],
  ['was let go on', resumed, false],
  ['was closed', closed, false],
  ['has ended', ended, false],
])('what was found of a case of which, since then, %s', async (_title, fact, shown) => {
  const id = await openedCase();
  const trouble: Trouble = { code: 'workflow-failed', case: id };
  const doctor = createDoctor(store, async () => [trouble]);
  await doctor.refresh();
  if (fact !== undefined) await happens(id, 2, fact);
  expect(await doctor.latest()).toEqual(shown ? [trouble] : []);
  // Found again behind it, it is told again: but for cases that are over, of which it is not asked.
  await doctor.refresh();
  expect(await doctor.latest()).toEqual([trouble]);
});

test('what an examination has seen of a case before it was mended is not told, while others are', async () => {
  const [mended, other] = [await openedCase(), await openedCase()];
  const both = [mended, other].map((id): Trouble => ({ code: 'workflow-missing', case: id }));
  let looks = 0;
  const doctor = createDoctor(store, async () => {
    looks += 1;
    if (looks === 1) doctor.mended(mended);
    return both;
  });
  await doctor.refresh();
  expect(await doctor.latest()).toEqual([both[1]]);
  await doctor.refresh();
  expect(await doctor.latest()).toEqual(both);
  doctor.mended(other);
  expect(await doctor.latest()).toEqual([both[0]]);
});

test('which cases are stopped is told as it is now', async () => {
  const id = await openedCase();
  const doctor = createDoctor(store, async () => [{ code: 'case-stopped', case: 'long-mended' }]);
  await doctor.refresh();
  await happens(id, 2, { kind: 'stopped', reason: { code: 'internal-error', step: 'ask' } });
  expect(await doctor.latest()).toEqual([
    {
      code: 'case-stopped',
      case: id,
      since: 2,
      detail: { kind: 'stop', reason: { code: 'internal-error', step: 'ask' } },
    },
  ]);
  await happens(id, 3, resumed);
  expect(await doctor.latest()).toEqual([]);
});
