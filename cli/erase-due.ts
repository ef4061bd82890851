import { call } from './client/api.ts';
import type { Connection } from './client/connection.ts';
import { timeText } from './client/time-text.ts';
import { columns } from './command/columns.ts';
import { CommandError } from './command/command-error.ts';
import { exitCodes } from './command/exit-codes.ts';
import { print, printJson } from './command/output.ts';
import { isObject } from '../engine/model/base.ts';
import type { DueCase, SweptCase } from '../server/services/retention-service.ts';

/** Lists the cases whose time is over now, or within a period: what would go, when, and what is in its way. */
export async function listDue(
  connection: Connection,
  within: string,
  json: boolean | undefined,
): Promise<void> {
  const asked = (after: string | undefined) =>
    call(connection, {
      path: `api/erasures?${new URLSearchParams({ within, ...(after !== undefined && { after }) })}`,
      guard: isPageOf(isDue),
      places: { '/within': '--within' },
    });
  const cases = (await allPages(asked)).toSorted((a, b) => a.until - b.until);
  if (json) return printJson({ cases });
  if (cases.length === 0) return print(`nothing goes within ${within}`);
  print(columns(['CASE', 'FLOW', 'OUTCOME', 'LAST', 'KEPT', 'GOES', ''], cases.map(rowOf)));
}

const rowOf = (one: DueCase): readonly string[] => [
  one.case,
  one.flow,
  one.outcome,
  timeText(one.endedAt),
  one.keep,
  timeText(one.until),
  one.obstacle ?? '',
];

/** Erases all cases whose time is over. */
export async function eraseDue(connection: Connection, json: boolean | undefined): Promise<void> {
  const swept = await allPages((after) =>
    call(connection, {
      path: 'api/erasures',
      body: { ...(after !== undefined && { after }) },
      guard: isPageOf(isSwept),
    }),
  );
  const left = swept.filter(({ waits, failed }) => waits !== undefined || failed !== undefined);
  if (json) printJson({ cases: swept });
  else print(`erased: ${swept.length - left.length}`);
  const lines = left.map((one) => `case ${one.case} stays: ${one.failed ?? one.waits?.message}`);
  if (lines.length > 0) throw new CommandError(exitCodes.refused, lines.join('\n'));
}

interface CasePage<Found> {
  readonly cases: readonly Found[];
  readonly next?: string;
}

async function allPages<Found>(
  ask: (after: string | undefined) => Promise<CasePage<Found>>,
): Promise<readonly Found[]> {
  const cases: Found[] = [];
  let after: string | undefined;
  do {
    const page = await ask(after);
    cases.push(...page.cases);
    after = page.next;
  } while (after !== undefined);
  return cases;
}

const isPageOf =
  <Found>(isFound: (one: unknown) => one is Found) =>
  (body: unknown): body is CasePage<Found> =>
    isObject(body) && Array.isArray(body['cases']) && body['cases'].every(isFound);

const isSwept = (one: unknown): one is SweptCase =>
  isObject(one) && typeof one['case'] === 'string' && typeof one['until'] === 'number';

const isDue = (one: unknown): one is DueCase =>
  isSwept(one) && 'endedAt' in one && typeof one.endedAt === 'number';
