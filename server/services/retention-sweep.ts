import type { Instant } from '../../engine/model/base.ts';
import { dayMs, hourMs, minuteMs } from '../../engine/time/units.ts';
import { keepDoing } from '../../platform/process/keep-doing.ts';
import type { Store } from '../../store/database.ts';
import { isKept } from '../../store/ended-cases.ts';
import type { TroubleDetail } from '../../wording/texts/trouble-details.ts';
import type { Trouble } from '../../wording/troubles.ts';
import type { RetentionResult, RetentionService, SweptCase } from './retention-service.ts';
import type { ServerLog } from './server-log.ts';

/** The daily sweep of a server. */
export interface RetentionSweep {
  /** Sweeps if it is time to. */
  look(): Promise<void>;
  /** What the last sweep has left, though its time was over, and is still there; and what is wrong with `house.yaml` now. */
  troubles(): Promise<readonly Trouble[]>;
}

export interface SweepParts {
  readonly store: Store;
  readonly retention: RetentionService;
  readonly now: () => Instant;
  readonly log: ServerLog;
}

/** Looks every minute whether it is time to sweep. Returns how to stop, besides what the sweep has left. */
export function startRetentionSweep(
  parts: SweepParts,
): Pick<RetentionSweep, 'troubles'> & { stop(): Promise<void> } {
  let stopped = false;
  const sweep = createRetentionSweep(parts, () => stopped);
  const stopLooking = keepDoing(
    () => sweep.look(),
    (error) => parts.log.error({ err: error }, 'cases whose time is over could not be erased'),
    { everyMs: minuteMs, begins: 'later' },
  );
  return {
    troubles: () => sweep.troubles(),
    stop() {
      stopped = true;
      return stopLooking();
    },
  };
}

/**
 * Erases what is due, at first and then once a day by this clock; while Temporal is away or `house.yaml` has faults, once an hour. Broken
 * off, it goes on the next time: what is done is done. Several servers may sweep at once, and each case goes once.
 */
export function createRetentionSweep(
  parts: SweepParts,
  isStopped: () => boolean = () => false,
): RetentionSweep {
  let left: readonly Trouble[] = [];
  let rest: { readonly from: Instant; readonly until: Instant } | undefined;
  return {
    async look() {
      const at = parts.now();
      // A clock that was put back must not keep everything for as long.
      if (rest && rest.from <= at && at < rest.until) return;
      const { troubles, again } = await sweepAll(parts, isStopped);
      left = troubles ?? left;
      rest = { from: at, until: at + again };
    },
    async troubles() {
      const still: Trouble[] = [];
      for (const one of left)
        if (one.case !== undefined && (await isKept(parts.store, one.case))) still.push(one);
      const [diagnostic] = await parts.retention.diagnostics();
      if (diagnostic === undefined) return still;
      const { file, line, message } = diagnostic;
      return [...still, { code: 'house-unread', detail: { kind: 'line', file, line, message } }];
    },
  };
}

const pageSize = 200;

interface SweepOutcome {
  /** Missing where it could not sweep. */
  readonly troubles?: readonly Trouble[];
  /** Milliseconds until the next sweep. */
  readonly again: number;
}

async function sweepAll(
  { retention, now, log }: SweepParts,
  isStopped: () => boolean,
): Promise<SweepOutcome> {
  const swept: SweptCase[] = [];
  let after: string | undefined;
  do {
    const result = await retention.sweep({ after, limit: pageSize });
    if (result.kind !== 'done') {
      tellBrokenOff(result, log);
      return { again: hourMs };
    }
    swept.push(...result.cases);
    after = result.next;
  } while (after !== undefined && !isStopped());
  const erased = swept.filter(({ waits, failed }) => waits === undefined && failed === undefined);
  if (erased.length > 0)
    log.info({ erased: erased.length }, 'cases were erased, since their time is over');
  return { troubles: swept.flatMap((one) => troubleOf(one, now())), again: dayMs };
}

function tellBrokenOff(
  result: Exclude<RetentionResult<SweptCase>, { readonly kind: 'done' }>,
  log: ServerLog,
): void {
  if (result.kind === 'unavailable')
    return log.warn(
      {},
      'Temporal does not answer: cases whose time is over are erased once it does',
    );
  const [{ message, line } = {}] = result.diagnostics;
  log.warn(
    { fault: message, line },
    'house.yaml has faults: no case is erased; run "tidings check"',
  );
}

/** What waits has a day for it. */
function troubleOf(
  { case: id, until, waits, failed }: SweptCase,
  now: Instant,
): readonly Trouble[] {
  if (failed === undefined && (waits === undefined || now - until < dayMs)) return [];
  const detail: TroubleDetail | undefined =
    failed === undefined
      ? waits && { kind: 'not-erased', obstacle: waits.code }
      : { kind: 'words', words: failed };
  return [{ code: 'not-erased', case: id, since: until, ...(detail && { detail }) }];
}
