import type { FlowPromise } from '../../model/plan.ts';
import { defineFinding } from '../finding/define-finding.ts';
import type { EndOfCase, WorstCaseValues } from '../finding/finding-values.ts';
import { provedAs } from '../finding/promise-proof.ts';
import { endOf, ifKnown, outcomeOf } from '../finding/sentence.ts';
import { defineRule } from './rule.ts';
import { departmentReview } from './example-flows.ts';

export const promiseBroken = defineFinding<WorstCaseValues & { readonly promise: FlowPromise }>({
  code: 'promise-broken',
  severity: 'error',
  means: 'A promise does not hold on the worst path; the finding has its date.',
  about:
    'A promise holds on every way and for every start, or it does not hold. The finding has the worst of them with its dates, the step in which most time goes by, and what would be enough. Time is counted as the calendar counts it, so two business days may well be ten days.',
  example: {
    wrong: `
promises: [{ tell: candidate, about: answer, within: 2 business days }]
steps:
  - approve: Department review
    id: department
    by: department-hr
    within: 1 business day
    rejected: [{ run: regret }]
    silent: [{ run: no-decision-yet }]
  - approve: Group approval
    id: group
    by: group-hr
    within: 1 business day
    rejected: [{ run: regret }]
    silent: [{ run: no-decision-yet }]
  - { tell: candidate, id: told, template: offer, with: { expires: 5 business days } }
  - end: told
`,
    right: `
promises: [{ tell: candidate, about: answer, within: 3 business days }]
steps:
  - approve: Department review
    id: department
    by: department-hr
    within: 1 business day
    rejected: [{ run: regret }]
    silent: [{ run: no-decision-yet }]
  - approve: Group approval
    id: group
    by: group-hr
    within: 1 business day
    rejected: [{ run: regret }]
    silent: [{ run: no-decision-yet }]
  - { tell: candidate, id: told, template: offer, with: { expires: 5 business days } }
  - end: told
`,
  },
  says: {
    en: ({ values: { promise, comes, due, over }, example, remedies }, say) => ({
      message: [
        `"${say.promise(promise)}" is broken`,
        ifKnown(example?.start, (start) => ` for a case that starts ${say.date(start)}`),
        `: it comes ${say.date(comes)} where ${say.date(due)} was promised, ${say.length(over)} too late`,
      ].join(''),
      hint: `${say.anyOf(remedies)}shorten the steps on this way`,
    }),
    'zh-CN': ({ values: { promise, comes, due, over }, example, remedies }, say) => ({
      message: [
        `承诺“${say.promise(promise)}”无法兑现`,
        ifKnown(example?.start, (start) => `：流程若开始于 ${say.date(start)}`),
        `，要到 ${say.date(comes)}，而期限是 ${say.date(due)}，迟了 ${say.length(over)}`,
      ].join(''),
      hint: `${say.anyOf(remedies)}缩短这条路径上的步骤`,
    }),
  },
});

export const promiseNever = defineFinding<EndOfCase & { readonly promise: FlowPromise }>({
  code: 'promise-never',
  severity: 'error',
  means: 'On some path what was promised never comes.',
  about:
    'What is promised has to come on every way on which the case can go, unless it counts `after` a step that such a way does not reach.',
  example: {
    wrong: `
promises: [{ tell: recruiter, about: notice, within: 3 business days }]${departmentReview}
  - { tell: candidate, id: told, template: offer, with: { expires: 5 business days } }
  - { tell: recruiter, template: nobody-decided }
  - end: told
`,
    right: `
promises: [{ tell: recruiter, about: notice, within: 3 business days }]
steps:
  - { tell: recruiter, template: nobody-decided }
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
    en: (finding, say) => ({
      message: [
        `"${say.promise(finding.values.promise)}" is never kept on some path`,
        ifKnown(outcomeOf(finding), (outcome) => `: the case ends as "${outcome}"`),
        ifKnown(endOf(finding.example), (end) => ` at ${say.date(end)}`),
      ].join(''),
      hint: `${say.anyOf(finding.remedies)}send it on this path as well, or add a backstop that does`,
    }),
    'zh-CN': (finding, say) => ({
      message: [
        `承诺“${say.promise(finding.values.promise)}”在某条路径上永远不会兑现`,
        ifKnown(outcomeOf(finding), (outcome) => `：流程以“${outcome}”结束`),
        ifKnown(endOf(finding.example), (end) => `，时间是 ${say.date(end)}`),
      ].join(''),
      hint: `${say.anyOf(finding.remedies)}在这条路径上也发送该消息，或者设置兜底`,
    }),
  },
});

export const promiseUnknown = defineFinding<{ readonly promise: FlowPromise }>({
  code: 'promise-unknown',
  severity: 'error',
  means: 'A promise names nothing that could ever keep it.',
  about:
    'A promise that counts `after` a step counts along the steps of the flow. Behind a step that stands only in a handler there is nothing that could keep or break it.',
  example: {
    wrong: `
promises: [{ tell: candidate, about: notice, within: 2h, after: call }]${departmentReview}
  - { tell: candidate, id: told, template: offer, with: { expires: 5 business days } }
  - end: told
on:
  withdrawn:
    - { tell: candidate, template: withdrawal-noted }
    - todo: Ask for the reasons
      id: call
      for: recruiter
      within: 2h
      outcomes: { done: [] }
      silent: done
    - end: withdrew
`,
    right: `
promises: [{ tell: candidate, about: notice, within: 2h, after: told }]${departmentReview}
  - { tell: candidate, id: told, template: offer, with: { expires: 5 business days } }
  - { tell: candidate, id: guide, template: onboarding-guide }
  - end: told
`,
  },
  says: {
    en: ({ values: { promise } }, say) => ({
      message: `"${say.promise(promise)}" promises nothing: no case comes to what it names`,
      hint: 'name a step on the line of this flow, or remove the promise',
    }),
    'zh-CN': ({ values: { promise } }, say) => ({
      message: `“${say.promise(promise)}”等于没有承诺：任何流程都不会走到它所指的步骤`,
      hint: '请写本流程主线上的步骤，或者删除这条承诺',
    }),
  },
});

export const startUnbounded = defineFinding<{ readonly since: string }>({
  code: 'start-unbounded',
  severity: 'error',
  means: 'A promise counts from a moment before the start, and nothing says how long before.',
  about:
    'A case may start long after the moment from which a promise counts. How long at most, `assume` says; without it nothing can be proved. For `case.lastInterviewAt` two business days are assumed unless you write something else.',
  example: {
    wrong: `
promises:
  - tell: candidate
    about: answer
    within: 10 days
    since: case.lastInterviewAt - duration('24h')${departmentReview}
  - { tell: candidate, id: told, template: offer, with: { expires: 5 business days } }
  - end: told
`,
    right: `
promises:
  - { tell: candidate, about: answer, within: 20 days, since: case.lastInterviewAt }${departmentReview}
  - { tell: candidate, id: told, template: offer, with: { expires: 5 business days } }
  - end: told
`,
  },
  says: {
    en: ({ values: { since } }) => ({
      message: `nothing says how long before the start of a case ${since} may lie`,
      hint: `add "assume: { start: { after: ${since}, within: 2 business days } }", or count from the start`,
    }),
    'zh-CN': ({ values: { since } }) => ({
      message: `没有说明 ${since} 最多比流程开始早多久`,
      hint: `请加上 "assume: { start: { after: ${since}, within: 2 business days } }"，或者从流程开始算起`,
    }),
  },
});

/** Every promise that names what is to come holds in the worst case. */
export const promises = defineRule({
  finds: [promiseBroken, promiseNever, promiseUnknown, startUnbounded],
  find: ({ promiseProofs }) =>
    provedAs([promiseBroken, promiseNever, promiseUnknown, startUnbounded], promiseProofs),
});
