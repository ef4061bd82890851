import type { PayloadKeys } from '../../platform/codec/encryption.ts';
import { canonicalJson } from '../../store/canonical.ts';
import type { WorkflowHistory } from '../workflows/recordings.ts';
import type { ScheduledCommand } from '../workflows/scheduled-commands.ts';
import { mergedHistories } from './merge-tasks.ts';
import { type Replayed, replayHistories } from './replay-histories.ts';

/** What came of spreading the inputs of histories otherwise over their workflow tasks. */
export interface RespreadReport {
  readonly readings: number;
  /** Readings that scheduled something else than the history as it is. */
  readonly failures: readonly string[];
}

/** How often what a task brings is delivered in another order. */
const orders = [1, 2, 3];

/**
 * Replays each history as it is, with its silent tasks merged, and with what a task brings in other orders. Every reading schedules the same:
 * the same entries, with what has been acknowledged left out, and the same commands in the same order.
 */
export async function replayRespread(
  code: string,
  recorded: readonly { readonly name: string; readonly history: WorkflowHistory }[],
  keys?: PayloadKeys,
): Promise<RespreadReport> {
  const readings = recorded.flatMap(({ name, history }) =>
    [history, ...mergedHistories(history)].flatMap((merged, index) =>
      ['', ...orders.map((order) => ` in order ${order}`)].map((order) => ({
        as: name,
        name: `${name}${index === 0 ? '' : ` merged ${index}`}${order}`,
        history: merged,
      })),
    ),
  );
  const histories = new Map(readings.map(({ name, history }) => [name, history]));
  const replayed = await replayHistories(code, histories, keys);
  const failures = readings.flatMap(({ name, as }) => {
    const difference = differenceOf(replayed.get(as), replayed.get(name));
    return difference === undefined ? [] : [`${name}: ${difference}`];
  });
  return { readings: readings.length, failures };
}

function differenceOf(expected?: Replayed, found?: Replayed): string | undefined {
  if (found?.error !== undefined) return found.error;
  const [first, second] = [expected, found].map((one) => (one?.scheduled ?? []).map(asText));
  const at = (first ?? []).findIndex((command, index) => command !== second?.[index]);
  if (at >= 0) return `scheduled ${second?.[at]}, not ${first?.[at]}`;
  return first?.length === second?.length ? undefined : 'scheduled more';
}

const asText = (command: ScheduledCommand): string => canonicalJson(command);
