import { defineFinding } from '../finding/define-finding.ts';
import { defineRule } from './rule.ts';

const beyondHorizon = defineFinding<object>({
  code: 'beyond-horizon',
  severity: 'error',
  means: 'Within the days that the calendars know, nothing can be proved.',
  about:
    'Proofs count on real calendars, and a calendar knows its holidays only up to a last day: its `until`. A flow that takes longer than there are days known cannot be proved for any start.',
  example: {
    wrong: `
promises: [{ tell: candidate, about: answer, within: 900 days }]
steps:
  - wait: 300 business days
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
promises: [{ tell: candidate, about: answer, within: 30 days }]
steps:
  - wait: 3 business days
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
    en: () => ({
      message:
        'nothing can be proved: whenever a case starts, it can last longer than the calendars know holidays',
      hint: 'add the holidays of the next year to the calendar',
    }),
    'zh-CN': () => ({
      message: '无法证明：无论何时开始，流程都可能超出日历已知节假日的范围',
      hint: '请在日历中补充下一年的节假日',
    }),
  },
});

export const tooWide = defineFinding<{ readonly step: string }>({
  code: 'too-wide',
  severity: 'error',
  means: 'So much can happen side by side that not everything can be looked at; nothing is proved.',
  about:
    'Proofs about order look at everything that can happen, in every order: a step beside the line comes before, between or after all the others. Each further one multiplies the states; above 50,000 nothing is proved, rather than a part.',
  example: {
    wrong: `
steps:
  - approve: Department review
    id: department
    by: department-hr
    within: 8 business hours
    approved: [{ run: no-decision-yet }]
    rejected: []
    silent: [{ run: no-decision-yet }]
  - meanwhile: [{ tell: candidate, id: r1, template: regret }]
  - meanwhile: [{ tell: candidate, id: r2, template: regret }]
  - meanwhile: [{ tell: candidate, id: r3, template: regret }]
  - meanwhile: [{ tell: candidate, id: r4, template: regret }]
  - meanwhile: [{ tell: candidate, id: r5, template: regret }]
  - meanwhile: [{ tell: candidate, id: r6, template: regret }]
  - meanwhile: [{ tell: candidate, id: r7, template: regret }]
  - meanwhile: [{ tell: candidate, id: r8, template: regret }]
  - meanwhile: [{ tell: candidate, id: r9, template: regret }]
  - meanwhile: [{ tell: candidate, id: r10, template: regret }]
  - meanwhile: [{ tell: candidate, id: r11, template: regret }]
  - meanwhile: [{ tell: candidate, id: r12, template: regret }]
  - meanwhile: [{ tell: candidate, id: r13, template: regret }]
  - meanwhile: [{ tell: candidate, id: r14, template: regret }]
  - meanwhile: [{ tell: candidate, id: r15, template: regret }]
  - meanwhile: [{ tell: candidate, id: r16, template: regret }]
  - { run: regret }
`,
    right: `
steps:
  - approve: Department review
    id: department
    by: department-hr
    within: 8 business hours
    approved: [{ run: no-decision-yet }]
    rejected: []
    silent: [{ run: no-decision-yet }]
  - meanwhile: [{ tell: candidate, id: r1, template: regret }]
  - { run: regret }
`,
  },
  says: {
    en: ({ values: { step } }) => ({
      message: `nothing can be proved: so much can happen side by side around "${step}" that not all of it can be looked at`,
      hint: 'run fewer steps beside each other, or one after the other',
    }),
    'zh-CN': ({ values: { step } }) => ({
      message: `无法证明：“${step}”前后同时进行的步骤太多，无法逐一检查`,
      hint: '请减少并行的步骤，或改为依次进行',
    }),
  },
});

/** Where nothing can be proved. `too-wide` is found by whichever rule explores the flow. */
export const limits = defineRule({
  finds: [beyondHorizon, tooWide],
  find: ({ timing, until }) =>
    until < timing.domain.from ? [beyondHorizon.found({ at: { flow: true }, values: {} })] : [],
});
