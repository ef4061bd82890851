import type { FormField } from '../../model/definitions.ts';
import { listTypeOf, openMap, textType, type ValueField, type ValueType } from './value-type.ts';

/** The type of the answers of a form. Each may be missing: nobody may have answered at all. */
export const answersType = (fields: readonly FormField[], path: string): ValueType => ({
  cel: path,
  instant: false,
  fields: new Map(
    fields.map((field): [string, ValueField] => [
      field.name,
      { ...answerTypes[field.type], optional: true },
    ]),
  ),
});

const answerTypes: Readonly<Record<FormField['type'], ValueType>> = {
  text: textType,
  paragraph: textType,
  choice: textType,
  choices: listTypeOf(textType),
  'working-day': textType,
  upload: openMap,
};
