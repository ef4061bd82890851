import { identifierOf } from '../../expression/identifier.ts';
import type { MessageClass } from '../../message.ts';
import type { Duration } from '../../plan.ts';
import type { FlowShape } from '../../shape/of-plan.ts';
import { mapTimes } from '../../shape/map-times.ts';
import type { Race } from '../../shape/shape.ts';
import type { Schema } from '../../steps/step.ts';
import type { Calendars } from '../../time/deadline.ts';
import { slack } from '../../time/map-extrema.ts';
import { identity, restrict } from '../../time/map.ts';
import { horizonOf } from '../horizon.ts';
import { ways } from '../ways.ts';
import { classParam } from './class-param.ts';
import { linesOf } from './pack-check.ts';

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
}

/** Every task by which such a message is answered. */
export function answersTo({ message, as }: AnswerParams, flow: FlowShape): readonly Answering[] {
  const found: Answering[] = [];
  for (const line of linesOf(flow))
    ways<Partial<Answering>>(line, [{}], {
      told: ({ to, class: its, moments, step }, known) => {
        const said = its === message && to === 'candidate' && moments[as];
        return said ? { step, said } : known;
      },
      opened: (race, known) => {
        if (!asksCandidate(race)) return known;
        const { step, said } = known;
        if (step !== undefined && said) found.push({ race, step, said });
        return {};
      },
    });
  return found;
}

const asksCandidate = ({ windows }: Race): boolean => windows[0]?.to.includes('candidate') ?? false;

/** From where the time to answer counts, seen from the leaving of the message. */
export function countsFrom({ race: { since }, step }: Answering): 'leaving' | 'later' | 'another' {
  const name = identifierOf(step);
  if (since?.cel === `${name}.sentAt`) return 'leaving';
  return since === undefined || since.cel === `${name}.deliveredAt` ? 'later' : 'another';
}

/** Whether the time to answer, counted from the same moment, can be shorter than the message says, and whether it can be longer. */
export function comparedWith({ race, said }: Answering, calendars: Calendars) {
  const [only, another] = race.windows.map(({ within }) => within);
  if (another === undefined && JSON.stringify(only) === JSON.stringify(said))
    return { shorter: false, longer: false };
  const domain = horizonOf({ calendars });
  const times = mapTimes(calendars, domain);
  const start = restrict(identity, domain);
  const had = race.windows.reduce((at, { within }) => times.after(at, within), start);
  const told = times.after(start, said);
  return {
    shorter: (slack(had, told)?.ms ?? 0) < 0,
    longer: (slack(told, had)?.ms ?? 0) < 0,
  };
}
