import { identifierOf } from '../../../expression/identifier.ts';
import type { MessageClass } from '../../../model/message.ts';
import { mapTimes } from '../../timing/map-times.ts';
import type { Race, FlowShape } from '../../../behaviour/behaviour.ts';
import type { Schema } from '../../../steps/step.ts';
import type { Calendars } from '../../../time/deadline.ts';
import { slack } from '../../../time/maps/extrema.ts';
import { identity, restrict, type TimeMap } from '../../../time/maps/time-map.ts';
import { horizonOf } from '../../timing/horizon.ts';
import { ways } from '../../paths/forward-analysis.ts';
import { classParam } from './class-param.ts';
import { linesOf } from './pack-check.ts';
import type { Duration } from '../../../model/base.ts';

export interface AnswerParams {
  readonly message: MessageClass;
  readonly as: string;
}

/** What a rule says that compares how long a message stands with how long it can be answered. */
export const answerParams = (title: string): Schema => ({
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
export interface Answering {
  readonly race: Race;
  readonly step: string;
  readonly said: Duration;
  /** What can go by on the line until the task opens. */
  readonly before: readonly Duration[];
}

/** Every task by which such a message is answered. */
export function answersTo({ message, as }: AnswerParams, flow: FlowShape): readonly Answering[] {
  const found: Answering[] = [];
  for (const line of linesOf(flow))
    ways<Partial<Answering>>(line, [{}], {
      told: ({ to, class: its, moments, step }, known) => {
        const said = its === message && to === 'candidate' && moments[as];
        return said ? { step, said, before: [] } : known;
      },
      waited: ({ length }, known) => passed(known, ['until' in length ? length.atMost : length]),
      opened: (race, known) => {
        if (!asksCandidate(race)) return known;
        const { step, said, before = [] } = known;
        if (step !== undefined && said) found.push({ race, step, said, before });
        return {};
      },
      closed: ({ windows }, known) =>
        passed(
          known,
          windows.map(({ within }) => within),
        ),
    });
  return found;
}

/** Before the message nothing counts; behind many steps no more is added, so that ways do not multiply. */
const passed = (known: Partial<Answering>, lengths: readonly Duration[]): Partial<Answering> =>
  known.before === undefined || known.before.length >= most
    ? known
    : { ...known, before: [...known.before, ...lengths] };

const most = 8;

const asksCandidate = ({ windows }: Race): boolean => windows[0]?.to.includes('candidate') ?? false;

/** From where the time to answer counts, seen from the leaving of the message. */
export function countsFrom({ race: { since }, step }: Answering): 'leaving' | 'later' | 'another' {
  const name = identifierOf(step);
  if (since?.cel === `${name}.sentAt`) return 'leaving';
  return since === undefined || since.cel === `${name}.deliveredAt` ? 'later' : 'another';
}

/**
 * Whether the time to answer, counted from the same moment, can be shorter than the message says, whether it can be longer, and
 * whether it can be over before anybody is asked.
 */
export function comparedWith(answering: Answering, calendars: Calendars) {
  const { race, said, before } = answering;
  const windows = race.windows.map(({ within }) => within);
  if (before.length === 0 && JSON.stringify(windows) === JSON.stringify([said])) return alike;
  const domain = horizonOf({ calendars });
  const times = mapTimes(calendars, domain);
  const after = (lengths: readonly Duration[]): TimeMap =>
    lengths.reduce((at, length) => times.after(at, length), restrict(identity, domain));
  const [had, told] = [after(windows), after([said])];
  const counts = countsFrom(answering) === 'leaving';
  return {
    shorter: isBefore(had, told),
    longer: isBefore(told, had),
    missed: counts && isBefore(had, after(before)),
  };
}

const alike = { shorter: false, longer: false, missed: false };

/** At some start. */
const isBefore = (one: TimeMap, other: TimeMap): boolean => (slack(one, other)?.ms ?? 0) < 0;
