import type { MessageClass } from '../../../model/message.ts';
import { fieldMarks, type FieldMark } from '../marked-fields.ts';
import { messageFields } from '../shown-fields.ts';
import { classParam } from './class-param.ts';
import type { PackCheck } from './pack-check.ts';
import { defineFinding } from '../../finding/define-finding.ts';
import type { QuotesRule, ShownField } from '../../finding/finding-values.ts';
import { departmentReview } from '../example-flows.ts';

const shownInClass = defineFinding<QuotesRule & ShownField>({
  code: 'shown-in-class',
  severity: 'error',
  means: 'A pack forbids that messages of a class name such a field of the case.',
  about:
    'A pack may forbid that messages of a class name certain fields: here, that a regret names what the interviewers found. `case.yaml` marks such fields with `assessment: true` or `sensitive: true`.',
  example: {
    wrong: `
# flows/example.yaml
flow: example
title: Example
calendar: cn-office
packs: [cn]${departmentReview}
  - { tell: candidate, id: told, template: offer, with: { expires: 5 business days } }
  - end: told
---
# templates/regret/en.md
---
subject: 'Your interview{% if case.result.match %} ({{ case.result.match }} %){% endif %}'
---

Dear {{ recipient.name }}, please read this.
`,
    right: `
# flows/example.yaml
flow: example
title: Example
calendar: cn-office
packs: [cn]${departmentReview}
  - { tell: candidate, id: told, template: offer, with: { expires: 5 business days } }
  - end: told
---
# templates/regret/en.md
---
subject: 'Your interview for {{ case.position.title }}'
---

Dear {{ recipient.name }}, please read this.
`,
  },
  says: {
    en: ({ values: { template, field, rule } }, say) => ({
      message: `"${template}" names "${field}" to the candidate${say.quotation(rule)}`,
      hint: 'take it out of the message',
    }),
    'zh-CN': ({ values: { template, field, rule } }, say) => ({
      message: `“${template}”向候选人写出了“${field}”${say.quotation(rule)}`,
      hint: '请把它从消息中删去',
    }),
  },
});

interface NeverShowsParams {
  readonly in: readonly MessageClass[];
  readonly marked: readonly FieldMark[];
}

/** Messages of a class never name fields that `case.yaml` marks so. */
export const neverShows: PackCheck<NeverShowsParams> = {
  finds: [shownInClass],
  summary: 'Messages of these classes never name fields of the case that are marked so.',
  params: {
    type: 'object',
    title: '"never-shows"',
    required: ['in', 'marked'],
    additionalProperties: false,
    properties: {
      in: {
        type: 'array',
        minItems: 1,
        items: classParam('Messages of this class.'),
        description: 'Messages of these classes.',
      },
      marked: {
        type: 'array',
        minItems: 1,
        items: {
          type: 'string',
          enum: fieldMarks,
          description: 'Fields of `case.yaml` with `<mark>: true`.',
        },
        description: 'Fields of `case.yaml` with one of these marks.',
      },
    },
  },
  *ofFlow({ params, quoted }, flow, context) {
    for (const shown of messageFields(flow, params.marked, context))
      if (params.in.some((one) => one === shown.class))
        yield shownInClass.found({
          at: { step: shown.step, key: shown.given ? 'with' : 'template' },
          values: { template: shown.template, field: shown.field, rule: quoted },
        });
  },
};
