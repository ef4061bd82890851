import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { messageIdOf } from '../../platform/mailbox/message-id.ts';
import type { Store } from '../../store/database.ts';
import { markAccepted, markTransmitting } from '../../store/messages.ts';
import { sealFacts } from '../../store/sealed-facts.ts';
import { keepUpload } from '../../store/uploads.ts';
import type { ServerHarness } from './harness.ts';
import { now, onboarding, seats } from './sample.ts';

/** Forty words that only one case has: of its facts, answers, comments, files and mails. */
export const planted = Array.from({ length: 40 }, (_, index) => {
  const letters = (index * 7919 + 104_729).toString(36);
  return `Zq${letters}Xv${letters.toUpperCase()}wK`;
});
export const word = (index: number): string => planted[index] ?? '';

/** Every part of six letters of every planted word that stands in a text, in whatever case and encoding. */
export function partsIn(text: string): readonly string[] {
  const lower = text.toLowerCase();
  return planted.flatMap((one) =>
    Array.from({ length: one.length - 5 }, (_, at) => one.slice(at, at + 6).toLowerCase()).filter(
      (part) =>
        lower.includes(part) || lower.includes(Buffer.from(part).toString('base64').toLowerCase()),
    ),
  );
}

/** A case with all planted words in it, which has ended. */
export async function plantedCase(harness: ServerHarness, mails: string): Promise<string> {
  const id = await harness.openCase(onboarding(), seats('onboarding', 0, 'candidate'));
  const { sealing, db } = harness.store;
  const key = await sealing.of(id);
  const facts = { candidate: { name: word(0), email: `${word(1)}@example.com`, phone: word(2) } };
  if (key)
    await db
      .updateTable('cases')
      .set({ facts: sealFacts(key, id, facts) })
      .where('id', '=', id)
      .execute();
  const file = { case: id, person: 'candidate', type: 'application/pdf' };
  for (let n = 3; n < 8; n += 1)
    await keepUpload(
      harness.store,
      { ...file, name: `${word(n)}.pdf`, bytes: Buffer.from(word(n + 5)) },
      { at: 1 },
    );
  const answers = Object.fromEntries(
    [...planted.slice(13, 30), word(38)].map((one, n) => [`field${n}`, one]),
  );
  await harness.happens(
    id,
    {
      kind: 'answered',
      task: 'onboarding',
      round: 1,
      person: 'candidate',
      outcome: 'accepted',
      comment: word(30),
      answers,
      channel: 'page',
    },
    { kind: 'settled', task: 'onboarding', round: 1, outcome: 'accepted', silent: false },
    ...planted
      .slice(31, 37)
      .map(
        (comment) =>
          ({ kind: 'event', event: 'noted', person: 'li-na', comment, channel: 'page' }) as const,
      ),
    {
      kind: 'sent',
      message: 'm1',
      step: 's',
      template: 'offer',
      class: 'offer',
      to: { who: 'candidate' },
    },
    { kind: 'undelivered', message: 'm1', fate: 'refused', reason: word(37) },
    { kind: 'ended', outcome: 'accepted' },
  );
  const delivery = { case: id, message: 'm1', person: 'candidate' };
  await markTransmitting(harness.store, delivery, now);
  await markAccepted(harness.store, delivery, {
    at: now,
    response: `250 queued for <${word(1)}@example.com>`,
  });
  const mail = (to: string, messageId: string) =>
    `To: ${to}\r\nMessage-ID: ${messageId}\r\n\r\n${word(39)}`;
  await writeFile(
    join(mails, '20260930100000000-000001.eml'),
    mail(word(1), messageIdOf(delivery, 'a@b.example')),
  );
  await writeFile(
    join(mails, '20260930100000000-000002.eml'),
    mail('x', '<other@b.example>').replace(word(39), 'of another case'),
  );
  return id;
}

/** Every row of every table but the keys of the cases, as a dump would have it. */
export async function dump({ db }: Pick<Store, 'db'>): Promise<string> {
  const { rows: tables } = await sql<{ name: string }>`select table_name as name
    from information_schema.tables where table_schema = 'public' and table_name <> 'case_keys'`.execute(
    db,
  );
  const texts = [];
  for (const { name } of tables) {
    const { rows } = await sql<{
      line: string;
    }>`select t::text as line from ${sql.table(name)} t`.execute(db);
    texts.push(...rows.map(({ line }) => line));
  }
  // PostgreSQL writes bytes in hex.
  return texts
    .map((line) =>
      line.replaceAll(/\\x((?:[0-9a-f]{2})+)/g, (_all, hex: string) =>
        Buffer.from(hex, 'hex').toString('latin1'),
      ),
    )
    .join('\n');
}
