import type { Pack, RuleCitation } from '../../model/pack.ts';
import type { ToldPromise } from '../../model/plan.ts';
import { defineFinding } from '../finding/define-finding.ts';
import type {
  EndOfCase,
  QuotedRule,
  QuotesRule,
  WorstCaseValues,
} from '../finding/finding-values.ts';
import type { Finding } from '../finding/finding.ts';
import { provedAs } from '../finding/promise-proof.ts';
import { ifKnown, outcomeOf } from '../finding/sentence.ts';
import { promiseBroken, promiseNever, promiseUnknown } from './promises.ts';
import { defineRule } from './rule.ts';
import { departmentReview } from './example-flows.ts';

const ruleBroken = defineFinding<QuotesRule & WorstCaseValues>({
  code: 'rule-broken',
  severity: 'error',
  means: 'The candidate hears later than a pack wants; the finding has its date.',
  about:
    'A pack may want the candidate to hear within a time. It is proved like a promise of the flow, and the finding quotes the rule.',
  example: {
    wrong: `
packs: [ca-on]
steps:
  - wait: 44 days
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
packs: [ca-on]${departmentReview}
  - { tell: candidate, id: told, template: offer, with: { expires: 5 business days } }
  - end: told
`,
  },
  says: {
    en: ({ values: { comes, due, over, rule }, remedies }, say) => ({
      message: `the candidate hears ${say.date(comes)} where ${say.date(due)} is the latest, ${say.length(over)} too late${say.quotation(rule)}`,
      hint: `${say.anyOf(remedies)}shorten a step, or add a backstop`,
    }),
    'zh-CN': ({ values: { comes, due, over, rule }, remedies }, say) => ({
      message: `候选人要到 ${say.date(comes)} 才收到答复，而期限是 ${say.date(due)}，迟了 ${say.length(over)}${say.quotation(rule)}`,
      hint: `${say.anyOf(remedies)}缩短某个步骤，或者设置兜底`,
    }),
  },
});

const ruleNever = defineFinding<QuotesRule & EndOfCase>({
  code: 'rule-never',
  severity: 'error',
  means: 'On some path the candidate never hears what a pack wants them to hear.',
  about:
    'A pack may want the candidate to hear something on every way. Here it wants an outcome, and on one way there is none.',
  example: {
    wrong: `
# flows/example.yaml
flow: example
title: Example
calendar: cn-office
packs: [outcome]${departmentReview}
  - { tell: candidate, id: told, template: offer, with: { expires: 5 business days } }
  - end: told
---
# packs/outcome.yaml
pack: outcome
title: { en: An outcome for everybody, zh-CN: 人人都有结果 }
effective: 2026-01-01
rules:
  - id: outcome-told
    told: { about: outcome, within: 60 days }
    text:
      en: Everybody who was interviewed is told yes or no.
      zh-CN: 每位参加面试的人都会得知录用与否。
    source: { name: House rules, address: intranet }
`,
    right: `
# flows/example.yaml
flow: example
title: Example
calendar: cn-office
packs: [outcome]
steps:
  - approve: Department review
    id: department
    by: department-hr
    within: 8 business hours
    rejected: [{ run: regret }]
    silent: rejected
  - { tell: candidate, id: told, template: offer, with: { expires: 5 business days } }
  - end: told
---
# packs/outcome.yaml
pack: outcome
title: { en: An outcome for everybody, zh-CN: 人人都有结果 }
effective: 2026-01-01
rules:
  - id: outcome-told
    told: { about: outcome, within: 60 days }
    text:
      en: Everybody who was interviewed is told yes or no.
      zh-CN: 每位参加面试的人都会得知录用与否。
    source: { name: House rules, address: intranet }
`,
  },
  says: {
    en: (finding, say) => ({
      message: [
        'on some path the candidate never hears what they have to',
        ifKnown(outcomeOf(finding), (outcome) => `: the case ends as "${outcome}"`),
        say.quotation(finding.values.rule),
      ].join(''),
      hint: 'send it on this path as well, or add a backstop that does',
    }),
    'zh-CN': (finding, say) => ({
      message: [
        '在某条路径上，候选人永远收不到应有的答复',
        ifKnown(outcomeOf(finding), (outcome) => `：流程以“${outcome}”结束`),
        say.quotation(finding.values.rule),
      ].join(''),
      hint: '在这条路径上也发送该消息，或者设置兜底',
    }),
  },
});

/** Every promise that a pack makes in the name of the flow holds in the worst case. */
export const promisesOfPacks = defineRule({
  finds: [ruleBroken, ruleNever],
  find: ({ promiseProofs }) => provedAs([ruleBroken, ruleNever], promiseProofs),
});

/** The promises that packs make to the candidate in the flow's name. */
export const packPromises = (all: readonly Pack[]): readonly PackPromise[] =>
  all.flatMap(({ id: pack, rules }) =>
    rules.flatMap((rule) =>
      'told' in rule
        ? [{ promise: 'told', who: 'candidate', ...rule.told, pack, rule: rule.id }]
        : [],
    ),
  );

/** A promise, and the rule that it comes from. */
export interface PackPromise extends ToldPromise {
  readonly pack: string;
  readonly rule: string;
}

/** A finding about a promise of a pack, told as one about the rule that the promise comes from. */
export function ruleFindingOf(finding: Finding, pack: Pack, { rule: id }: PackPromise): Finding {
  const citation = pack.rules.find((rule) => rule.id === id);
  if (citation === undefined) return finding;
  const rule = quotedRuleOf(pack, citation);
  if (promiseBroken.is(finding))
    return ruleBroken.found({ ...finding, values: { ...finding.values, rule } });
  return promiseNever.is(finding) || promiseUnknown.is(finding)
    ? ruleNever.found({ ...finding, values: { ...finding.values, rule } })
    : finding;
}

/** A rule as findings quote it: its words in each language, its source and its date. */
export const quotedRuleOf = (
  { id: pack, effective }: Pack,
  { id, text, source }: RuleCitation,
): QuotedRule => ({
  id,
  pack,
  text,
  source: `${source.name}, ${source.address}`,
  effective,
});
