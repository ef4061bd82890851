import type { UserTask } from '../../behaviour/behaviour.ts';
import { holdsStep, linesOf } from '../../behaviour/traverse.ts';
import type { GuardCase } from '../cases/split-cases.ts';
import { explore } from '../exploration/explore.ts';
import type { ObservedEvent } from '../finding/observed-event.ts';
import { type Finding, type FindingPlace, mostCertain } from '../finding/finding.ts';
import {
  isDecision,
  messageOf,
  stepsThatTell,
  tellsOutcome,
  withParallelDecisions,
} from './decision.ts';
import { defineFinding } from '../finding/define-finding.ts';
import { defineRule } from './rule.ts';
import type { AfterStep } from '../finding/finding-values.ts';
import { wordsBehind } from './words-behind-outcomes.ts';
import { answeredOffer, approvedOffer, departmentReview } from './example-flows.ts';

const undecidedAfterNo = defineFinding<AfterStep>({
  code: 'undecided-after-no',
  severity: 'error',
  means: 'The candidate hears that there is no decision yet, right after a no.',
  about: '"There is no decision yet" is not true when somebody has just said no.',
  example: {
    wrong: `
steps:
  - approve: Department review
    id: department
    by: department-hr
    within: 8 business hours
    rejected: [{ run: no-decision-yet }]
    silent: [{ run: no-decision-yet }]
  - { tell: candidate, id: told, template: offer, with: { expires: 5 business days } }
  - end: told
`,
    right: approvedOffer,
  },
  says: {
    en: ({ values: { template, after } }) => ({
      message: `"${template}" says that nobody has decided, but "${after}" has said no`,
      hint: 'tell the candidate the decision, or have somebody decide again',
    }),
    'zh-CN': ({ values: { template, after } }) => ({
      message: `“${template}”称尚无决定，而“${after}”已经否决`,
      hint: '请把决定告知候选人，或重新决定',
    }),
  },
});

const undecidedAfterOutcome = defineFinding<AfterStep>({
  code: 'undecided-after-outcome',
  severity: 'error',
  means: 'The candidate hears that there is no decision yet, having been told the outcome already.',
  about: '"There is no decision yet" is not true once the candidate has been told the outcome.',
  example: {
    wrong: `${departmentReview}
  - { tell: candidate, id: told, template: offer, with: { expires: 5 business days } }
  - ask: candidate
    id: answer
    form: offer-answer
    within: 5 business days
    since: told.sentAt
    outcomes: { accepted: [], declined: [{ run: offer-declined }] }
    silent: [{ run: no-decision-yet }]
  - end: accepted
`,
    right: answeredOffer,
  },
  says: {
    en: ({ values: { template, after } }) => ({
      message: `"${template}" says that nobody has decided, after "${after}" has told the outcome`,
      hint: 'leave it out there; in a backstop write "unless: answer"',
    }),
    'zh-CN': ({ values: { template, after } }) => ({
      message: `“${after}”已告知结果，“${template}”却称尚无决定`,
      hint: '请在此处删除它；兜底请写 "unless: answer"',
    }),
  },
});

/**
 * "No decision yet" is told neither to whom an outcome has been told, nor after a no that nobody decides anew. Each such message is explored
 * by itself, and approvals that run beside it one at a time.
 */
export const undecided = defineRule({
  finds: [undecidedAfterNo, undecidedAfterOutcome],
  monitor: (guardCase) =>
    mostCertain(
      stepsThatTell(linesOf(guardCase.behaviour), 'decision-status').flatMap((step) => {
        const { backstops } = guardCase.behaviour;
        const backstop = backstops.findIndex((one) => holdsStep(one.behaviour, step));
        const own = backstops[backstop]?.behaviour;
        // A backstop speaks for a line that is late, whatever has been decided there, but not against who was asked in it.
        const decides = (decision: string | undefined): boolean =>
          own === undefined || decision === undefined || holdsStep(own, decision);
        return [
          ...afterOutcome(guardCase, step, own ? { backstop } : { step, key: 'template' }),
          ...withParallelDecisions(guardCase.behaviour, step)
            .filter(([, decision]) => decides(decision))
            .flatMap((focus) =>
              afterNo(guardCase, step, { focus, decides: (task) => decides(task.step) }),
            ),
        ];
      }),
    ),
});

/** An outcome counts from when it leaves, unless it cannot be delivered, until a correction. */
const afterOutcome = (guardCase: GuardCase, status: string, at: FindingPlace): readonly Finding[] =>
  wordsBehind(guardCase, { step: status, outcomes: tellsOutcome }).map(
    ({ template, after, maybe }) =>
      undecidedAfterOutcome.found({ at, values: { template, after }, cause: after, ...maybe }),
  );

interface RefusalState {
  /** The approval that was rejected, and none was given after it. */
  readonly rejected?: string;
  /** The template of the message that has left since. */
  readonly template?: string;
}

/** Right after a no it is right only if somebody is asked again, be it by what runs beside when the case has ended. */
const afterNo = (
  guardCase: GuardCase,
  status: string,
  { focus, decides }: ObservedDecisions,
): readonly Finding[] => {
  const judges = {
    task: (task: UserTask) => isDecision(task) && decides(task),
    ...messageOf(status),
  };
  return explore<RefusalState>(guardCase, {
    start: {},
    focus,
    observes: { ...judges, end: () => true },
    judges,
    step: refusalAfter,
    check: () => [],
    checkOver: ({ state: { rejected, template }, maybe }) =>
      rejected === undefined || template === undefined
        ? []
        : [
            undecidedAfterNo.found({
              at: { step: status, key: 'template' },
              values: { template, after: rejected },
              ...maybe,
            }),
          ],
  });
};

/** The steps that an exploration is about, and the approvals that it looks at. */
interface ObservedDecisions {
  readonly focus: readonly string[];
  readonly decides: (task: UserTask) => boolean;
}

function refusalAfter(state: RefusalState, event: ObservedEvent): RefusalState {
  // Whoever withdraws is owed no decision.
  if (event.what === 'handled') return {};
  if (event.what === 'sent')
    return state.rejected === undefined ? state : { ...state, template: event.send.template };
  if (event.what === 'opened')
    return state.rejected === undefined ? {} : { rejected: state.rejected };
  if (event.what !== 'closed') return state;
  if (event.outcome === 'rejected') return { rejected: event.task.step };
  return event.outcome === 'approved' ? {} : state;
}
