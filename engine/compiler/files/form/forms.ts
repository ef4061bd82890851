import type { Field, Form } from '../../../model/definitions.ts';
import { parseDuration } from '../../../time/duration.ts';
import { compileFile, duplicates, misnamed, type Compiled } from '../../schema/compiled.ts';
import { bytesOf, fieldFaults } from './form-fields.ts';
import { formSchema, type WrittenField, type WrittenForm } from './form-schema.ts';
import type { Fault, Source } from '../../source/source.ts';

/** Compiles the form `id`; `calendars` are those that exist. */
export const compileForm = (
  source: Source,
  id: string,
  calendars: readonly string[],
): Compiled<Form> =>
  compileFile<WrittenForm, Form>(source, {
    schema: formSchema,
    faults: (written) => faults(written, id, calendars),
    lower: (written) => lower(written, calendars[0] ?? ''),
  });

function* faults(
  { form, fields, choices = {} }: WrittenForm,
  id: string,
  calendars: readonly string[],
): Generator<Fault> {
  yield* misnamed('form', form, id);
  const names = fields.map(({ name }) => name);
  yield* duplicates(names, (index) => ['fields', index, 'name']);
  for (const [index, field] of fields.entries())
    yield* fieldFaults(field, ['fields', index], calendars);
  if (fields.length === 0 && Object.keys(choices).length === 0)
    yield {
      code: 'missing-key',
      path: ['fields'],
      what: 'key',
      message: 'the form asks for nothing',
      hint: 'add a field, or "choices:" between which a person decides',
    };
}

const lower = (
  { form, title, intro, fields, choices = {} }: WrittenForm,
  onlyCalendar: string,
): Form => ({
  id: form,
  title,
  ...(intro !== undefined && { intro }),
  fields: fields.map((field) => lowerField(field, onlyCalendar)),
  choices: Object.entries(choices).map(([outcome, label]) => ({ outcome, label })),
});

const lowerField = (field: WrittenField, onlyCalendar: string): Field => ({
  name: field.name,
  label: field.label,
  ...(field.help !== undefined && { help: field.help }),
  required: field.required ?? true,
  ...lowerings[field.type](field, onlyCalendar),
});

type Typed = Field extends infer Each ? (Each extends Field ? Omit<Each, Common> : never) : never;
type Common = 'name' | 'label' | 'help' | 'required';

const lengths = { text: 200, paragraph: 2000 } as const;

type Lower = (field: WrittenField, onlyCalendar: string) => Typed;

const written: Lower = ({ type, maxLength }) =>
  type === 'paragraph'
    ? { type, maxLength: maxLength ?? lengths.paragraph }
    : { type: 'text', maxLength: maxLength ?? lengths.text };

const chosen: Lower = ({ type, options = [] }) => ({
  type: type === 'choices' ? type : 'choice',
  options: options.map(({ value, label = value }) => ({ value, label })),
});

const lowerings: Readonly<Record<Field['type'], Lower>> = {
  text: written,
  paragraph: written,
  choice: chosen,
  choices: chosen,
  'working-day': ({ calendar = '', from = '1 business day', count = 5 }, onlyCalendar) => ({
    type: 'working-day',
    calendar: calendar || onlyCalendar,
    from: parseDuration(from, calendar || onlyCalendar) ?? { ms: 0 },
    count,
  }),
  upload: ({ accept = [], maxSize = '5 MB' }) => ({
    type: 'upload',
    accept,
    maxBytes: bytesOf(maxSize) ?? 0,
  }),
};
