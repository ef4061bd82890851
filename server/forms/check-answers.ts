import { actLimits } from '../../engine/model/act-limits.ts';
import { lettersIn } from '../../engine/model/letters.ts';
import { jsonBytes } from '../../engine/model/json-bytes.ts';
import type { FormField, Form } from '../../engine/model/definitions.ts';
import type { Plan } from '../../engine/model/plan.ts';
import type { TaskOpenedFact } from '../../engine/model/journal.ts';
import { fieldKey, firstValue } from './draft.ts';
import type { Draft, FieldError, KeptFile } from './draft.ts';
import { workingDays } from './working-days.ts';
import type { JsonObject, Json, Instant } from '../../engine/model/base.ts';

export interface AnswerContext {
  readonly opened: Pick<TaskOpenedFact, 'outcomes' | 'commentOn'>;
  readonly form?: Form | undefined;
  readonly calendars: Plan['calendars'];
  readonly now: Instant;
}

/** A valid answer, or the errors of its fields. */
export type AnswerCheck =
  | { readonly outcome: string; readonly comment?: string; readonly answers?: JsonObject }
  | { readonly errors: ReadonlyMap<string, FieldError> };

/** Validates a draft against the form that is pinned with the case. */
export const checkAnswers = (draft: Draft, context: AnswerContext): AnswerCheck => {
  const outcome = outcomeOf(draft, context.opened);
  const comment = storable(firstValue(draft.values, 'comment'));
  const { answers, errors } = readFields(draft, context, outcome);
  if (jsonBytes(answers) > actLimits.answersBytes) errors.set(...tooMuch(answers));
  const reasonError = commentError(comment, outcome, context.opened);
  if (reasonError) errors.set('comment', reasonError);
  if (outcome === undefined) errors.set('outcome', { code: 'outcome' });
  if (errors.size > 0 || outcome === undefined) return { errors };
  return { outcome, ...(comment !== '' && { comment }), ...(context.form && { answers }) };
};

/** Beside the longest answer, since shortening it helps most. */
const tooMuch = (answers: JsonObject): readonly [string, FieldError] => {
  const [longest] = Object.keys(answers).toSorted(
    (a, b) => jsonBytes(answers[b] ?? null) - jsonBytes(answers[a] ?? null),
  );
  return [fieldKey(longest ?? ''), { code: 'tooMuch', max: actLimits.answersBytes }];
};

const commentError = (
  comment: string,
  outcome: string | undefined,
  { commentOn }: AnswerContext['opened'],
): FieldError | undefined => {
  const max = actLimits.commentLetters;
  if (lettersIn(comment) > max) return { code: 'tooLong', max };
  const missing = comment === '' && outcome !== undefined && commentOn.includes(outcome);
  return missing ? { code: 'comment' } : undefined;
};

const readFields = (
  draft: Draft,
  context: AnswerContext,
  outcome: string | undefined,
): { answers: JsonObject; errors: Map<string, FieldError> } => {
  const errors = new Map(draft.errors);
  const answers: Record<string, Json> = {};
  for (const field of context.form?.fields ?? []) {
    const key = fieldKey(field.name);
    const read = readField(field, draft, context);
    if ('error' in read) errors.set(key, read.error);
    else if (read.value !== undefined) answers[field.name] = read.value;
    else if (!errors.has(key) && isDemanded(field, outcome, context.opened)) {
      errors.set(key, { code: 'required' });
    }
  }
  return { answers, errors };
};

const outcomeOf = (draft: Draft, { outcomes }: AnswerContext['opened']): string | undefined => {
  // Nobody presses two buttons: which was meant is not for us to say.
  if ((draft.values.get('outcome') ?? []).length > 1) return undefined;
  const given = firstValue(draft.values, 'outcome');
  if (given === '' && outcomes.length === 1) return outcomes[0]?.outcome;
  return outcomes.find(({ outcome }) => outcome === given)?.outcome;
};

/** Whether a field must be filled in. Only the first choice of a form requires its fields: whoever declines need not say when they would start. */
const isDemanded = (
  field: FormField,
  outcome: string | undefined,
  { outcomes }: AnswerContext['opened'],
): boolean => field.required && (outcome === undefined || outcome === outcomes[0]?.outcome);

type FieldValue = { readonly value: Json | undefined } | { readonly error: FieldError };

const readField = (field: FormField, draft: Draft, context: AnswerContext): FieldValue => {
  const typed = (draft.values.get(fieldKey(field.name)) ?? []).filter((text) => text.trim() !== '');
  switch (field.type) {
    case 'text':
    case 'paragraph':
      return readText(
        typed[0] === undefined ? undefined : storable(typed[0].trim()),
        field.maxLength,
      );
    case 'choices':
      return oneOfOffered(
        typed,
        field.options.map(({ value }) => value),
        'notOffered',
        [...typed],
      );
    case 'choice':
      return oneOfOffered(
        typed,
        field.options.map(({ value }) => value),
        'notOffered',
        typed[0],
      );
    case 'working-day':
      return oneOfOffered(
        typed,
        workingDays(field, context.now, context.calendars).map(({ day }) => day),
        'dayGone',
        typed[0],
      );
    case 'upload':
    default:
      return { value: answerOf(draft.keptFiles.get(field.name)) };
  }
};

/** As it is counted and kept: browsers send a line break as two characters, and nobody means a control character or half a letter. */
export const storable = (text: string): string =>
  text
    .replaceAll('\r\n', '\n')
    .replaceAll(/[^\P{Cc}\n\t]/gu, '')
    .replaceAll(/\p{Surrogate}/gu, '\ufffd');

const readText = (text: string | undefined, max: number): FieldValue =>
  text !== undefined && lettersIn(text) > max
    ? { error: { code: 'tooLong', max } }
    : { value: text };

const oneOfOffered = (
  typed: readonly string[],
  offered: readonly string[],
  code: 'notOffered' | 'dayGone',
  value: Json | undefined,
): FieldValue => {
  if (typed.length === 0) return { value: undefined };
  return typed.every((text) => offered.includes(text)) ? { value } : { error: { code } };
};

const answerOf = (file: KeptFile | undefined): Json | undefined =>
  file && { upload: file.id, name: file.name, type: file.type, size: file.size };
