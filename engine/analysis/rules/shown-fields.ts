import { systemTemplates } from '../../model/message.ts';
import { atomsOf, conditionOf } from '../cases/guard.ts';
import type { Send, UserTask, Behaviour, FlowBehaviour } from '../../behaviour/behaviour.ts';
import { linesOf, termsOf } from '../../behaviour/traverse.ts';
import type { ProofContext } from '../finding/context.ts';
import { markedFields, overlaps, type FieldMark } from './marked-fields.ts';

/** A field of the case that a message brings to the candidate. */
export interface MessageField {
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
  for (const line of linesOf(flow))
    for (const { field, ...message } of fieldsInMessages([...termsOf(line)], uses))
      if (marked.some((one) => overlaps(field, one)))
        found.set(`${message.given ? message.step : ''} ${message.template} ${field}`, {
          ...message,
          field,
        });
  return [...found.values()];
}

function* fieldsInMessages(
  terms: readonly Behaviour[],
  uses: ProofContext['uses'],
): Generator<MessageField> {
  for (const term of terms)
    if (term.term === 'send') yield* fieldsInMessage(term, uses);
    else if (term.term === 'task') yield* fieldsInTaskMails(term, uses);
}

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

/** What the system itself sends to those whom a task asks. */
function* fieldsInTaskMails(
  { step, windows }: UserTask,
  uses: ProofContext['uses'],
): Generator<MessageField> {
  if (!windows.some(({ to }) => to.includes('candidate'))) return;
  for (const template of systemTemplates)
    for (const { path: field } of uses[template] ?? [])
      yield { step, template, field, given: false, class: 'system' };
}

/** Fields of the case that an expression reads. */
const fieldsOf = (cel: string): readonly string[] =>
  atomsOf(conditionOf(cel)).flatMap(({ term }) => term.fields);
