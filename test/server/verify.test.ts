import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Entry } from '../../engine/model/journal.ts';
import { keepAnchors } from '../../server/services/anchor-file.ts';
import { createVerifyService, type RecordFault } from '../../server/services/verify-service.ts';
import { makeAnchor } from '../../store/anchors.ts';
import type { Store } from '../../store/database.ts';
import { linked } from '../../store/hash-chain.ts';
import type { RecordedHead } from '../../store/heads.ts';
import { append, readJournal } from '../../store/journal.ts';
import { appendToLedger } from '../../store/ledger.ts';
import { entries, newCase, started } from '../store/entries.ts';
import { openMemoryStore } from '../store/memory-store.ts';

// Somebody with all rights in the database rewrites what is on record. Each way shows, by case and number.

const day = 86_400_000;
const key = 'a-key-that-the-database-never-sees';
const four = entries(
  started,
  { kind: 'backstop', unless: 'a' },
  { kind: 'backstop', unless: 'b' },
  { kind: 'backstop', unless: 'c' },
);

let store: Store;
let folder: string;
let file: string;
let now = Date.UTC(2026, 4, 4);
/** What Temporal tells of each case. */
const heads = new Map<string, RecordedHead>();

beforeAll(async () => {
  store = await openMemoryStore();
  folder = await mkdtemp(join(tmpdir(), 'tidings-verify-'));
  file = join(folder, 'anchors.jsonl');
  // No trigger and no reference stands in the way of a superuser.
  await run('set session_replication_role = replica');
}, 60_000);
afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

const run = (statement: string) => sql.raw(statement).execute(store.db);

async function faults(): Promise<readonly RecordFault[]> {
  const histories = {
    headOf: async (id: string) => heads.get(id),
    caseIds: async () => [...heads.keys()],
  };
  const service = createVerifyService({ store, histories, anchors: { file, key } });
  return (await service.verify({ limit: 1000 })).faults;
}

async function anchorAll(): Promise<number> {
  now += day;
  const anchor = await makeAnchor(store, { now, everyMs: day });
  await keepAnchors(store, { file, key });
  return anchor?.number ?? 0;
}

/** What a forger writes who keeps the chain of the case: another reason under this number, and every hash anew. */
async function rewrite(id: string, seq: number): Promise<void> {
  let hash = id;
  for (const entry of await readJournal(store, id)) {
    const said: Entry = entry.seq === seq ? { ...entry, at: entry.at + 1 } : entry;
    const { text, hash: next } = linked(hash, said);
    hash = next;
    await run(
      `update journal set at = ${said.at}, entry = '${text}', hash = '${hash}' where case_id = '${id}' and seq = ${entry.seq}`,
    );
  }
  await run(`update cases set last_hash = '${hash}' where id = '${id}'`);
}

const hashAt = async (id: string, seq: number) =>
  (
    await sql<{ readonly hash: string }>`select hash from journal
    where case_id = ${id} and seq = ${seq}`.execute(store.db)
  ).rows[0]?.hash ?? '';

const editFile = async (edit: (lines: string[]) => readonly string[]) =>
  writeFile(file, edit((await readFile(file, 'utf8')).trimEnd().split('\n')).join('\n') + '\n');

test.each<
  [
    string,
    (id: string, anchor: number) => Promise<unknown>,
    (id: string, anchor: number) => readonly RecordFault[],
  ]
>([
  ['nothing', async () => {}, () => []],
  [
    'a word of an entry',
    (id) => run(`update journal set entry = '{"seq":2}' where case_id = '${id}' and seq = 2`),
    (id) => [{ code: 'journal-broken', case: id, seq: 2 }],
  ],
  [
    'an entry left out',
    (id) => run(`delete from journal where case_id = '${id}' and seq = 1`),
    (id) => [{ code: 'journal-broken', case: id, seq: 1 }],
  ],
  [
    'what somebody has said, taken out as if it were erased',
    async (id) => {
      const said: Entry = {
        seq: 4,
        at: now,
        kind: 'event',
        event: 'withdrawn',
        person: 'candidate',
        channel: 'page',
        comment: 'moved',
      };
      await append(store, id, [said]);
      await run(`update journal set sealed = null where case_id = '${id}' and seq = 4`);
    },
    (id) => [{ code: 'journal-broken', case: id, seq: 4 }],
  ],
  [
    'the end cut off, and the head with it',
    async (id) => {
      await run(`delete from journal where case_id = '${id}' and seq = 3`);
      await run(
        `update cases set last_seq = 2, fixed_seq = 2, last_hash = '${await hashAt(id, 2)}' where id = '${id}'`,
      );
    },
    (id, anchor) => [{ code: 'anchored-differs', anchor, case: id, seq: 3 }],
  ],
  [
    'a journal rewritten with all its hashes',
    (id) => rewrite(id, 1),
    (id, anchor) => [{ code: 'anchored-differs', anchor, case: id, seq: 3 }],
  ],
  [
    'what came after the anchor, with all its hashes',
    async (id) => {
      await append(store, id, four);
      heads.set(id, { seq: 4, head: (await hashAt(id, 4)).slice(0, 32) });
      await rewrite(id, 4);
    },
    (id) => [{ code: 'history-differs', case: id, seq: 4 }],
  ],
  [
    'a whole case gone',
    async (id) => {
      for (const table of ['feed', 'journal'])
        await run(`delete from ${table} where case_id = '${id}'`);
      await run(`delete from cases where id = '${id}'`);
    },
    (id, anchor) => [{ code: 'anchored-differs', anchor, case: id, seq: 3 }],
  ],
  [
    'a journal rewritten, and its anchored head to suit',
    async (id) => {
      await rewrite(id, 2);
      await run(`update anchored_heads set hash = '${await hashAt(id, 3)}' where chain = '${id}'`);
    },
    (_id, anchor) => [{ code: 'anchor-broken', anchor }],
  ],
  [
    'an anchor with another root',
    (_id, anchor) => run(`update anchors set root = 'f' where number = ${anchor}`),
    (_id, anchor) => [
      { code: 'anchor-broken', anchor },
      { code: 'anchor-differs', anchor },
    ],
  ],
  [
    'the ledger, with all its hashes',
    async () => {
      const entry = { seq: 1, at: 1, kind: 'definitions-read', hash: 'another' };
      const { text, hash } = linked('ledger', entry);
      await run(`update ledger set at = 1, entry = '${text}', hash = '${hash}' where seq = 1`);
      await run(`update ledger_head set last_hash = '${hash}'`);
    },
    (_id, anchor) => [{ code: 'anchored-differs', anchor, seq: 1 }],
  ],
  [
    'the end of the ledger cut off, and its head',
    async () => {
      await run('delete from ledger');
      await run(`update ledger_head set last_seq = 0, last_hash = 'ledger'`);
    },
    (_id, anchor) => [{ code: 'anchored-differs', anchor, seq: 1 }],
  ],
  [
    'the last anchor taken out of the database',
    async (_id, anchor) => {
      await run(`delete from anchored_heads where anchor = ${anchor}`);
      await run(`delete from anchors where number = ${anchor}`);
    },
    (_id, anchor) => [{ code: 'anchor-missing', anchor }],
  ],
  [
    'everything there is in the database, in itself without a fault',
    async (id, anchor) => {
      await rewrite(id, 1);
      await run(`delete from anchored_heads where anchor = ${anchor}`);
      await run(`delete from anchors where number = ${anchor}`);
      await makeAnchor(store, { now, everyMs: 0 });
    },
    (_id, anchor) => [{ code: 'anchor-differs', anchor }],
  ],
  [
    'nothing, where a crash has torn a line and the next anchor stands behind it',
    async () => {
      await appendFile(file, '{"at":17');
      await anchorAll();
    },
    () => [],
  ],
  [
    'a line taken out of the file',
    () => editFile((lines) => lines.slice(0, -1)),
    (_id, anchor) => [{ code: 'anchor-not-kept', anchor }],
  ],
  [
    'a line of the file written without the key',
    (_id, anchor) =>
      editFile((lines) =>
        lines.map((line) => line.replace(`"number":${anchor},`, `"number":${anchor}000,`)),
      ),
    (_id, anchor) => [
      { code: 'anchor-file-forged', line: anchor },
      { code: 'anchor-not-kept', anchor },
    ],
  ],
])('what was rewritten shows: %s', async (_sentence, tamper, expected) => {
  await empty();
  await anchorAll();
  const id = await newCase(store);
  await append(store, id, four.slice(0, 3));
  await appendToLedger(store, { kind: 'definitions-read', hash: id }, { at: now });
  const anchor = await anchorAll();
  await tamper(id, anchor);
  expect(await faults()).toEqual(expected(id, anchor));
});

/** Nothing is left of what other sentences have put on record. */
async function empty(): Promise<void> {
  heads.clear();
  await rm(file, { force: true });
  for (const table of [
    'feed',
    'anchored_heads',
    'mailed_anchors',
    'anchors',
    'journal',
    'cases',
    'ledger',
  ])
    await run(`delete from ${table}`);
  await run(`update ledger_head set last_seq = 0, last_hash = 'ledger'`);
}
