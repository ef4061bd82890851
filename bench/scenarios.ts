import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { WorkflowHandle } from '@temporalio/client';
import type { Side } from './sides.ts';
import { wasIdleAtTriggers, type History } from './idle-triggers.ts';

/** A scenario of the yardstick: who answers, and after how many timers have fired. */
export interface YardstickScenario {
  readonly name: string;
  /** The approver of this escalation level answers; nobody when it is missing. */
  readonly answer?: { readonly rung: 0 | 1; readonly afterTimers: number };
}

export const scenarios: readonly YardstickScenario[] = [
  { name: 'before the reminder', answer: { rung: 0, afterTimers: 0 } },
  { name: 'after the reminder', answer: { rung: 0, afterTimers: 1 } },
  { name: 'second approver', answer: { rung: 1, afterTimers: 2 } },
  { name: 'both silent' },
];
/** Makes a case known to the worker before it is started. */
export type Prepare = (caseIds: readonly string[], windowMs: number) => Promise<void>;

/** A slow machine gets longer windows, so that every count is of a case that nothing has disturbed. */
export const windowsMs = [2_000, 4_000, 8_000, 16_000] as const;

export const newCaseId = (): string => randomBytes(10).toString('hex');

/** Runs a case through a scenario, again with longer windows if something was still under way when a timer fired. */
export async function runScenario(
  side: Side,
  scenario: YardstickScenario,
  prepare: Prepare,
): Promise<History> {
  for (const windowMs of windowsMs) {
    const caseId = newCaseId();
    await prepare([caseId], windowMs);
    await side.start(caseId, windowMs);
    const answered = await answer(side, scenario, caseId);
    const handle = side.handle(caseId);
    await handle.result();
    const history = await handle.fetchHistory();
    if (answered && wasIdleAtTriggers(history)) return history;
  }
  throw new Error(`this machine is too busy to count "${scenario.name}"; run it again`);
}

/** False when it came too late. */
async function answer(
  side: Side,
  { answer: given }: YardstickScenario,
  caseId: string,
): Promise<boolean> {
  if (given === undefined) return true;
  const waits = await untilWaiting(side.handle(caseId), given.afterTimers);
  return waits && (await side.approve(caseId, given.rung));
}

/** Resolves when nothing is under way and the case waits for a person, so many timers after its start; false when it is over by then. */
export async function untilWaiting(handle: WorkflowHandle, timersFired = 0): Promise<boolean> {
  for (;;) {
    // Counted first: a timer that fires after the count is then seen as work under way.
    const count = timersFired === 0 ? 0 : await firedTimers(handle);
    const { raw, status } = await handle.describe();
    if (status.name !== 'RUNNING') return false;
    const underWay = (raw.pendingActivities ?? []).length > 0 || raw.pendingWorkflowTask != null;
    if (!underWay && count >= timersFired) return true;
    await pause(20);
  }
}

async function firedTimers(handle: WorkflowHandle): Promise<number> {
  const { events } = await handle.fetchHistory();
  return (events ?? []).filter(({ timerFiredEventAttributes: timer }) => timer != null).length;
}
