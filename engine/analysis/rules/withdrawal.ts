import { type DatedRun, earliestTimeDomain, rowsOf, runTrace } from '../timing/traced-times.ts';
import { exampleStart, type TimingContext } from '../timing/worst-case.ts';
import type { CounterexampleRow, Finding, Imprecision } from '../finding/finding.ts';
import type { GuardCase } from '../cases/split-cases.ts';
import { choiceEvent, deliveryEvent } from '../timing/trace-events.ts';
import { latestArrival } from '../timing/latest-arrival.ts';
import { withdrawalObligation } from '../timing/obligation.ts';
import type { Behaviour } from '../../behaviour/behaviour.ts';
import { withSendsAhead } from '../../behaviour/sends-ahead.ts';
import type { Violation } from '../timing/analysis.ts';
import type { Instant } from '../../model/base.ts';
import { minuteMs } from '../../time/units.ts';
import { firstStandstills, type Standstill } from './standstill.ts';
import { defineFinding } from '../finding/define-finding.ts';
import { defineRule } from './rule.ts';
import { departmentReview } from './example-flows.ts';

const withdrawalUnanswered = defineFinding<{ readonly event: string }>({
  code: 'withdrawal-unanswered',
  severity: 'error',
  means: 'A candidate who withdraws is not told that it has been noted.',
  about:
    'A candidate may withdraw at any time, and is told that it has been noted before the case ends.',
  example: {
    wrong: `${departmentReview}
  - { tell: candidate, id: told, template: offer, with: { expires: 5 business days } }
  - end: told
on:
  withdrawn: [{ tell: recruiter, template: candidate-withdrew }, { end: withdrew }]
`,
    right: `${departmentReview}
  - { tell: candidate, id: told, template: offer, with: { expires: 5 business days } }
  - end: told
on:
  withdrawn:
    - { tell: candidate, template: withdrawal-noted }
    - { tell: recruiter, template: candidate-withdrew }
    - { end: withdrew }
`,
  },
  says: {
    en: ({ values: { event } }) => ({
      message: 'a candidate who withdraws is not told that it has been noted',
      hint: `begin the steps of "${event}" with a message to the candidate`,
    }),
    'zh-CN': ({ values: { event } }) => ({
      message: '候选人撤回申请后，没有收到确认',
      hint: `在 "${event}" 的步骤开头向候选人发送消息`,
    }),
  },
});

/** Whoever withdraws is told that it has been noted: by a message of its own, which is not dropped. Nobody can from a case that is over at once. */
export const withdrawal = defineRule({
  finds: [withdrawalUnanswered],
  find: ({ guardCases, timing }) =>
    guardCases.flatMap((guardCase) => unansweredEvents(guardCase, timing)),
});

function unansweredEvents(guardCase: GuardCase, timing: TimingContext): readonly Finding[] {
  const { behaviour, undecided } = guardCase;
  const [standstill] = firstStandstills(behaviour.main).toSorted(
    (a, b) => undecidedChoices(a, undecided) - undecidedChoices(b, undecided),
  );
  if (standstill === undefined) return [];
  const start = exampleStart(timing);
  return Object.entries(behaviour.on).flatMap(([event, handler]): readonly Finding[] => {
    const violation = unacknowledged(event, handler, start, timing);
    if (violation === undefined) return [];
    const step = violation.endEvent?.step ?? '';
    const maybe: Imprecision | undefined = violation.concurrent
      ? 'beside'
      : standstill.choices.some(({ choice }) => undecided.has(choice.step))
        ? 'condition'
        : undefined;
    return [
      withdrawalUnanswered.found({
        at: step === '' ? { flow: true } : { step },
        values: { event },
        example: { start, from: start, rows: runWith(standstill, start, rowsOf(violation.at)) },
        ...(maybe && { maybe }),
      }),
    ];
  });
}

/** The earliest end of a handler without an acknowledgement, from an instant on. */
function unacknowledged(
  event: string,
  handler: Behaviour,
  start: Instant,
  { calendars, assume }: TimingContext,
): Violation<DatedRun> | undefined {
  const at = runTrace.record({ at: start }, '', { what: 'event', event });
  const { violated } = latestArrival(
    withSendsAhead(handler),
    { at, caseStart: undefined, timestamps: {} },
    {
      obligation: withdrawalObligation,
      times: earliestTimeDomain(calendars),
      trace: runTrace,
      isPrompt: true,
      assume,
      countedFrom: { at: start },
      overtaking: () => 'none',
    },
  );
  return violated.toSorted(
    (a, b) => Number(a.concurrent) - Number(b.concurrent) || a.at.at - b.at.at,
  )[0];
}

/** A task or a wait is open at once; for a message that holds the line, the mail server has to take its time. */
const undecidedChoices = ({ choices, holds }: Standstill, undecided: ReadonlySet<string>): number =>
  choices.filter(({ choice }) => undecided.has(choice.step)).length * 2 + (holds ? 1 : 0);

function runWith(
  { choices, holds }: Standstill,
  start: Instant,
  rows: readonly CounterexampleRow[],
): readonly CounterexampleRow[] {
  const chosen = choices.map(({ choice, branch }) => ({
    step: choice.step,
    at: start,
    happens: choiceEvent(branch),
  }));
  const held = holds
    ? [{ step: holds.step, at: start + minuteMs, happens: deliveryEvent(holds, 'told') }]
    : [];
  return [...chosen, ...[...rows, ...held].toSorted((a, b) => a.at - b.at)];
}
