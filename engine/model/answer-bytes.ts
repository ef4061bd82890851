import { jsonBytes } from './json-bytes.ts';
import type { FormField } from './definitions.ts';

/** How many bytes the answers to these fields can have at most, as JSON. */
export const mostAnswerBytes = (fields: readonly FormField[]): number =>
  fields.reduce((sum, field) => sum + jsonBytes(field.name) + 2 + bytesOfField(field), 2);

/** No letter has more in UTF-8; what JSON escapes and people type has two. */
const bytesOfLetter = 4;

/** The id, name, type and size of a file. */
const bytesOfUpload = 1000;

function bytesOfField(field: FormField): number {
  switch (field.type) {
    case 'text':
    case 'paragraph':
      return field.maxLength * bytesOfLetter + 2;
    case 'choice':
      return Math.max(0, ...field.options.map(({ value }) => jsonBytes(value)));
    case 'choices':
      return jsonBytes(field.options.map(({ value }) => value));
    case 'working-day':
      return '"2026-11-27"'.length;
    case 'upload':
    default:
      return bytesOfUpload;
  }
}
