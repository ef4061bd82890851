import type { MessageClass } from '../../message.ts';
import type { Duration } from '../../plan.ts';
import type { Race } from '../../shape/shape.ts';
import { ways } from '../ways.ts';
import { classParam } from './class-param.ts';
import { linesOf, once, type Breach, type PackCheck } from './pack-check.ts';

interface Params {
  readonly message: MessageClass;
  readonly as: string;
}

/** The candidate can answer for as long as the message says. */
export const openUntil: PackCheck<Params> = {
  summary: 'The candidate can answer a message of a class for as long as it says.',
  code: 'answer-cut-short',
  params: {
    type: 'object',
    title: '"open-until"',
    required: ['message', 'as'],
    additionalProperties: false,
    properties: {
      message: classParam('What can be answered.'),
      as: { type: 'string', description: 'The value under "with:" that says how long.' },
    },
  },
  find(params, flow) {
    const found: Breach[] = [];
    for (const line of linesOf(flow))
      ways<Said>(line, [{}], {
        told: ({ to, class: its, moments, step }, said) => {
          const length = its === params.message && to === 'candidate' && moments[params.as];
          return length ? { step, length } : said;
        },
        opened: (race, said) => {
          if (!asksCandidate(race)) return said;
          if (said.length && isShorter(race, said.length))
            found.push({
              step: race.step,
              key: 'within',
              values: { after: { name: said.step ?? '' }, said: { duration: said.length } },
            });
          return {};
        },
      });
    return once(found);
  },
};

interface Said {
  readonly step?: string;
  readonly length?: Duration;
}

const asksCandidate = ({ windows }: Race): boolean => windows[0]?.to.includes('candidate') ?? false;

/** Lengths of different kinds are not compared: one of them may be longer today and shorter tomorrow. */
function isShorter({ windows }: Race, said: Duration): boolean {
  const all = windows.map(({ within }) => within);
  const [, own] = amountOf(said);
  return (
    all.every((within) => kindOf(within) === kindOf(said)) &&
    all.reduce((sum, within) => sum + amountOf(within)[1], 0) < own
  );
}

function amountOf(duration: Duration): readonly [kind: string, amount: number] {
  if ('ms' in duration) return ['ms', duration.ms];
  return 'businessMs' in duration
    ? [`hours ${duration.calendar}`, duration.businessMs]
    : [`days ${duration.calendar}`, duration.businessDays];
}

const kindOf = (duration: Duration): string => amountOf(duration)[0];
