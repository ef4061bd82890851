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
import {
  createDoor,
  foreignEvent,
  incomingIntervention,
  incomingSignal,
  incomingUpdate,
  isForeign,
  unexplained,
  requireReadable,
} from './door.ts';
import type { InterventionRefusal } from '../engine/interpreter/intervention.ts';
import type { FlowInput } from './messages.ts';
import { createInterventions, type Interventions } from './interventions.ts';
import { Turns } from './turns.ts';

/** The workflow of one case: carries out the plan that it was started with. Returns the outcome. */
export async function flow(input: FlowInput): Promise<string> {
  const turns = new Turns(requireReadable(input));
  const pending: PendingAct[] = [];
  const door = createDoor();
  const { inbox } = turns;
  setHandler(incomingUpdate, (...values) => acceptAct(door.updated(values), pending, inbox), {
    validator: (...values) => {
      const refused = door.review(values) ?? reviewNow(door.updated(values), turns);
      throwIfRefused(refused);
    },
  });
  const interventions = createInterventions(turns);
  setHandler(
    incomingIntervention,
    async (...values) => throwIfRefused(await interventions.receive(door.intervened(values))),
    {
      validator: (...values) =>
        throwIfRefused(
          door.reviewIntervention(values) ?? turns.reviewIntervention(door.intervened(values)),
        ),
    },
  );
  setHandler(incomingSignal, (...values) => {
    const signalled = door.signalled(values);
    if (signalled === undefined) return;
    pending.push({ ...signalled, shown: false, done: false });
    inbox.announce();
  });

  while (!(await isFinished(turns, pending, interventions))) {
    workOff(pending, turns);
    interventions.workOff();
    inbox.release();
  }
  await condition(allHandlersFinished);
  if (turns.failed !== undefined) throw turns.failed.error;
  if (!turns.run.over) await continueAsNew<typeof flow>(turns.next());
  return turns.run.outcome ?? 'completed';
}

/** Waits for what comes; true when this run of the workflow has nothing more to do. What has come is worked off first. */
async function isFinished(
  turns: Turns,
  pending: readonly PendingAct[],
  interventions: Interventions,
): Promise<boolean> {
  const ended = () => turns.failed !== undefined || (turns.run.over && turns.flushed);
  const { inbox } = turns;
  const due = () =>
    inbox.complete &&
    (inbox.waiting ||
      interventions.waiting ||
      pending.some(({ act }) => !isAwaitingSlots(act, turns)));
  await condition(() => due() || ended() || (isLong() && !turns.run.over));
  if (due() || ended()) return !due();
  turns.drain();
  await condition(() => due() || ended() || turns.idle);
  return !due();
}

function reviewNow(act: Act, turns: Turns): Refusal | undefined {
  if (isForeign(act, turns.run)) return foreignEvent;
  const refused = isAwaitingSlots(act, turns) ? undefined : turns.review(act);
  return refused ?? unexplained(act, turns.run);
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
  throwIfRefused(received.refused);
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
const isAwaitingSlots = (act: Act, { run }: Turns): boolean =>
  'task' in act &&
  run.stopped === undefined &&
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

function throwIfRefused(refusal: Refusal | InterventionRefusal | undefined): void {
  if (refusal === undefined) return;
  const { code: type, message } = refusal;
  throw ApplicationFailure.create({ type, message, details: [refusal], nonRetryable: true });
}
