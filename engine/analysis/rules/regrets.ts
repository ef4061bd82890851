import { linesOf } from '../../behaviour/traverse.ts';
import type { GuardCase } from '../cases/split-cases.ts';
import { explore } from '../exploration/explore.ts';
import type { ExploredPath } from '../exploration/monitor.ts';
import type { ObservedEvent } from '../finding/observed-event.ts';
import { type Finding, mostCertain } from '../finding/finding.ts';
import { isDecision, messageOf, stepsThatTell, withParallelDecisions } from './decision.ts';
import { factChoicesOf } from './fact-choices.ts';
import { defineFinding } from '../finding/define-finding.ts';
import { groundsOf } from './grounds.ts';
import { type RegretState, stateAfter } from './regret-state.ts';
import { defineRule } from './rule.ts';
import type { AfterStep, OnPath } from '../finding/finding-values.ts';
import { approvedOffer, departmentReview } from './example-flows.ts';

const rejectionByScore = defineFinding<OnPath & { readonly regret: string }>({
  code: 'rejection-by-score',
  severity: 'error',
  means: 'On some path facts of the case alone reject the candidate.',
  about:
    'A number informs people, and rejects nobody by itself; no more does what the candidate answers to a form, unless it is the answer to an offer. Whether facts or a formula say no, somebody looks at it first, and says so: where those who were asked are silent, facts choose no way to a regret, and a silence that counts as a no counts so for everybody.',
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
      hint: 'ask a person before the regret, with an "approve" about the result that the facts only inform',
    }),
    'zh-CN': ({ values: { regret, path } }) => ({
      message: `仅凭数据，“${regret}”就婉拒了候选人，路径：${path}`,
      hint: '请在婉拒之前用针对结果的 "approve" 询问一个人，数据只供其参考',
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
    wrong: `${departmentReview}
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
 * where the flow says that it counts as a no. A no, or a report, is lifted by the yes of an approval that opened after it, a no only of one that decides it anew. Approvals that run
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
  const grounds = groundsOf(guardCase, regret);
  const facts = factChoicesOf(guardCase.whole);
  return explore<RegretState>(guardCase, {
    start: { asked: false, doubts: {}, lifting: [] },
    focus,
    observes: {
      ...messageOf(regret),
      choice: ({ step }) => facts.all.has(step),
      task: (task) =>
        isDecision(task) || grounds.reports.has(task.step) || facts.all.has(task.step),
    },
    judges: messageOf(regret),
    isSettled: ({ doubts, quiet }) =>
      quiet !== true && Object.keys(doubts).some((step) => grounds.lasting.has(step)),
    step: (state, event) => stateAfter(state, event, { grounds, facts }),
    check: findingsBefore,
  });
}

function findingsBefore(event: ObservedEvent, path: ExploredPath<RegretState>): readonly Finding[] {
  if (event.what !== 'sent') return [];
  const { asked, doubts, approved, silent, quiet, apart } = path.state;
  const factChoice = quiet === true ? apart : asked ? undefined : path.state.factChoice;
  const doubted = Object.keys(doubts).length > 0;
  const { step, template } = event.send;
  if (factChoice !== undefined)
    return [
      rejectionByScore.found({
        at: { step: factChoice },
        values: { regret: step, path: path.name(step) },
        ...path.maybe,
      }),
    ];
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
  return [];
}
