import type { Send } from '../../behaviour/behaviour.ts';
import { linesOf, sendsOf } from '../../behaviour/traverse.ts';
import type { TextUse } from '../finding/context.ts';
import type { Finding } from '../finding/finding.ts';
import { defineFinding } from '../finding/define-finding.ts';
import { approvedOffer, departmentReview } from './example-flows.ts';
import { defineRule, type RuleSubject } from './rule.ts';

const valueIsMoment = defineFinding<GivenValue>({
  code: 'value-is-moment',
  severity: 'error',
  means:
    'A text shows the moment that a step gives it without saying in whose zone: it cannot be written.',
  about:
    "A duration under `with:` reaches the text as a moment, and a moment is only readable with its zone. The filter `when` writes it as its reader's clocks show it.",
  example: {
    wrong: `
# flows/example.yaml
flow: example
title: Example
calendar: cn-office
steps:
  - { tell: candidate, id: in-review, template: in-review, with: { expected: 3 business days } }
  - approve: Department review
    id: department
    by: department-hr
    within: 8 business hours
    rejected: [{ run: regret }]
    silent: [{ run: no-decision-yet }]
  - { tell: candidate, id: told, template: offer, with: { expires: 5 business days } }
  - end: told
---
# templates/in-review/en.md
---
subject: 'An answer by {{ expected }}'
---

Dear {{ recipient.name }}, please read this.
`,
    right: `
# flows/example.yaml
flow: example
title: Example
calendar: cn-office
steps:
  - { tell: candidate, id: in-review, template: in-review, with: { expected: 3 business days } }
  - approve: Department review
    id: department
    by: department-hr
    within: 8 business hours
    rejected: [{ run: regret }]
    silent: [{ run: no-decision-yet }]
  - { tell: candidate, id: told, template: offer, with: { expires: 5 business days } }
  - end: told
---
# templates/in-review/en.md
---
subject: 'An answer by {{ expected | when }}'
---

Dear {{ recipient.name }}, please read this.
`,
  },
  says: {
    en: ({ values: { template, locale, value } }) => ({
      message: `"${template}" (${locale}) shows the moment "${value}" without a zone`,
      hint: `write "${value} | when" in the template, or give it a text that is no duration`,
    }),
    'zh-CN': ({ values: { template, locale, value } }) => ({
      message: `“${template}”（${locale}）显示时刻“${value}”时没有注明时区`,
      hint: `请在模板中写 "${value} | when"，或给出不是时长的文字`,
    }),
  },
});

const valueNotMoment = defineFinding<GivenValue>({
  code: 'value-not-moment',
  severity: 'error',
  means: 'A text shows as a moment what a step gives it as plain text.',
  about:
    'Where a text writes a moment, the step has to give a duration or a date. Text that is nearly a duration is the usual reason.',
  example: {
    wrong: `
steps:
  - { tell: candidate, id: in-review, template: in-review, with: { expected: 3 buisness days } }
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
  - { tell: candidate, id: in-review, template: in-review, with: { expected: 3 business days } }
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
    en: ({ values: { template, locale, value, written } }) => ({
      message: `"${template}" (${locale}) shows "${value}" as a moment, and "${written}" is none`,
      hint: 'give it a duration such as "5 business days", a date, or "=<expression>"',
    }),
    'zh-CN': ({ values: { template, locale, value, written } }) => ({
      message: `“${template}”（${locale}）把“${value}”当作时刻显示，而“${written}”不是时刻`,
      hint: '请给出时长（如 "5 business days"）、日期或 "=<表达式>"',
    }),
  },
});

const valueFixedDate = defineFinding<Omit<GivenValue, 'locale'>>({
  code: 'value-fixed-date',
  severity: 'warning',
  means:
    'An offer names a moment that is the same in every case, so that it is over in all that come later.',
  about:
    'A date that is written into a flow passes once for all: from then on every offer states a term that is over, and nobody is told. A duration counts from the message itself.',
  example: {
    wrong: `${departmentReview}
  - { tell: candidate, id: told, template: offer, with: { expires: 2026-12-24T18:00:00+08:00 } }
  - end: told
`,
    right: approvedOffer,
  },
  says: {
    en: ({ values: { template, value, written } }) => ({
      message: `"${template}" is an offer, and its "${value}" is ${written} in every case, also in those that come later`,
      hint: 'give a duration such as "5 business days", or "=<expression>" with a date of the case',
    }),
    'zh-CN': ({ values: { template, value, written } }) => ({
      message: `“${template}”是录用通知，其“${value}”在每个流程中都是 ${written}，对之后的流程也不例外`,
      hint: '请给出时长（如 "5 business days"），或取自案例日期的 "=<表达式>"',
    }),
  },
});

/** The values that a step gives to a message fit the text, in every language, and an offer of any day. */
export const givenValues = defineRule({
  finds: [valueIsMoment, valueNotMoment, valueFixedDate],
  find: ({ flow, context }: Pick<RuleSubject, 'flow' | 'context'>) => {
    const uses = context?.uses ?? {};
    const found = linesOf(flow)
      .flatMap(sendsOf)
      .flatMap((send) => (uses[send.template] ?? []).flatMap((use) => misfits(send, use)));
    return [...new Map(found.map((one) => [JSON.stringify(one), one])).values()];
  },
});

/** A value that a step gives to a text in one locale. */
interface GivenValue {
  readonly template: string;
  readonly value: string;
  readonly locale: string;
  readonly written: string;
}

function misfits(send: Send, use: TextUse): readonly Finding[] {
  const at = { step: send.step, key: 'with' };
  const { template } = send;
  const { path: value, locale } = use;
  const written = literal(send, use) ?? '';
  if (send.class === 'offer' && use.how === 'moment' && momentText.test(written))
    return [valueFixedDate.found({ at, values: { template, value, written } })];
  const kind = misfitOf(send, use);
  return kind === undefined
    ? []
    : [kind.found({ at, values: { template, value, locale, written } })];
}

function misfitOf(send: Send, use: TextUse): typeof valueIsMoment | undefined {
  if (use.how === 'plain' && Object.hasOwn(send.moments, use.path)) return valueIsMoment;
  const text = use.how === 'moment' ? literal(send, use) : undefined;
  return text === undefined || momentText.test(text) ? undefined : valueNotMoment;
}

function literal({ values = {} }: Send, { path }: TextUse): string | undefined {
  const value = Object.hasOwn(values, path) ? values[path] : undefined;
  return value && 'text' in value ? value.text : undefined;
}

/** A date, or a date-time with offset; any other text that is no duration is plain text. */
const momentText = /^\d{4}-\d\d-\d\d(T.*(Z|[+-]\d\d:\d\d))?$/;
