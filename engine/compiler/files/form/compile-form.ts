import { actLimits } from '../../../model/act-limits.ts';
import { mostAnswerBytes } from '../../../model/answer-bytes.ts';
import type { FormField, Form } from '../../../model/definitions.ts';
import { parseDuration } from '../../../time/duration.ts';
import {
  compileFile,
  checkUniqueNames,
  checkFileName,
  type CompilationResult,
} from '../../schema/compile-file.ts';
import { checkReaderRoles } from '../../schema/reader-roles.ts';
import { sameLabels } from '../../schema/same-labels.ts';
import type { PathDiagnostic, Source } from '../../source/source.ts';
import { bytesOf, checkField, mostFileBytes } from './check-field.ts';
import { formSchema, type WrittenField, type WrittenForm } from './form-schema.ts';

/** Compiles the form `id`; calendars and roles are those that exist, `undefined` where roles cannot be read. */
export const compileForm = (
  source: Source,
  id: string,
  calendars: readonly string[],
  roles?: readonly string[],
): CompilationResult<Form> =>
  compileFile<WrittenForm, Form>(source, {
    schema: formSchema,
    check: (written) => checkForm(written, id, { calendars, roles }),
    lower: (written) => lower(written, calendars[0] ?? ''),
  });

interface KnownNames {
  readonly calendars: readonly string[];
  readonly roles: readonly string[] | undefined;
}

function* checkForm(
  { form, fields, choices = {} }: WrittenForm,
  id: string,
  { calendars, roles }: KnownNames,
): Generator<PathDiagnostic> {
  yield* checkFileName('form', form, id);
  const names = fields.map(({ name }) => name);
  yield* checkUniqueNames(names, (index) => ['fields', index, 'name']);
  for (const [index, field] of fields.entries()) {
    yield* checkField(field, ['fields', index], calendars);
    yield* checkReaderRoles(field.readers, ['fields', index], roles);
  }
  yield* sameLabels(Object.entries(choices), (name) => ['choices', name]);
  yield* checkLength(lower({ form, title: '', fields }, calendars[0] ?? ''));
  if (fields.length === 0 && Object.keys(choices).length === 0)
    yield {
      code: 'missing-key',
      path: ['fields'],
      what: 'key',
      message: 'the form asks for nothing',
      hint: 'add a field, or "choices:" between which a person decides',
    };
}

/** Whoever fills in every field to its end must not be refused. */
function* checkLength({ fields }: Form): Generator<PathDiagnostic> {
  const bytes = mostAnswerBytes(fields);
  if (bytes > actLimits.answersBytes)
    yield {
      code: 'too-much-to-carry',
      path: ['fields'],
      what: 'key',
      message: `its answers can have ${Math.ceil(bytes / 1024)} KB together, ${actLimits.answersBytes / 1024} KB are possible`,
      hint: 'give texts a shorter "maxLength": all of them together hold about 16,000 letters, of which each counts four bytes',
    };
  const files = fields.reduce((sum, field) => sum + fileBytes(field), 0);
  if (files > actLimits.formFileBytes)
    yield {
      code: 'too-much-to-carry',
      path: ['fields'],
      what: 'key',
      message: `its files can have ${Math.ceil(files / megabyte)} MB together, ${actLimits.formFileBytes / megabyte} MB are possible`,
      hint: 'ask for fewer files, or give them a smaller "maxSize"; it is 5 MB unless set',
    };
}

/** What is beyond the most that one file may have is found beside it. */
const fileBytes = (field: FormField): number =>
  'maxBytes' in field ? Math.min(field.maxBytes, mostFileBytes) : 0;

const megabyte = 1024 * 1024;

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

const lowerField = (field: WrittenField, onlyCalendar: string): FormField => ({
  name: field.name,
  label: field.label,
  ...(field.help !== undefined && { help: field.help }),
  required: field.required ?? true,
  ...(field['offer-term'] === true && { 'offer-term': true }),
  ...(field.readers && { readers: field.readers }),
  ...lowerings[field.type](field, onlyCalendar),
});

type FieldOfType = FormField extends infer Each
  ? Each extends FormField
    ? Omit<Each, CommonKey>
    : never
  : never;
type CommonKey = 'name' | 'label' | 'help' | 'required' | 'offer-term' | 'readers';

const defaultLengths = { text: 200, paragraph: 2000 } as const;

type FieldLowering = (field: WrittenField, onlyCalendar: string) => FieldOfType;

const lowerText: FieldLowering = ({ type, maxLength }) =>
  type === 'paragraph'
    ? { type, maxLength: maxLength ?? defaultLengths.paragraph }
    : { type: 'text', maxLength: maxLength ?? defaultLengths.text };

const lowerChoice: FieldLowering = ({ type, options = [] }) => ({
  type: type === 'choices' ? type : 'choice',
  options: options.map(({ value, label = value }) => ({ value, label })),
});

const lowerings: Readonly<Record<FormField['type'], FieldLowering>> = {
  text: lowerText,
  paragraph: lowerText,
  choice: lowerChoice,
  choices: lowerChoice,
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
