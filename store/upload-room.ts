import type { Kysely } from 'kysely';
import type { DatabaseSchema } from './schema.ts';

/** How many bytes files may have together. */
export interface UploadRoom {
  readonly ofCase: number;
  readonly ofHouse: number;
}

/** What would hold more than it may. */
export type FullPlace = 'case' | 'house';

/** Where there is no room for a file of a case, if there is none. */
export async function lackOfRoom(
  db: Kysely<DatabaseSchema>,
  { case_id: caseId, size }: { readonly case_id: string; readonly size: number },
  { ofCase, ofHouse }: UploadRoom,
): Promise<FullPlace | undefined> {
  const { house, own } = await db
    .selectFrom('uploads')
    .select((eb) => [
      eb.fn.coalesce(eb.fn.sum<string>('size'), eb.val('0')).as('house'),
      eb.fn
        .coalesce(eb.fn.sum<string>('size').filterWhere('case_id', '=', caseId), eb.val('0'))
        .as('own'),
    ])
    .executeTakeFirstOrThrow();
  if (Number(own) + size > ofCase) return 'case';
  return Number(house) + size > ofHouse ? 'house' : undefined;
}
