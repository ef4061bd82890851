import type { Duration } from '../../model/base.ts';
import { defineFinding } from '../finding/define-finding.ts';
import type { WorstCaseValues } from '../finding/finding-values.ts';
import { provedAs } from '../finding/promise-proof.ts';
import { ifKnown } from '../finding/sentence.ts';
import { defineRule } from './rule.ts';

export const silenceBroken = defineFinding<
  WorstCaseValues & { readonly who: string; readonly within: Duration }
>({
  code: 'silence-broken',
  severity: 'error',
  means: 'The candidate can be without a word for longer than promised.',
  about:
    'Silence is the time from one word to the next, and any mail to the candidate is a word, also the one that asks them something. It counts from the start until the answer. Between two words people may be as quick or as slow as they like, and the proof tries them all.',
  example: {
    wrong: `
promises: [{ silence: candidate, atMost: 2 business days }]
steps:
  - { tell: candidate, id: in-review, template: in-review, with: { expected: 4 business days } }
  - approve: Department review
    id: department
    by: department-hr
    within: 3 business days
    rejected: [{ run: regret }]
    silent: [{ run: no-decision-yet }]
  - { tell: candidate, id: told, template: offer, with: { expires: 5 business days } }
  - end: told
`,
    right: `
promises: [{ silence: candidate, atMost: 4 business days }]
steps:
  - { tell: candidate, id: in-review, template: in-review, with: { expected: 4 business days } }
  - approve: Department review
    id: department
    by: department-hr
    within: 3 business days
    rejected: [{ run: regret }]
    silent: [{ run: no-decision-yet }]
  - { tell: candidate, id: told, template: offer, with: { expires: 5 business days } }
  - end: told
`,
  },
  says: {
    en: ({ values, example, remedies }, say) => ({
      message: [
        `${values.who} can be without a word for longer than ${say.duration(values.within)}`,
        `: from ${say.date(values.from)} to ${say.date(values.comes)}, ${say.length(values.over)} too long`,
        ifKnown(example?.start, (start) => `, when the case starts ${say.date(start)}`),
      ].join(''),
      hint: `${say.anyOf(remedies)}send a word in between, or shorten the steps on this way`,
    }),
    'zh-CN': ({ values, example, remedies }, say) => ({
      message: [
        `${values.who} 可能超过 ${say.duration(values.within)}收不到任何消息`,
        `：从 ${say.date(values.from)} 到 ${say.date(values.comes)}，多出 ${say.length(values.over)}`,
        ifKnown(example?.start, (start) => `，流程开始于 ${say.date(start)}`),
      ].join(''),
      hint: `${say.anyOf(remedies)}在中间发送一条消息，或者缩短这条路径上的步骤`,
    }),
  },
});

/** A promise of silence for at most so long holds in the worst case. */
export const silence = defineRule({
  finds: [silenceBroken],
  find: ({ promiseProofs }) => provedAs([silenceBroken], promiseProofs),
});
