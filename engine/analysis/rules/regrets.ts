import type { Choice, UserTask } from '../../behaviour/behaviour.ts';
import { linesOf } from '../../behaviour/traverse.ts';
import { atomsOf, conditionOf } from '../cases/guard.ts';
import type { GuardCase } from '../cases/split-cases.ts';
import { explore } from '../exploration/explore.ts';
import { isSilence, type ObservedEvent, type ExploredPath } from '../exploration/monitor.ts';
import { type Finding, mostCertain } from '../finding/finding.ts';
import { isDecision, messageOf, stepsThatTell, withParallelDecisions } from './decision.ts';
import { defineFinding } from '../finding/define-finding.ts';
import { type Grounds, groundsOf } from './grounds.ts';
import { defineRule } from './rule.ts';
import type { AfterStep, OnPath } from '../finding/finding-values.ts';
import { approvedOffer } from './right-flows.ts';

const rejectionByScore = defineFinding<OnPath & { readonly regret: string }>({
  code: 'rejection-by-score',
  severity: 'error',
  means: 'On some path facts of the case alone reject the candidate.',
  about:
    'A number informs people, and rejects nobody by itself. Whether facts or a formula say no, somebody looks at it first.',
  example: {
    wrong: `
steps:
  - choose:
      - when: has(case.result) && has(case.result.match) && case.result.match < 60
        do: [{ run: regret }]
  - approve: Department review
    id: department
    by: department-hr
    within: 8 business hours
    rejected: [{ run: regret }]
    silent: [{ run: no-decision-yet }]
  - { tell: candidate, id: told, template: offer, with: { expires: 5 business days } }
  - end: told
`,
    right: `
steps:
  - choose:
      - when: has(case.result) && has(case.result.match) && case.result.match < 60
        do:
          - approve: Look at the low score
            id: doubts
            by: hiring-manager
            within: 8 business hours
            rejected: [{ run: regret }]
            silent: [{ run: no-decision-yet }]
  - approve: Department review
    id: department
    by: department-hr
    within: 8 business hours
    rejected: [{ run: regret }]
    silent: [{ run: no-decision-yet }]
  - { tell: candidate, id: told, template: offer, with: { expires: 5 business days } }
  - end: told
`,
  },
  says: {
    en: ({ values: { regret, path } }) => ({
      message: `facts alone decide that "${regret}" rejects the candidate, on the way ${path}`,
      hint: 'ask a person before the regret, with an "approve" that the facts only inform',
    }),
    'zh-CN': ({ values: { regret, path } }) => ({
      message: `仅凭数据，“${regret}”就婉拒了候选人，路径：${path}`,
      hint: '请在婉拒之前用 "approve" 询问一个人，数据只供其参考',
    }),
  },
});

const regretAfterYes = defineFinding<AfterStep>({
  code: 'regret-after-yes',
  severity: 'error',
  means: 'A regret follows a yes, and nothing has been decided since.',
  about:
    'A regret right behind a yes, with nothing decided in between, is mostly a slip: a branch that was forgotten, or steps in the wrong place. A no that the yes of a second look has lifted is none any more; and work that is done, or a form that nothing reads, decides nothing.',
  example: {
    wrong: `
steps:
  - approve: Department review
    id: department
    by: department-hr
    within: 8 business hours
    rejected: [{ run: regret }]
    silent: [{ run: no-decision-yet }]
  - { run: regret }
`,
    right: approvedOffer,
  },
  says: {
    en: ({ values: { template, after } }) => ({
      message: `"${template}" says no right after the yes of "${after}"`,
      hint: 'move it below "rejected:", or decide once more in between',
    }),
    'zh-CN': ({ values: { template, after } }) => ({
      message: `“${after}”刚刚同意，“${template}”却告知婉拒`,
      hint: '请把它移到 "rejected:" 之下，或在中间再作一次决定',
    }),
  },
});

const regretBySilence = defineFinding<AfterStep>({
  code: 'regret-by-silence',
  severity: 'warning',
  means: 'On some path the candidate is told a no because nobody has answered.',
  about:
    'Who is silent has not said no. The candidate hears that there is no decision yet, or somebody else is asked. A house in which silence counts as a no writes so: `silent: rejected` takes the steps of a no, and the record says that it was silence.',
  example: {
    wrong: `
steps:
  - approve: Department review
    id: department
    by: department-hr
    within: 8 business hours
    rejected: [{ run: regret }]
    silent: [{ run: regret }]
  - { tell: candidate, id: told, template: offer, with: { expires: 5 business days } }
  - end: told
`,
    right: approvedOffer,
  },
  says: {
    en: ({ values: { template, after } }) => ({
      message: `"${template}" says no, but nobody has said it: "${after}" was not answered`,
      hint: 'tell the candidate that there is no decision yet; if silence is to count as a no, write "silent: rejected"',
    }),
    'zh-CN': ({ values: { template, after } }) => ({
      message: `“${template}”告知婉拒，但没有人否决过：“${after}”无人答复`,
      hint: '请告知候选人尚无决定；如果无人答复应视为否决，请写 "silent: rejected"',
    }),
  },
});

/**
 * A regret rests on what people have said: facts alone reject nobody, whether nobody was asked or everybody has said yes, and silence only
 * where the flow says that it counts as a no. A no, or a report, is lifted by the yes of an approval that opened after it. Approvals that run
 * beside are looked at one at a time.
 */
export const regrets = defineRule({
  finds: [rejectionByScore, regretAfterYes, regretBySilence],
  monitor: (guardCase) =>
    mostCertain(
      stepsThatTell(linesOf(guardCase.behaviour), 'regret').flatMap((regret) => {
        const all = withParallelDecisions(guardCase.behaviour, regret);
        const found = all.flatMap((focus) => beforeRegret(guardCase, regret, focus));
        // A regret to which even a yes leads stands in the wrong place: that silence leads to it as well follows from that.
        const isMisplaced = found.some(({ code }) => code === regretAfterYes.code);
        return found.filter(({ code }) => !isMisplaced || code !== regretBySilence.code);
      }),
    ),
});

function beforeRegret(
  guardCase: GuardCase,
  regret: string,
  focus: readonly string[],
): readonly Finding[] {
  const grounds = groundsOf(guardCase.whole, regret);
  return explore<RegretState>(guardCase, {
    start: { asked: false, doubts: [], lifting: [] },
    focus,
    observes: {
      ...messageOf(regret),
      choice: readsFacts,
      task: (task) => isDecision(task) || grounds.reports.has(task.step),
    },
    judges: messageOf(regret),
    isSettled: ({ doubts }) => doubts.some((step) => grounds.read.get(step)?.size === 0),
    step: (state, event) => stateAfter(state, event, grounds),
    check: findingsBefore,
  });
}

interface RegretState {
  /** People of the house have decided, or have reported something by which they decide. */
  readonly asked: boolean;
  /** Who said no, or reported so, and was not overruled: there may be a reason besides the facts. Of those that no condition reads, the last. */
  readonly doubts: readonly string[];
  /** Approvals that have opened since somebody last doubted or was silent. */
  readonly lifting: readonly string[];
  /** The last decision that nobody has answered, where that counts as no outcome, and that no yes has lifted. */
  readonly silent?: string;
  /** The last approval that was given. */
  readonly approved?: string;
  /** The last choice that facts have made. */
  readonly factChoice?: string;
}

/**
 * Whether facts of the case decide a choice. One without guards has had them decided by the case split, so they may have read facts; if
 * they have read the outcome of a task, somebody was asked before, and nothing is found.
 */
function readsFacts({ branches }: Choice): boolean {
  const conditions = branches.flatMap(({ when }) => (when ? [conditionOf(when)] : []));
  const owners = conditions.flatMap(atomsOf).flatMap(({ term }) => term.owners);
  return conditions.length === 0 || owners.includes('case');
}

function stateAfter(state: RegretState, event: ObservedEvent, grounds: Grounds): RegretState {
  if (event.what === 'chosen')
    return state.asked ? state : { ...state, factChoice: event.choice.step };
  if (event.what === 'opened') return stateAfterOpening(state, event.task);
  return event.what === 'closed' ? stateAfterTask(state, event, grounds) : state;
}

/** Its yes would lift what was said before it. */
const stateAfterOpening = (state: RegretState, task: UserTask): RegretState =>
  isDecision(task) && (state.doubts.length > 0 || state.silent !== undefined)
    ? { ...state, lifting: [...new Set([...state.lifting, task.step])].toSorted() }
    : state;

function stateAfterTask(
  state: RegretState,
  { task, outcome }: { readonly task: UserTask; readonly outcome: string },
  grounds: Grounds,
): RegretState {
  if (!isDecision(task)) return isSilence(outcome) ? state : doubtedBy(task.step, state, grounds);
  const said = isSilence(outcome) ? task.silent.as : outcome;
  if (said === undefined) return { ...state, asked: true, silent: task.step, lifting: [] };
  return said === 'approved'
    ? approvedBy(task.step, state, grounds)
    : doubtedBy(task.step, state, grounds);
}

const doubtedBy = (step: string, state: RegretState, { read }: Grounds): RegretState => ({
  ...state,
  asked: true,
  doubts: [...new Set([...state.doubts.filter((one) => read.has(one)), step])].toSorted(),
  lifting: [],
});

/**
 * A yes lifts what was said before it was asked for; but not a no that a condition reads, where it was asked for whatever that one said.
 */
function approvedBy(step: string, state: RegretState, { read }: Grounds): RegretState {
  if (!state.lifting.includes(step)) return { ...state, asked: true, approved: step };
  const { silent: _lifted, ...others } = state;
  const doubts = state.doubts.filter((one) => read.get(one)?.has(step) === false);
  return { ...others, asked: true, approved: step, doubts, lifting: [] };
}

function findingsBefore(event: ObservedEvent, path: ExploredPath<RegretState>): readonly Finding[] {
  if (event.what !== 'sent') return [];
  const { asked, doubts, approved, silent, factChoice } = path.state;
  const doubted = doubts.length > 0;
  const { step, template } = event.send;
  if (silent !== undefined && !doubted)
    return [
      regretBySilence.found({
        at: { step: silent, key: 'silent' },
        values: { template, after: silent },
        ...path.maybe,
      }),
    ];
  if (approved !== undefined && !doubted)
    return [
      regretAfterYes.found({
        at: { step, key: 'template' },
        values: { template, after: approved },
        ...path.maybe,
      }),
    ];
  return asked || factChoice === undefined
    ? []
    : [
        rejectionByScore.found({
          at: { step: factChoice },
          values: { regret: step, path: path.name(step) },
          ...path.maybe,
        }),
      ];
}
