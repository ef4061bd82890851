import { systemTemplates } from '../../model/message.ts';
import { atomsOf, conditionOf } from '../cases/guard.ts';
import type { Send, UserTask, FlowBehaviour } from '../../behaviour/behaviour.ts';
import { linesOf, termsOf } from '../../behaviour/traverse.ts';
import { visit, type Visitor } from '../../behaviour/visitor.ts';
import type { ProofContext } from '../finding/context.ts';
import type { Finding } from '../finding/finding.ts';
import { markedFields, overlaps, type FieldMark } from './marked-fields.ts';

/** Terms of the offer stand in no message to the candidate but an intent and an offer. */
export const offerTerms = (flow: FlowBehaviour, context: ProofContext): readonly Finding[] =>
  messageFields(flow, ['offer-term'], context)
    .filter((shown) => shown.class !== 'intent' && shown.class !== 'offer')
    .map(({ step, template, field, given, class: messageClass }) => ({
      code: 'offer-term-shown',
      severity: 'error',
      at: { step, key: given ? 'with' : 'template' },
      values: { template, class: messageClass, field },
    }));

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
  const terms = linesOf(flow).flatMap((line) => [...termsOf(line)]);
  for (const shown of terms.flatMap((term) => [...visit(fieldsIn, term, uses)])) {
    const { step, template, field, given } = shown;
    if (marked.some((one) => overlaps(field, one)))
      found.set(`${given ? step : ''} ${template} ${field}`, shown);
  }
  return [...found.values()];
}

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
      for (const field of fieldsOf(value.cel))
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

/** The fields of the case that an expression reads. */
const fieldsOf = (cel: string): readonly string[] =>
  atomsOf(conditionOf(cel)).flatMap(({ term }) => term.fields);
