import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { simpleParser } from 'mailparser';
import { verifyAnchorFile } from '../../server/services/anchor-file.ts';
import { mailAnchors } from '../../server/services/anchor-mail.ts';
import { lateAnchors } from '../../server/services/late-anchors.ts';
import { makeAnchor } from '../../store/anchors.ts';
import type { Store } from '../../store/database.ts';
import { startRelay } from '../mail/relay.ts';
import { newCase } from '../store/entries.ts';
import { openMemoryStore } from '../store/memory-store.ts';

const day = 86_400_000;
const key = 'a-key-that-the-database-never-sees';
let now = Date.UTC(2026, 4, 4);
let store: Store;
let file: string;
beforeAll(async () => {
  store = await openMemoryStore();
  file = join(await mkdtemp(join(tmpdir(), 'tidings-anchors-')), 'anchors.jsonl');
}, 60_000);
afterAll(async () => {
  await store.close();
  await rm(join(file, '..'), { recursive: true });
});

async function anchor(): Promise<void> {
  now += day;
  await makeAnchor(store, { now, everyMs: day });
}

test('anchors go to an address, once and all of them, once the mail server takes them', async () => {
  const relay = await startRelay({ rcpt: '550 5.1.1 nobody there' }, { end: '451 4.3.0 later' });
  const settings = {
    smtpUrl: relay.url,
    mail: 'audit@example.com',
    key,
    from: 'HR <hr@example.com>',
    company: '示例',
  };
  const send = () => mailAnchors({ store, settings, now: () => now });
  const late = async (after: number) =>
    (await lateAnchors(store, now + after, settings)).map(({ code, detail }) => [code, detail]);
  expect(await late(99 * day)).toEqual([]);
  await anchor();
  await expect(send()).rejects.toThrow('550 5.1.1');
  await newCase(store);
  await anchor();
  expect([await late(0), await late(1)]).toEqual([
    [],
    [['anchor-not-mailed', { kind: 'anchor', number: 1 }]],
  ]);
  await expect(send()).rejects.toThrow('451 4.3.0');
  expect(relay.mails).toEqual([]);
  await send();
  await send();
  expect([await late(2 * day), await late(2 * day + 1)]).toEqual([
    [],
    [['anchor-late', { kind: 'anchor', number: 2 }]],
  ]);
  const [mail, ...others] = relay.mails;
  expect([mail?.to, others]).toEqual([['audit@example.com'], []]);
  const { subject, text = '', html } = await simpleParser(mail?.source ?? '');
  expect([subject, html]).toEqual(['示例: anchor 2 / 锚点 2', false]);
  // What was mailed, kept in a file, says the same as the database; and that it was changed, once it was.
  await writeFile(
    file,
    text
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .join('\n'),
  );
  expect(await verifyAnchorFile(store, { file, key })).toEqual([]);
  await sql`set session_replication_role = replica`.execute(store.db);
  await sql`update anchors set root = 'f' where number = 2`.execute(store.db);
  expect(await verifyAnchorFile(store, { file, key })).toEqual([
    { code: 'anchor-differs', anchor: 2 },
  ]);
  await relay.close();
});
