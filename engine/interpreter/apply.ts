import { originOf, type Act, type Refusal } from '../model/act.ts';
import type { CaseState } from './case-state.ts';
import { reviewSeen } from './review-seen.ts';
import { closeCase, runToCompletion } from './lines.ts';
import type { Input } from '../ports/host.ts';
import type { Coroutine, StepContext } from '../ports/step-context.ts';

/** Takes an input into the state of a case; no line goes on yet. Returns why an act changed nothing. */
export function apply(state: CaseState, input: Input, context: StepContext): Refusal | undefined {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the table has it under the kind of this very input
  const applied = appliers[input.kind] as Applier<Input>;
  return applied(input, state, context) ?? undefined;
}

type Applier<I extends Input> = (
  input: I,
  state: CaseState,
  context: StepContext,
) => Refusal | undefined | void;

const appliers: { readonly [K in Input['kind']]: Applier<Extract<Input, { readonly kind: K }>> } = {
  time: () => undefined,
  fate: ({ message, fate }, { messages }) => messages.arrived(message, fate),
  refused: ({ message, people }, { messages }) => messages.refused(message, people),
  seats: (assigned, { tasks }) => tasks.assignSlots(assigned),
  stopped(stopped, state) {
    state.host.record(stopped);
    state.stopped = stopped.reason;
  },
  resumed(resumed, state) {
    if (state.monitors.failed !== undefined) throw state.monitors.failed.error;
    state.host.record(resumed);
    state.stopped = undefined;
  },
  closed(closed, state, context) {
    state.host.record(closed);
    takeOver(state, closeCase(closed, context));
  },
  act({ act }, state, context) {
    const refused = review(state, act);
    if (refused === undefined) accept(state, act, context);
    return refused;
  },
};

/** Returns why an act would change nothing now; changes nothing itself. */
export function review(state: CaseState, act: Act): Refusal | undefined {
  if (!('event' in act))
    return state.stopped === undefined
      ? (state.tasks.review(act) ?? reviewSeen(state, act))
      : stoppedRefusal(state);
  if (state.outcome !== undefined || state.handled)
    return refuse(state, 'case-ended', 'the case has ended');
  // A name of an object's own, such as `constructor`, is no event.
  return !Object.hasOwn(state.plan.on, act.event)
    ? refuse(state, 'unknown-event', `this flow does not handle "${act.event}"`)
    : undefined;
}

const refuse = (
  { outcome }: Pick<CaseState, 'outcome'>,
  code: Refusal['code'],
  message: string,
): Refusal => ({
  code,
  message,
  recorded: [],
  ...(outcome === undefined ? {} : { settled: outcome }),
});

const stoppedRefusal = (state: CaseState): Refusal =>
  refuse(
    state,
    'case-stopped',
    'an error has stopped this case; it takes no answer until somebody has resumed it',
  );

/** Records an answer; an event stops everything, an earlier stop as well, and starts its handler. */
function accept(state: CaseState, act: Act, context: StepContext): void {
  if (!('event' in act)) return state.tasks.answer(act);
  const { event, person, comment } = act;
  state.host.record({
    kind: 'event',
    event,
    person,
    ...(comment === undefined ? {} : { comment }),
    ...originOf(act),
  });
  takeOver(state, runToCompletion(state.plan.on[event] ?? [], context));
}

/** Cuts every line, and lets this one be the main one. */
function takeOver(state: CaseState, line: Coroutine): void {
  state.handled = true;
  state.stopped = undefined;
  state.scheduler.stop(['main', 'awaited', 'delivery', 'until-end', 'backstop']);
  state.messages.takeOver();
  state.scheduler.start('main', line);
}
