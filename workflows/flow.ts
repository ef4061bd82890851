import {
  allHandlersFinished,
  ApplicationFailure,
  condition,
  continueAsNew,
  log,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { Act, Refusal } from '../engine/model/act.ts';
import { FlowError } from '../engine/model/flow-error.ts';
import {
  createDoor,
  foreignEvent,
  incomingSignal,
  incomingUpdate,
  isForeign,
  requireReadable,
} from './door.ts';
import type { FlowInput } from './messages.ts';
import { startTurns, type Turns } from './turns.ts';

/** The workflow of one case: carries out the plan that it was started with. Returns the outcome. */
export async function flow(input: FlowInput): Promise<string> {
  const turns = startTurns(requireReadable(input));
  const pending: PendingAct[] = [];
  const door = createDoor();
  const { inbox } = turns;
  setHandler(incomingUpdate, (...values) => acceptAct(door.updated(values), pending, inbox), {
    validator: (...values) => {
      const refused = door.review(values) ?? reviewNow(door.updated(values), turns);
      if (refused !== undefined) throw asFailure(refused);
    },
  });
  setHandler(incomingSignal, (...values) => {
    const signalled = door.signalled(values);
    if (signalled === undefined) return;
    pending.push({ ...signalled, shown: false, done: false });
    inbox.announce();
  });

  while (!(await isFinished(turns, pending))) workOff(pending, turns);
  await condition(allHandlersFinished);
  if (turns.failed !== undefined) throw asApplicationFailure(turns.failed);
  if (!turns.run.over) await continueAsNew<typeof flow>({ ...input, resume: turns.resume() });
  await turns.flushed();
  return turns.run.outcome ?? 'completed';
}

/** Waits for what comes; true when this run of the workflow has nothing more to do. What has come is worked off first. */
async function isFinished(turns: Turns, pending: readonly PendingAct[]): Promise<boolean> {
  const ended = () => turns.run.over || turns.failed !== undefined;
  const { inbox } = turns;
  const due = () =>
    inbox.complete && (inbox.waiting || pending.some(({ act }) => !isAwaitingSlots(act, turns)));
  await condition(() => due() || ended() || isLong());
  if (due() || ended()) return !due();
  turns.drain();
  await condition(() => due() || ended() || turns.idle);
  return !due();
}

function reviewNow(act: Act, turns: Turns): Refusal | undefined {
  if (isForeign(act, turns.run)) return foreignEvent;
  return isAwaitingSlots(act, turns) ? undefined : turns.review(act);
}

interface PendingAct {
  readonly act: Act;
  /** It counts whoever it is from, since it did when it came. */
  readonly unread: boolean;
  /** It is an update: the history has an event of its acceptance. */
  readonly shown: boolean;
  refused?: Refusal | undefined;
  done: boolean;
}

/**
 * Acts are processed by the main function of the workflow and not in the handler: Temporal marks every event that comes of a handler, for
 * as long as it can follow, which in a case is everything from then on.
 */
async function acceptAct(act: Act, pending: PendingAct[], inbox: Turns['inbox']): Promise<void> {
  const received: PendingAct = { act, unread: true, shown: true, done: false };
  pending.push(received);
  inbox.announce();
  await condition(() => received.done);
  if (received.refused !== undefined) throw asFailure(received.refused);
}

/** Results first, then what is due, then acts: who acts knows all that has come of before, and who answers at a deadline is too late. */
function workOff(pending: PendingAct[], turns: Turns): void {
  turns.workOff();
  processActs(pending, turns);
  turns.leaveTrace();
}

function processActs(pending: PendingAct[], turns: Turns): void {
  const early = pending.filter(({ act }) => isAwaitingSlots(act, turns));
  for (const arrival of pending.splice(0, pending.length, ...early))
    if (!early.includes(arrival)) processAct(arrival, turns);
}

/** The first mail of a batch may be answered while the last is still leaving: until it is known who is asked, such an act cannot be reviewed. */
const isAwaitingSlots = (act: Act, { run, failed }: Turns): boolean =>
  'task' in act &&
  failed === undefined &&
  run.tasks.some(
    (task) =>
      task.opened.task === act.task &&
      task.opened.round === act.round &&
      task.pending() === undefined,
  );

function processAct(arrival: PendingAct, turns: Turns): void {
  const { act, unread, shown } = arrival;
  arrival.refused = !unread && isForeign(act, turns.run) ? foreignEvent : turns.act(act, shown);
  arrival.done = true;
  if (arrival.refused !== undefined)
    log.info('an act changes nothing', { code: arrival.refused.code });
}

/** A case may last for years: it continues as new where the server suggests it. */
function isLong(): boolean {
  return workflowInfo().continueAsNewSuggested;
}

const asFailure = (refusal: Refusal) =>
  ApplicationFailure.create({
    type: refusal.code,
    message: refusal.message,
    details: [refusal],
    nonRetryable: true,
  });

/** The one place where an error of the engine becomes Temporal's. */
function asApplicationFailure(error: unknown): unknown {
  return error instanceof FlowError
    ? ApplicationFailure.create({ type: error.code, message: error.message, nonRetryable: true })
    : error;
}
