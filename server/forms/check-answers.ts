import type { Field, Form } from '../../engine/model/definitions.ts';
import type { Plan } from '../../engine/model/plan.ts';
import type { Opened } from '../../engine/model/journal.ts';
import { fieldKey, first } from './typed.ts';
import type { Draft, FieldError, KeptFile } from './typed.ts';
import { workingDays } from './working-days.ts';
import type { JsonObject, Json, Instant } from '../../engine/model/base.ts';

export interface Checking {
  readonly opened: Pick<Opened, 'outcomes' | 'commentOn'>;
  readonly form?: Form | undefined;
  readonly calendars: Plan['calendars'];
  readonly now: Instant;
}

/** A whole answer, fit to be recorded, or what has to be mended. */
export type Checked =
  | { readonly outcome: string; readonly comment?: string; readonly answers?: JsonObject }
  | { readonly errors: ReadonlyMap<string, FieldError> };

/** Judges what was typed against the form as it was pinned. */
export const checkAnswers = (draft: Draft, checking: Checking): Checked => {
  const outcome = outcomeOf(draft, checking.opened);
  const comment = first(draft.values, 'comment');
  const { answers, errors } = readFields(draft, checking, outcome);
  const silent = commentFault(comment, outcome, checking.opened);
  if (silent) errors.set('comment', silent);
  if (outcome === undefined) errors.set('outcome', { code: 'outcome' });
  if (errors.size > 0 || outcome === undefined) return { errors };
  return { outcome, ...(comment !== '' && { comment }), ...(checking.form && { answers }) };
};

const maxComment = 4000;

const commentFault = (
  comment: string,
  outcome: string | undefined,
  { commentOn }: Checking['opened'],
): FieldError | undefined => {
  if (comment.length > maxComment) return { code: 'tooLong', max: maxComment };
  const missing = comment === '' && outcome !== undefined && commentOn.includes(outcome);
  return missing ? { code: 'comment' } : undefined;
};

const readFields = (
  draft: Draft,
  checking: Checking,
  outcome: string | undefined,
): { answers: JsonObject; errors: Map<string, FieldError> } => {
  const errors = new Map(draft.errors);
  const answers: Record<string, Json> = {};
  for (const field of checking.form?.fields ?? []) {
    const key = fieldKey(field.name);
    const read = readField(field, draft, checking);
    if ('error' in read) errors.set(key, read.error);
    else if (read.value !== undefined) answers[field.name] = read.value;
    else if (!errors.has(key) && isDemanded(field, outcome, checking.opened)) {
      errors.set(key, { code: 'required' });
    }
  }
  return { answers, errors };
};

const outcomeOf = (draft: Draft, { outcomes }: Checking['opened']): string | undefined => {
  const given = first(draft.values, 'outcome');
  if (given === '' && outcomes.length === 1) return outcomes[0]?.outcome;
  return outcomes.find(({ outcome }) => outcome === given)?.outcome;
};

/** Whoever declines need not say when they would start: only the first choice of a form demands its fields. */
const isDemanded = (
  field: Field,
  outcome: string | undefined,
  { outcomes }: Checking['opened'],
): boolean => field.required && (outcome === undefined || outcome === outcomes[0]?.outcome);

type Read = { readonly value: Json | undefined } | { readonly error: FieldError };

const readField = (field: Field, draft: Draft, checking: Checking): Read => {
  const typed = (draft.values.get(fieldKey(field.name)) ?? []).filter((text) => text.trim() !== '');
  switch (field.type) {
    case 'text':
    case 'paragraph':
      return readText(typed[0]?.trim(), field.maxLength);
    case 'choices':
      return among(
        typed,
        field.options.map(({ value }) => value),
        'notOffered',
        [...typed],
      );
    case 'choice':
      return among(
        typed,
        field.options.map(({ value }) => value),
        'notOffered',
        typed[0],
      );
    case 'working-day':
      return among(
        typed,
        workingDays(field, checking.now, checking.calendars),
        'dayGone',
        typed[0],
      );
    case 'upload':
    default:
      return { value: answerOf(draft.kept.get(field.name)) };
  }
};

const readText = (text: string | undefined, max: number): Read =>
  text !== undefined && text.length > max
    ? { error: { code: 'tooLong', max } }
    : { value: text?.replaceAll('\r\n', '\n') };

const among = (
  typed: readonly string[],
  offered: readonly string[],
  code: 'notOffered' | 'dayGone',
  value: Json | undefined,
): Read => {
  if (typed.length === 0) return { value: undefined };
  return typed.every((text) => offered.includes(text)) ? { value } : { error: { code } };
};

const answerOf = (file: KeptFile | undefined): Json | undefined =>
  file && { upload: file.id, name: file.name, type: file.type, size: file.size };
