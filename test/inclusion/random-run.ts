import type { Plan } from '../../engine/model/plan.ts';
import { type Rehearsal, rehearse } from '../../engine/simulation/rehearse.ts';
import type {
  MailRule,
  ResponseDelay,
  ResponseRule,
  ScriptedAct,
} from '../../engine/simulation/script.ts';
import { dayMs, hourMs, minuteMs } from '../../engine/time/units.ts';
import type { Choices } from '../conformance/choices.ts';
import type { RehearsedCase } from '../../engine/simulation/rehearse.ts';

/**
 * A run of a case: people who answer at once, at the last moment, too late or never, mails with every delivery outcome, and a withdrawal at
 * any time.
 */
export function randomRun(rehearsedCase: RehearsedCase, choices: Choices): Rehearsal {
  const { plan } = rehearsedCase;
  return rehearse(
    rehearsedCase,
    { scriptedActs: withdrawals(plan, choices), responseRules: responseRules(choices) },
    { mail: mailRules(plan, choices) },
    1 + choices.below(1000),
  );
}

const withdrawals = ({ on }: Plan, choices: Choices): readonly ScriptedAct[] =>
  'withdrawn' in on && choices.chance(40)
    ? [
        {
          who: 'candidate',
          does: { event: 'withdrawn' },
          when: {
            from: 'start',
            after: { ms: choices.below(choices.one([1, hourMs, 5 * dayMs])) },
          },
        },
      ]
    : [];

const responseRules = (choices: Choices): readonly ResponseRule[] =>
  Array.from({ length: 3 }, (_none, index) => ({
    ...(index < 2 && { who: choices.one(['candidate', 'head', 'director', 'recruiter', 'ann']) }),
    ...(choices.chance(50) && {
      outcome: choices.one(['approved', 'rejected', 'declined', 'failed', 'missed']),
    }),
    when: whenOf(choices),
    ...(choices.chance(30) && { chance: 0.5 }),
  }));

const whenOf = (choices: Choices): ResponseDelay =>
  choices.one<ResponseDelay>([
    { after: { ms: 1 } },
    { before: { ms: 1 } },
    'never',
    { after: { ms: 0 }, atMost: { ms: 3 * dayMs } },
    { before: { ms: 1 + choices.below(dayMs) } },
  ]);

function mailRules({ classes }: Plan, choices: Choices): readonly MailRule[] {
  return Object.keys(classes).flatMap((message): readonly MailRule[] => {
    const does = choices.one(['accept', 'accept', 'bounce', 'lose', 'stall', 'refuse'] as const);
    if (does === 'accept') return [];
    const after = choices.one([minuteMs, hourMs, dayMs]);
    return [
      {
        message,
        does,
        ...(does === 'stall' && { until: { after: { ms: choices.below(after * 3) } } }),
        ...(does === 'refuse' && { times: 1 + choices.below(12) }),
      },
    ];
  });
}
