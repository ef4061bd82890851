import { stringify } from 'yaml';
import type { MailRule } from '../../engine/simulation/script.ts';
import { showMessages } from '../shown-messages.ts';
import { type Choices, choicesOf } from './choices.ts';
import { drawnParts, names } from './library.ts';
import { writeCalendar } from './random-calendar.ts';
import { writeFlow } from './random-flow.ts';
import type { Facts } from '../../engine/model/base.ts';

/** A random flow, a case of it, and how the mail server treats its mails; its people are added by `randomActs`. */
export interface RandomScene {
  readonly id: string;
  /** The files of its own, by path. */
  readonly files: Readonly<Record<string, string>>;
  readonly facts: Facts;
  readonly start: number;
  readonly mail: readonly MailRule[];
}

/** The numbers that a scene is made of: its flow, its calendar, facts and mail rules, and what people do in it. */
export type Draws = readonly [
  flow: readonly number[],
  around: readonly number[],
  people: readonly number[],
];

/** The same draws make the same scene. */
export function sceneOf([flow, others]: Draws, id: string): RandomScene {
  const around = choicesOf(others);
  const { start, file } = writeCalendar(around, id);
  return {
    id,
    start,
    files: {
      [`calendars/${id}.yaml`]: stringify(file),
      [`flows/${id}.yaml`]: stringify(showMessages(writeFlow(choicesOf(flow), id, id), drawnParts)),
    },
    facts: factsOf(around, id, start),
    mail: rulesOf(around),
  };
}

const factsOf = (choices: Choices, id: string, start: number): Facts => ({
  candidate: {
    name: 'Zhang San',
    email: `${id}@candidates.example`,
    locale: choices.one(['en', 'zh-CN']),
    zone: 'Asia/Shanghai',
  },
  position: { department: choices.one(['sales', 'stores']) },
  score: choices.below(6),
  ...(choices.chance(40) && { boss: choices.one(['dan', 'eve']) }),
  lastInterviewAt: new Date(
    start - choices.below(choices.one([2, 96])) * 3_600_000 - 61_000,
  ).toISOString(),
});

/** Refused twice means ten seconds, which pass for real even in virtual time; more is for the ordinary server. */
function rulesOf(choices: Choices): readonly MailRule[] {
  const rules: MailRule[] = [];
  for (let left = choices.chance(50) ? 1 + choices.below(2) : 0; left > 0; left -= 1) {
    const does = choices.one(['bounce', 'refuse', 'lose'] as const);
    const message = choices.chance(50)
      ? [...names.template, 'request', 'reminder', 'escalation', 'receipt'][choices.below(12)]
      : undefined;
    const to = choices.chance(50) ? choices.one(['candidate', 'head', 'ann']) : undefined;
    rules.push({
      does,
      reason: reasons[does],
      ...(message !== undefined && { message }),
      ...(to !== undefined && { to }),
      ...(does === 'bounce' ? {} : { times: choices.chance(10) ? 2 : 1 }),
    });
  }
  return rules;
}

/** As the worker writes them. */
export const reasons = {
  bounce: 'the mail server refused it: 550 5.1.1',
  refuse: 'the mail server cannot take it now: 451 4.3.0',
  stall: 'the mail server does not answer yet',
  lose: 'the connection broke after the text had begun to leave',
} as const;
