import { systemTemplates } from '../../model/message.ts';
import { atomsOf, conditionOf } from '../cases/guard.ts';
import type { Emit, Race, Shape, FlowShape } from '../../behaviour/behaviour.ts';
import { termsOf } from '../../behaviour/traverse.ts';
import type { ProofContext } from '../finding/context.ts';
import { markedFields, touches, type Mark } from './marked-fields.ts';

/** A field of the case that a message brings to the candidate. */
export interface Shown {
  readonly step: string;
  readonly template: string;
  readonly field: string;
  /** The step itself gives it to the message. */
  readonly given: boolean;
  readonly class: Emit['class'] | 'system';
}

/** Every marked field that messages to the candidate name, each once for a template. */
export function shownFields(
  { main, on, backstops }: FlowShape,
  marks: readonly Mark[],
  { caseSchema, uses }: Pick<ProofContext, 'caseSchema' | 'uses'>,
): readonly Shown[] {
  const marked = markedFields(caseSchema, marks);
  const found = new Map<string, Shown>();
  for (const shape of [main, ...Object.values(on), ...backstops.map((one) => one.shape)])
    for (const { field, ...message } of messagesIn([...termsOf(shape)], uses))
      if (marked.some((one) => touches(field, one)))
        found.set(`${message.given ? message.step : ''} ${message.template} ${field}`, {
          ...message,
          field,
        });
  return [...found.values()];
}

function* messagesIn(terms: readonly Shape[], uses: ProofContext['uses']): Generator<Shown> {
  for (const term of terms)
    if (term.term === 'emit') yield* inMessage(term, uses);
    else if (term.term === 'race') yield* inMailsOf(term, uses);
}

function* inMessage(emit: Emit, uses: ProofContext['uses']): Generator<Shown> {
  if (emit.to !== 'candidate') return;
  const { step, template } = emit;
  for (const { path: field } of uses[template] ?? [])
    yield { step, template, field, given: false, class: emit.class };
  for (const value of Object.values(emit.values ?? {}))
    if ('cel' in value)
      for (const field of fieldsOf(value.cel))
        yield { step, template, field, given: true, class: emit.class };
}

/** What the system itself sends to those whom a task asks. */
function* inMailsOf({ step, windows }: Race, uses: ProofContext['uses']): Generator<Shown> {
  if (!windows.some(({ to }) => to.includes('candidate'))) return;
  for (const template of systemTemplates)
    for (const { path: field } of uses[template] ?? [])
      yield { step, template, field, given: false, class: 'system' };
}

/** Fields of the case that an expression reads. */
const fieldsOf = (cel: string): readonly string[] =>
  atomsOf(conditionOf(cel)).flatMap(({ term }) => term.fields);
