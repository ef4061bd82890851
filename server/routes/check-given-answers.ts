import type { Form, FormField } from '../../engine/model/definitions.ts';
import { isObject, pointerTo, type InvalidValue } from '../../engine/model/base.ts';
import { isStorableText } from '../../engine/model/letters.ts';
import { unknownKeys, unstorableText } from './api-fields.ts';

/**
 * What no field of a form can take of the answers that a program gives: keys that are no field, and values of another type than the field
 * has. On a page neither can be typed; here they would be lost without a word.
 */
export function givenAnswersErrors(
  answers: Readonly<Record<string, unknown>> | undefined,
  form: Form | undefined,
): readonly InvalidValue[] {
  if (answers === undefined) return [];
  if (form === undefined) return noForm(answers);
  const known = form.fields.map(({ name }) => name);
  return [
    ...unknownKeys(answers, { what: `the form "${form.id}"`, known, at: '/answers' }),
    ...form.fields.flatMap((field) => valueErrors(field, answers[field.name])),
  ];
}

const noForm = (answers: object): readonly InvalidValue[] =>
  Object.keys(answers).length === 0
    ? []
    : [{ pointer: '/answers', message: 'must be empty: this task has no form' }];

/** `null` is no answer, as in the record. */
const valueErrors = (field: FormField, value: unknown): readonly InvalidValue[] =>
  value === undefined || value === null || isTaken[field.type](value)
    ? []
    : [{ pointer: pointerTo('/answers', field.name), message: taken[field.type] }];

const isOneText = (value: unknown): boolean =>
  (typeof value === 'string' && isStorableText(value)) || typeof value === 'number';

const isTaken: Readonly<Record<FormField['type'], (value: unknown) => boolean>> = {
  text: isOneText,
  paragraph: isOneText,
  choice: isOneText,
  choices: (value) => isOneText(value) || (Array.isArray(value) && value.every(isOneText)),
  'working-day': isOneText,
  upload: (value) => isObject(value) && typeof value['upload'] === 'string',
};

const taken: Readonly<Record<FormField['type'], string>> = {
  text: unstorableText,
  paragraph: unstorableText,
  choice: 'must be one of the values offered',
  choices: 'must be a list of some of the values offered',
  'working-day': 'must be a day such as "2026-10-08"',
  upload: 'must be the id of a file that was uploaded for it: {"upload": "<id>"}',
};
