import type { MessageClass } from '../../../model/message.ts';
import type { UserTask } from '../../../behaviour/behaviour.ts';
import type { AnnotatedSchema } from '../../../steps/step.ts';
import type { Calendars } from '../../../time/deadline.ts';
import { identity, restrict } from '../../../time/maps/time-map.ts';
import { durationsOf, horizonOf } from '../../timing/horizon.ts';
import { mapTimeDomain } from '../../timing/map-times.ts';
import type { GuardCase } from '../../cases/split-cases.ts';
import { explore } from '../../exploration/explore.ts';
import type { ObservedEvent } from '../../finding/observed-event.ts';
import { linesOf, tasksIn } from '../../../behaviour/traverse.ts';
import { countsFrom, offersChoice } from '../answered-offer.ts';
import { asksCandidate, tellsCandidate } from '../decision.ts';
import { elapsedIn, instantsAfter, isBefore, isFull, withMore } from '../elapsed.ts';
import { classParam } from './class-param.ts';
import { type GuardCaseContext, withoutHandlers } from './pack-check.ts';
import type { Duration } from '../../../model/base.ts';

export interface AnswerWindowParams {
  readonly message: MessageClass;
  readonly as: string;
}

/** The parameters of a rule that compares how long a message stands with how long it can be answered. */
export const answerWindowParams = (title: string): AnnotatedSchema => ({
  type: 'object',
  title: `"${title}"`,
  required: ['message', 'as'],
  additionalProperties: false,
  properties: {
    message: classParam('What can be answered.'),
    as: { type: 'string', description: 'The value under "with:" that says how long.' },
  },
});

/** A task by which the candidate answers such a message, and how long the message says that they have. */
export interface AnswerTask {
  readonly task: UserTask;
  readonly step: string;
  readonly said: Duration;
  /** The durations that can go by from the arrival of the message until the task opens. */
  readonly before: readonly Duration[];
  /** There are more of them than are compared. */
  readonly isLong: boolean;
}

/** Every task by which such a message is answered; of one case of the guards several rules of a pack ask for the same. */
export function answerTasksFor(
  params: AnswerWindowParams,
  guardCase: GuardCase,
): readonly AnswerTask[] {
  const ofCase = answerTasks.get(guardCase) ?? new Map<string, readonly AnswerTask[]>();
  answerTasks.set(guardCase, ofCase);
  const key = `${params.message} ${params.as}`;
  const found = ofCase.get(key) ?? findAnswerTasks(params, guardCase);
  ofCase.set(key, found);
  return found;
}

const answerTasks = new WeakMap<GuardCase, Map<string, readonly AnswerTask[]>>();

function findAnswerTasks(
  { message, as }: AnswerWindowParams,
  guardCase: GuardCase,
): readonly AnswerTask[] {
  const asked = withoutHandlers(guardCase);
  const tasks = linesOf(asked.behaviour).flatMap(tasksIn).filter(asksCandidate);
  const found = explore<Partial<AnswerTask>, AnswerTask>(asked, {
    start: {},
    focus: tasks.map(({ step }) => step),
    observes: {
      send: (send) => tellsCandidate(send, message) && send.moments[as] !== undefined,
      task: () => true,
      delay: () => true,
    },
    judges: { task: asksCandidate },
    step: (known, event) => knownAfter(known, event, as),
    check: (event, { state: { step, said, before = [], isLong = false } }) =>
      event.what === 'opened' && asksCandidate(event.task) && step !== undefined && said
        ? [{ task: event.task, step, said, before, isLong }]
        : [],
  });
  return distinctTasks(found);
}

/** Each once, since comparing windows takes longer than finding them. */
const distinctTasks = (found: readonly AnswerTask[]): readonly AnswerTask[] => [
  ...new Map(
    found.map((one) => [
      JSON.stringify([one.task.step, one.step, one.said, one.before, one.isLong]),
      one,
    ]),
  ).values(),
];

function knownAfter(
  known: Partial<AnswerTask>,
  event: ObservedEvent,
  as: string,
): Partial<AnswerTask> {
  if (event.what === 'sent') {
    const said = event.send.moments[as];
    return said === undefined ? known : { step: event.send.step, said, before: [] };
  }
  // A message that was not delivered is no offer whose time runs. One of which nobody knows is not compared either: times are proved under
  // the assumption that this does not happen.
  if (event.what === 'undelivered' || event.what === 'unknown') return {};
  // Behind a form that can only be filled in the answer is still to come.
  if (event.what === 'opened')
    return asksCandidate(event.task) && offersChoice(event.task) ? {} : known;
  return withElapsed(known, elapsedIn(event));
}

/** Nothing counts before the message; after many steps no more is added, so that the states of the analysis stay few. */
function withElapsed(
  known: Partial<AnswerTask>,
  lengths: readonly Duration[],
): Partial<AnswerTask> {
  if (known.before === undefined || lengths.length === 0) return known;
  return isFull(known.before)
    ? { ...known, isLong: true }
    : { ...known, before: withMore(known.before, lengths) };
}

/** Whether the time to answer, counted from the same moment, can be shorter than the message says, and whether it can be longer. */
export function compareWindows(answerTask: AnswerTask, calendars: Calendars) {
  const { task, said, before, isLong } = answerTask;
  const windows = windowsOf(task);
  if (before.length === 0 && JSON.stringify(windows) === JSON.stringify([said]))
    return equalWindows;
  const domain = horizonOf({ calendars });
  const starts = restrict(identity, domain);
  const after = instantsAfter({ late: mapTimeDomain(calendars, domain), starts });
  const [answerWindow, statedWindow] = [after(windows), after([said])];
  const opensLate = countsFrom(task, answerTask.step) === 'opening';
  const latest = opensLate ? after([...before, ...windows]) : answerWindow;
  return {
    shorter: isBefore(answerWindow, statedWindow),
    longer: isBefore(statedWindow, latest) || (opensLate && isLong),
  };
}

const equalWindows = { shorter: false, longer: false };

/** Whether the time to answer can be over before anybody is asked; taken for possible where more goes by than is compared. */
export function isOverWhenAsked(
  { task, step, before, isLong }: AnswerTask,
  { durations }: Pick<GuardCase, 'durations'>,
  { calendars, assume }: Pick<GuardCaseContext, 'calendars' | 'assume'>,
): boolean {
  const from = countsFrom(task, step);
  const opens = from === 'leaving' ? [assume.mail, ...before] : before;
  if (from === 'opening' || from === 'another' || opens.length === 0) return false;
  const { passesBefore } = durations ?? durationsOf({ calendars });
  return isLong || !passesBefore(opens, windowsOf(task), 1);
}

const windowsOf = ({ windows }: UserTask): readonly Duration[] =>
  windows.map(({ within }) => within);
