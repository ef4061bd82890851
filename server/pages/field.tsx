import { mostUnits } from '../../engine/model/letters.ts';
import type { ComponentChildren } from 'preact';
import type { FormField } from '../../engine/model/definitions.ts';
import { acceptAttribute } from '../forms/file-types.ts';
import { sizeText } from '../forms/size.ts';
import { fieldKey, firstValue, keptKey } from '../forms/draft.ts';
import type { Draft } from '../forms/draft.ts';
import type { OfferedDay } from '../forms/working-days.ts';
import { acceptText, errorText } from './field-error.ts';
import { localize } from '../../wording/localize.ts';
import type { PageContext } from './page-context.ts';
import { dayName } from '../../wording/day-name.ts';

export interface FieldProps {
  readonly field: FormField;
  readonly draft: Draft;
  readonly context: PageContext;
  /** The days that a `working-day` field offers. */
  readonly days: readonly OfferedDay[];
}

/** One field of an admin's form. */
export const Field = (props: FieldProps) => {
  const { field } = props;
  return field.type === 'choice' || field.type === 'choices' ? (
    <Choices {...props} field={field} />
  ) : (
    <Labelled {...props}>
      <Control {...props} />
    </Labelled>
  );
};

const Control = (props: FieldProps) => {
  const { field, draft } = props;
  const value = firstValue(draft.values, fieldKey(field.name));
  if (field.type === 'upload') return <Upload {...props} field={field} />;
  if (field.type === 'working-day') return <DaySelect {...props} value={value} />;
  return field.type === 'paragraph' ? (
    <textarea
      rows={4}
      {...inputAttributes(props)}
      maxLength={mostUnits(field.maxLength)}
      value={value}
    />
  ) : (
    <input type="text" {...inputAttributes(props)} value={value} />
  );
};

const Labelled = ({ children, ...props }: FieldProps & { children: ComponentChildren }) => (
  <div class="field">
    <label for={fieldKey(props.field.name)}>
      <FieldTitle {...props} />
    </label>
    <Help {...props} />
    {children}
    <FieldErrorLine name={fieldKey(props.field.name)} draft={props.draft} context={props.context} />
  </div>
);

const FieldTitle = ({ field, context }: FieldProps) => (
  <>
    {localize(field.label, context)}{' '}
    <small class="need">
      ({field.required ? context.t.form.required : context.t.form.optional})
    </small>
  </>
);

const Help = ({ field, context }: FieldProps) => {
  const limits =
    field.type === 'upload'
      ? context.t.form.upload(acceptText(field.accept, context), sizeText(field.maxBytes))
      : '';
  const help = [field.help === undefined ? '' : localize(field.help, context), limits]
    .filter((text) => text !== '')
    .join(' ');
  return help === '' ? null : (
    <small class="help" id={`${fieldKey(field.name)}-help`}>
      {help}
    </small>
  );
};

/** The error of a field, beneath it. */
export const FieldErrorLine = ({
  name,
  draft,
  context,
}: {
  readonly name: string;
  readonly draft: Draft;
  readonly context: PageContext;
}) => {
  const error = draft.errors.get(name);
  return error ? (
    <p class="error" id={`${name}-error`}>
      {errorText(error, context)}
    </p>
  ) : null;
};

const inputAttributes = ({ field, draft }: FieldProps) => {
  const name = fieldKey(field.name);
  const hasHelp = field.help !== undefined || field.type === 'upload';
  const failed = draft.errors.has(name);
  const described = [hasHelp ? `${name}-help` : '', failed ? `${name}-error` : ''].join(' ').trim();
  return {
    id: name,
    name,
    ...(described !== '' && { 'aria-describedby': described }),
    ...(failed && { 'aria-invalid': true }),
    ...(field.required && { 'aria-required': true }),
  };
};

const DaySelect = (props: FieldProps & { readonly value: string }) => (
  <select {...inputAttributes(props)}>
    <option value="">{props.context.t.form.choose}</option>
    {props.days.map(({ day, provisional }) => (
      <option value={day} selected={day === props.value}>
        {dayName(day, props.context)}
        {provisional && ` ${props.context.t.provisional}`}
      </option>
    ))}
  </select>
);

const Upload = (
  props: FieldProps & { readonly field: Extract<FormField, { readonly type: 'upload' }> },
) => {
  const { field, draft, context } = props;
  const keptFile = draft.keptFiles.get(field.name);
  const { 'aria-required': _, ...names } = inputAttributes(props);
  return (
    <>
      {keptFile && (
        <p class="kept">
          <input type="hidden" name={keptKey(field.name)} value={keptFile.id} />
          {context.t.form.kept(keptFile.name, sizeText(keptFile.size))} {context.t.form.replace}
        </p>
      )}
      <input type="file" {...names} accept={acceptAttribute(field.accept)} />
    </>
  );
};

const Choices = (
  props: FieldProps & { readonly field: Extract<FormField, { readonly options: unknown }> },
) => {
  const { field, draft, context } = props;
  const name = fieldKey(field.name);
  const chosen = draft.values.get(name) ?? [];
  const { 'aria-describedby': described } = inputAttributes(props);
  return (
    <fieldset class="field" id={name} {...(described && { 'aria-describedby': described })}>
      <legend>
        <FieldTitle {...props} />
      </legend>
      <Help {...props} />
      {field.options.map(({ value, label }) => (
        <label>
          <input
            type={field.type === 'choice' ? 'radio' : 'checkbox'}
            name={name}
            value={value}
            checked={chosen.includes(value)}
          />
          {localize(label, context)}
        </label>
      ))}
      <FieldErrorLine name={name} draft={draft} context={context} />
    </fieldset>
  );
};
