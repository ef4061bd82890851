import { setTimeout as pause } from 'node:timers/promises';
import { simpleParser } from 'mailparser';
import type { Directory } from '../../engine/model/definitions.ts';
import { createCase } from '../../store/cases.ts';
import type { Store } from '../../store/database.ts';
import { append } from '../../store/journal.ts';
import { replaceDirectory } from '../../store/people.ts';
import { pin } from '../../store/pins.ts';
import { databaseTime } from '../../store/stop-notices.ts';
import { keepDoing } from '../../platform/process/keep-doing.ts';
import { createRenderer } from '../../rendering/render.ts';
import type { Incident } from '../../worker/mail/report.ts';
import { createMailer } from '../../worker/mail/smtp.ts';
import { tellDutyOfficer } from '../../worker/mail/stop-notices.ts';
import { type RelayBehaviour, startRelay } from '../mail/relay.ts';
import { directory, facts, plan } from './harness.ts';
import { openMemoryStore } from '../store/memory-store.ts';
import { eventually } from '../eventually.ts';

// Friday, the second of October 2026, ten o'clock in Shanghai; Monday is a working day of the plain week, the weekend is none.
const friday = Date.parse('2026-10-02T10:00:00+08:00');
const day = 86_400_000;
const hour = 3_600_000;
const week = [[540, 1080]] as const;
const office = {
  zone: 'Asia/Shanghai',
  weekly: [week, week, week, week, week, [], []],
  exceptions: [],
  offsets: [[0, 480]],
  until: 0,
} as const;
const reason = { code: 'unknown-calendar', step: 'group' } as const;

const withOfficers = (...officers: readonly string[]): Directory => ({
  ...directory,
  roles: { ...directory.roles, 'hr-duty-officer': { departments: {}, otherwise: officers } },
});

let store: Store;
beforeAll(async () => {
  store = await openMemoryStore();
}, 60_000);
afterAll(() => store.close());

let cases = 0;

/** Cases that were stopped on the Friday morning; those of other tests go on. */
async function stopped(count: number, officers: readonly string[] = ['li-na']) {
  await store.db.updateTable('cases').set({ status: 'running', stopped_at: null }).execute();
  await replaceDirectory(store, withOfficers(...officers));
  const { hash } = await pin(store, {
    plan: { ...plan, calendars: { office } },
    texts: { templates: {}, forms: {} },
  });
  const ids: string[] = [];
  for (let left = count; left > 0; left -= 1) {
    cases += 1;
    const id = `stopped${cases}`;
    await createCase(store, { id, flow: 'core', plan: hash, facts });
    await append(store, id, [
      { seq: 1, at: friday - hour, kind: 'started', flow: 'core', plan: hash },
      { seq: 2, at: friday - hour, kind: 'stopped', reason },
    ]);
    ids.push(id);
  }
  return ids;
}

/** Lets as many workers look at each of these instants at once. */
async function lookAt(
  instants: readonly number[],
  { workers = 1, behaviours = [] as readonly RelayBehaviour[], between = async () => {} } = {},
) {
  const relay = await startRelay(...behaviours);
  const mailer = createMailer({ url: relay.url });
  const incidents: Incident[] = [];
  const errors: unknown[] = [];
  for (const at of instants) {
    const services = {
      store,
      mailer,
      renderer: createRenderer(),
      relay: async () => {},
      report: (one: Incident) => void incidents.push(one),
      sender: { from: 'HR <hr@acme.example>', company: 'Acme', baseUrl: 'https://t.example/' },
      now: () => at,
    };
    await Promise.all(Array.from({ length: workers }, () => tellDutyOfficer(services))).catch(
      (error: unknown) => errors.push(error),
    );
    await between();
  }
  mailer.close();
  await relay.close();
  expect(errors).toEqual([]);
  const mails = await Promise.all(relay.mails.map(({ source }) => simpleParser(source)));
  const to = relay.mails.flatMap((mail) => mail.to).toSorted();
  return { mails, to, texts: relay.texts.length, incidents };
}

const minutes = (count: number) =>
  Array.from({ length: count }, (_, index) => friday + index * 60_000);

test.each<[string, number, readonly string[], readonly number[], readonly string[]]>([
  ['at once, and not again that day', 1, ['li-na'], minutes(5), ['li-na']],
  ['in one mail of several cases', 3, ['li-na'], [friday], ['li-na']],
  ['all who hold the role', 1, ['li-na', 'wang-wei'], minutes(2), ['li-na', 'wang-wei']],
  ['nobody where nobody holds it', 1, ['gone'], minutes(2), []],
  ['nobody where nothing is stopped', 0, ['li-na'], minutes(2), []],
  ['not on a weekend', 1, ['li-na'], [friday, friday + day, friday + 2 * day], ['li-na']],
  ['not before the office opens', 1, ['li-na'], [friday, friday + 3 * day - 2 * hour], ['li-na']],
  [
    'again on the next working day',
    1,
    ['li-na'],
    [friday, friday + 3 * day, friday + 3 * day + hour],
    ['li-na', 'li-na'],
  ],
  [
    'again on each working day',
    1,
    ['li-na'],
    [0, 1, 2, 3, 4, 5, 6].map((days) => friday + days * day),
    Array<string>(5).fill('li-na'),
  ],
])('the duty officer is told: %s', async (_sentence, count, officers, instants, told) => {
  await stopped(count, officers);
  const { to } = await lookAt(instants);
  expect(to).toEqual(told.map((person) => `${person}@example.com`));
});

test('the mail says which case, since when, why and where, in the language of its reader', async () => {
  const [id = ''] = await stopped(1, ['li-na', 'wang-wei']);
  const { mails } = await lookAt([friday]);
  const of = (subject: RegExp) =>
    mails.find((mail) => subject.test(mail.subject ?? ''))?.text?.replace(/\s+/g, ' ');
  const english = of(/^1 case stands still, Acme$/);
  expect(english).toContain(`https://t.example/console/${id}`);
  expect(english).toContain('a duration names a calendar that the plan does not have; group');
  expect(english).toContain('Friday, October 2, 2026 at 09:00');
  expect(of(/^1 个案例停止/)).toContain('每个工作日');
  expect(JSON.stringify(mails)).not.toMatch(/张三|zhang\.san/);
});

test('of several workers at once, one tells', async () => {
  await stopped(2);
  expect((await lookAt([friday, friday + 60_000], { workers: 4 })).texts).toBe(1);
});

test('a stop behind another one is told anew, on the same day', async () => {
  const [id = ''] = await stopped(1);
  const between = async () => {
    await append(store, id, [
      { seq: 3, at: friday + 1, kind: 'resumed', mended: 'code', channel: 'cli' },
      { seq: 4, at: friday + 2, kind: 'stopped', reason },
    ]);
  };
  expect((await lookAt([friday, friday + hour, friday + 2 * hour], { between })).to).toHaveLength(
    2,
  );
});

test('a mail that the mail server does not take now leaves later; one that it never takes is said in the log', async () => {
  await stopped(1);
  const later = { end: '451 4.3.0 come back later' };
  const waited = await lookAt(minutes(3), { behaviours: [later, later] });
  expect([waited.texts, waited.to.length, waited.incidents]).toEqual([3, 1, []]);
  await stopped(1);
  const refused = await lookAt(minutes(3), { behaviours: [{ rcpt: '550 5.1.1 unknown' }] });
  expect(refused.to).toEqual([]);
  expect(refused.incidents).toEqual([{ code: 'notice-refused', reason: expect.any(String) }]);
});

test('what is done over and over is not done twice at once, and survives a failure', async () => {
  let [running, most] = [0, 0];
  const done: number[] = [];
  const failed: unknown[] = [];
  const stop = keepDoing(
    async () => {
      running += 1;
      most = Math.max(most, running);
      await pause(15);
      running -= 1;
      done.push(running);
      if (done.length === 1) throw new Error('once');
    },
    (error) => failed.push(error),
    { everyMs: 5 },
  );
  await eventually(() => done.length >= 3);
  await stop();
  expect([running, most, failed]).toEqual([0, 1, [new Error('once')]]);
});

test('the time is that of the database', async () => {
  const before = await databaseTime(store);
  expect(await databaseTime(store)).toBeGreaterThanOrEqual(before);
});
