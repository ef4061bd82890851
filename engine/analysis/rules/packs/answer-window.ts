import { identifierOf } from '../../../expression/identifier.ts';
import type { MessageClass } from '../../../model/message.ts';
import { mapTimeDomain } from '../../timing/map-times.ts';
import type { UserTask, FlowBehaviour } from '../../../behaviour/behaviour.ts';
import type { AnnotatedSchema } from '../../../steps/step.ts';
import type { Calendars } from '../../../time/deadline.ts';
import { slack } from '../../../time/maps/extrema.ts';
import { identity, restrict, type TimeMap } from '../../../time/maps/time-map.ts';
import { horizonOf } from '../../timing/horizon.ts';
import { forwardAnalysis } from '../../paths/forward-analysis.ts';
import { classParam } from './class-param.ts';
import { linesWithoutHandlers } from './pack-check.ts';
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
  /** The durations that can go by on the line until the task opens. */
  readonly before: readonly Duration[];
}

/** Every task by which such a message is answered. */
export function answerTasksFor(
  { message, as }: AnswerWindowParams,
  flow: FlowBehaviour,
): readonly AnswerTask[] {
  const found: AnswerTask[] = [];
  for (const line of linesWithoutHandlers(flow))
    forwardAnalysis<Partial<AnswerTask>>(line, [{}], {
      told: ({ to, class: messageClass, moments, step }, known) => {
        const said = messageClass === message && to === 'candidate' && moments[as];
        return said ? { step, said, before: [] } : known;
      },
      waited: ({ length }, known) =>
        withElapsed(known, ['until' in length ? length.atMost : length]),
      opened: (task, known) => {
        if (!asksCandidate(task)) return known;
        const { step, said, before = [] } = known;
        if (step !== undefined && said) found.push({ task, step, said, before });
        return {};
      },
      closed: ({ windows }, known) =>
        withElapsed(
          known,
          windows.map(({ within }) => within),
        ),
    });
  return found;
}

/** Nothing counts before the message; after many steps no more is added, so that the states of the analysis stay few. */
const withElapsed = (
  known: Partial<AnswerTask>,
  lengths: readonly Duration[],
): Partial<AnswerTask> =>
  known.before === undefined || known.before.length >= maxDurations
    ? known
    : { ...known, before: [...known.before, ...lengths] };

const maxDurations = 8;

const asksCandidate = ({ windows }: UserTask): boolean =>
  windows[0]?.to.includes('candidate') ?? false;

/** Whether the time to answer counts from the leaving of the message, from a later moment, or from another one. */
export function countsFrom({ task: { since }, step }: AnswerTask): 'leaving' | 'later' | 'another' {
  const name = identifierOf(step);
  if (since?.cel === `${name}.sentAt`) return 'leaving';
  return since === undefined || since.cel === `${name}.deliveredAt` ? 'later' : 'another';
}

/**
 * Whether the time to answer, counted from the same moment, can be shorter than the message says, whether it can be longer, and
 * whether it can be over before anybody is asked.
 */
export function compareWindows(answerTask: AnswerTask, calendars: Calendars) {
  const { task, said, before } = answerTask;
  const windows = task.windows.map(({ within }) => within);
  if (before.length === 0 && JSON.stringify(windows) === JSON.stringify([said]))
    return equalWindows;
  const domain = horizonOf({ calendars });
  const times = mapTimeDomain(calendars, domain);
  const after = (lengths: readonly Duration[]): TimeMap =>
    lengths.reduce((at, length) => times.after(at, length), restrict(identity, domain));
  const [answerWindow, statedWindow] = [after(windows), after([said])];
  const countsFromLeaving = countsFrom(answerTask) === 'leaving';
  return {
    shorter: isBefore(answerWindow, statedWindow),
    longer: isBefore(statedWindow, answerWindow),
    missed: countsFromLeaving && isBefore(answerWindow, after(before)),
  };
}

const equalWindows = { shorter: false, longer: false, missed: false };

/** Whether one comes before the other for some start. */
const isBefore = (one: TimeMap, other: TimeMap): boolean => (slack(one, other)?.ms ?? 0) < 0;
