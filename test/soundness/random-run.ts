import type { Entry } from '../../engine/model/journal.ts';
import { type Rehearsal, rehearse } from '../../engine/simulation/rehearse.ts';
import type { ResponseDelay, ResponseRule, MailRule } from '../../engine/simulation/script.ts';
import { openings } from '../../engine/time/working-hours.ts';
import type { Choices } from '../conformance/choices.ts';
import { names } from '../conformance/library.ts';
import type { RandomSubject } from './random-subjects.ts';
import type { Instant } from '../../engine/model/base.ts';

/** One run of a case, against which bounds are checked. */
export interface SoundnessRun {
  readonly start: Instant;
  /** The instant of `case.lastInterviewAt`, at which the case could have started at the earliest. */
  readonly since: Instant;
  readonly rehearsal: Rehearsal;
  readonly entries: readonly Entry[];
}

/** A random run of a case: at the edges of working hours, with people who answer at once, at the very end, or never. */
export function randomRun({ plan, scene, context }: RandomSubject, choices: Choices): SoundnessRun {
  const start = startOf(scene.start, plan, choices);
  const since = start - choices.one([0, 1, choices.below(5 * day), 5 * day]);
  const facts = {
    // With their defaults, as before a case starts.
    boss: 'dan',
    ...scene.facts,
    score: choices.below(6),
    position: { department: choices.one(['sales', 'stores']) },
    lastInterviewAt: new Date(since).toISOString(),
  };
  const rehearsal = rehearse(
    { plan, hash: '', facts, start, people: context.directory },
    { scriptedActs: [], responseRules: responseRules(choices) },
    { mail: mailRules(choices) },
    1 + choices.below(1000),
  );
  return { start, since, rehearsal, entries: rehearsal.entries };
}

const day = 86_400_000;
const minute = 60_000;

/** Often within a millisecond of an opening or a closing. */
function startOf(near: Instant, { calendars }: RandomSubject['plan'], choices: Choices): Instant {
  const [table] = Object.values(calendars);
  const about = near + choices.below(20 * day);
  if (table === undefined || choices.chance(30)) return about;
  for (const { start, end } of openings(about, table))
    return choices.one([start, end]) + choices.one([-1, 0, 1, -minute]);
  return about;
}

const responseRules = (choices: Choices): readonly ResponseRule[] => [
  ...names.who.filter(() => choices.chance(60)).map((who) => responseRule(choices, who)),
  responseRule(choices),
];

function responseRule(choices: Choices, who?: string): ResponseRule {
  const outcome = choices.one([
    undefined,
    undefined,
    'approved',
    'rejected',
    'recused',
    'returned',
    'declined',
    'failed',
  ]);
  return {
    ...(who !== undefined && { who }),
    ...(outcome !== undefined && { outcome }),
    when: whenOf(choices),
    ...(choices.chance(20) && { chance: 0.5 }),
  };
}

const whenOf = (choices: Choices): ResponseDelay =>
  choices.one<ResponseDelay>([
    { before: { ms: 1 } },
    'never',
    { after: { ms: 1 } },
    { after: { ms: 0 }, atMost: { ms: 3 * day } },
    { before: { ms: 1 + choices.below(day) } },
  ]);

/** Mail rules within what is assumed: a mail comes at most so late, or never. */
function mailRules(choices: Choices): readonly MailRule[] {
  const rules: MailRule[] = [];
  for (const message of names.template) {
    if (choices.chance(12)) rules.push({ message, does: 'bounce' });
    else if (choices.chance(20))
      rules.push({ message, does: 'refuse', times: 1 + choices.below(4) });
  }
  return rules;
}
