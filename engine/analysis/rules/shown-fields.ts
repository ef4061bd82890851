import { treeIn } from '../../expression/evaluate.ts';
import { systemTemplates } from '../../model/message.ts';
import { fieldsRead } from '../../expression/fields-read.ts';
import type { Send, UserTask, FlowBehaviour } from '../../behaviour/behaviour.ts';
import { linesOf, sendsOf, termsOf } from '../../behaviour/traverse.ts';
import { visit, type Visitor } from '../../behaviour/visitor.ts';
import type { ProofContext } from '../finding/context.ts';
import { tasksOf } from './decision.ts';
import { givenFields } from './given-answers.ts';
import { markedFields, overlaps, type FieldMark } from './marked-fields.ts';
import { defineFinding } from '../finding/define-finding.ts';
import { defineRule, type RuleSubject } from './rule.ts';
import type { ShownField } from '../finding/finding-values.ts';
import type { MessageClass } from '../../model/message.ts';
import { departmentReview } from './example-flows.ts';

const offerTermShown = defineFinding<ShownField & { readonly class: MessageClass | 'system' }>({
  code: 'offer-term-shown',
  severity: 'error',
  means:
    'A message that is neither an intent nor an offer names a term of the offer to the candidate.',
  about:
    'What an offer is about, such as salary or first day, stands in an intent or an offer and nowhere else: anywhere else it might be taken for one. `case.yaml` marks these fields with `offer-term: true`, and a form its own.',
  example: {
    wrong: `
# flows/example.yaml
flow: example
title: Example
calendar: cn-office${departmentReview}
  - { tell: candidate, id: told, template: offer, with: { expires: 5 business days } }
  - { tell: candidate, id: guide, template: onboarding-guide }
  - end: told
---
# templates/onboarding-guide/en.md
---
subject: 'Your start{% if case.position.salaryRange %}: {{ case.position.salaryRange }}{% endif %}'
---

Dear {{ recipient.name }}, please read this.
`,
    right: `
# flows/example.yaml
flow: example
title: Example
calendar: cn-office${departmentReview}
  - { tell: candidate, id: told, template: offer, with: { expires: 5 business days } }
  - { tell: candidate, id: guide, template: onboarding-guide }
  - end: told
---
# templates/onboarding-guide/en.md
---
subject: 'Your start as {{ case.position.title }}'
---

Dear {{ recipient.name }}, please read this.
`,
  },
  says: {
    en: ({ values: { template, field, class: messageClass } }) => ({
      message: `"${template}" is of class ${messageClass}, but names "${field}", a term of the offer, to the candidate`,
      hint: 'name terms only in messages of class intent or offer, after the approval',
    }),
    'zh-CN': ({ values: { template, field, class: messageClass } }) => ({
      message: `“${template}”的类别是 ${messageClass}，却向候选人写出了录用条件“${field}”`,
      hint: '录用条件只能写在审批之后的 intent 或 offer 类消息中',
    }),
  },
});

/** Terms of the offer stand in no message to the candidate but an intent and an offer. */
export const offerTerms = defineRule({
  finds: [offerTermShown],
  find: ({ flow, context }: Pick<RuleSubject, 'flow' | 'context'>) =>
    context === undefined
      ? []
      : [...messageFields(flow, ['offer-term'], context), ...termAnswersIn(flow, context)]
          .filter((shown) => shown.class !== 'intent' && shown.class !== 'offer')
          .map(({ step, template, field, given, class: messageClass }) =>
            offerTermShown.found({
              at: { step, key: given ? 'with' : 'template' },
              values: { template, class: messageClass, field },
            }),
          ),
});

/** A field of the case that a message brings to the candidate. */
interface MessageField {
  readonly step: string;
  readonly template: string;
  readonly field: string;
  /** The step itself gives it to the message. */
  readonly given: boolean;
  readonly class: Send['class'] | 'system';
}

/** Every marked field that messages to the candidate name, each once for a template. */
export function messageFields(
  flow: FlowBehaviour,
  marks: readonly FieldMark[],
  { caseSchema, uses }: Pick<ProofContext, 'caseSchema' | 'uses'>,
): readonly MessageField[] {
  const marked = markedFields(caseSchema, marks);
  const found = new Map<string, MessageField>();
  const terms = linesOf(flow).flatMap((line) => termsOf(line));
  for (const shown of terms.flatMap((term) => [...visit(fieldsIn, term, uses)])) {
    const { step, template, field, given } = shown;
    if (marked.some((one) => overlaps(field, one)))
      found.set(`${given ? step : ''} ${template} ${field}`, shown);
  }
  return [...found.values()];
}

/** The answers that are terms of the offer, where a step gives one to a message. */
const termAnswersIn = (
  flow: FlowBehaviour,
  { termAnswers = {} }: Pick<ProofContext, 'termAnswers'>,
): readonly MessageField[] =>
  linesOf(flow)
    .flatMap(sendsOf)
    .filter(({ to }) => to === 'candidate')
    .flatMap((send) =>
      givenFields(send, tasksOf(flow))
        .filter(({ name, task }) =>
          termAnswers[task?.form ?? '']?.some((field) => name.endsWith(`.answers.${field}`)),
        )
        .map(({ name: field }) => {
          const { step, template, class: messageClass } = send;
          return { step, template, field, given: true, class: messageClass };
        }),
    );

const namesNothing = (): readonly MessageField[] => [];

/** The fields that each term brings to the candidate. */
const fieldsIn: Visitor<Iterable<MessageField>, [uses: ProofContext['uses']]> = {
  pass: namesNothing,
  sequence: namesNothing,
  delay: namesNothing,
  show: namesNothing,
  send: fieldsInMessage,
  task: fieldsInTaskMails,
  choice: namesNothing,
  fork: namesNothing,
  end: namesNothing,
};

function* fieldsInMessage(send: Send, uses: ProofContext['uses']): Generator<MessageField> {
  if (send.to !== 'candidate') return;
  const { step, template } = send;
  for (const { path: field } of uses[template] ?? [])
    yield { step, template, field, given: false, class: send.class };
  for (const value of Object.values(send.values ?? {}))
    if ('cel' in value)
      for (const field of fieldsRead(treeIn(value)))
        yield { step, template, field, given: true, class: send.class };
}

/** The system sends mails of its own to everybody whom a task asks. */
function* fieldsInTaskMails(
  { step, windows }: UserTask,
  uses: ProofContext['uses'],
): Generator<MessageField> {
  if (!windows.some(({ to }) => to.includes('candidate'))) return;
  for (const template of systemTemplates)
    for (const { path: field } of uses[template] ?? [])
      yield { step, template, field, given: false, class: 'system' };
}
