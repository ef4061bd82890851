import { isObject, type Instant, type Json, type JsonObject } from '../engine/model/base.ts';
import type { Form, FormField } from '../engine/model/definitions.ts';
import type { Entry, TaskAnsweredFact, TaskOpenedFact } from '../engine/model/journal.ts';
import { dayName } from './day-name.ts';
import { listed } from './listed.ts';
import { localize, type Reader } from './localize.ts';
import { endLabel, pastLabel } from './outcome.ts';

/** What somebody has said in an act, in the words of its reader. */
export interface Said {
  /** What was asked; nothing was where somebody withdraws. */
  readonly asked?: string;
  readonly person: string;
  readonly at: Instant;
  readonly answer: string;
  readonly comment?: string;
  readonly fields: readonly SaidField[];
}

/** A field of a form that was filled in. */
export interface SaidField {
  readonly label: string;
  readonly value: string | SaidFile;
}

export interface SaidFile {
  /** Id of the upload. */
  readonly upload: string;
  readonly name: string;
  readonly size: number;
}

/** A case as far as people have said something in it. */
export interface SaidIn {
  readonly entries: readonly Entry[];
  readonly tasks: readonly {
    readonly opened: TaskOpenedFact;
    readonly answers: readonly (TaskAnsweredFact & { readonly at: Instant })[];
  }[];
  /** The forms of its tasks, by id. */
  readonly forms?: Readonly<Record<string, Form>>;
}

/** Everything that people have said in a case, in the order in which they did. */
export function saidIn({ entries, tasks, forms = {} }: SaidIn, reader: Reader): readonly Said[] {
  const answered = tasks.flatMap(({ opened, answers }) =>
    answers.map(({ person, at, outcome, comment, answers: given }): Said => {
      const form = opened.form === undefined ? undefined : forms[opened.form];
      return {
        asked: localize(opened.title, reader),
        person,
        at,
        answer: pastLabel(outcome, opened, reader),
        ...(comment !== undefined && { comment }),
        fields: given === undefined ? [] : filledFields(given, form, reader),
      };
    }),
  );
  const happened = entries.flatMap((entry): readonly Said[] => {
    if (entry.kind !== 'event' || entry.comment === undefined) return [];
    const { person, at, event, comment } = entry;
    return [{ person, at, answer: endLabel(event, reader), comment, fields: [] }];
  });
  return [...answered, ...happened].toSorted((a, b) => a.at - b.at);
}

/** What was filled in, in the order of the form; what it does not name any more comes last, under its name. */
export function filledFields(
  given: JsonObject,
  form: Form | undefined,
  reader: Reader,
): readonly SaidField[] {
  const known = (form?.fields ?? []).filter(({ name }) => given[name] !== undefined);
  const names = new Set(known.map(({ name }) => name));
  return [
    ...known.map((field) => ({
      label: localize(field.label, reader),
      value: valueOf(given[field.name] ?? null, field, reader),
    })),
    ...Object.entries(given)
      .filter(([name]) => !names.has(name))
      .map(([label, value]) => ({ label, value: fileIn(value) ?? textOf(value) })),
  ];
}

const valueOf = (value: Json, field: FormField, reader: Reader): SaidField['value'] => {
  if (field.type === 'choice' || field.type === 'choices') {
    const chosen = Array.isArray(value) ? value : [value];
    const words = chosen.map((each) => {
      const option = field.options.find((one) => one.value === each);
      return option === undefined ? textOf(each) : localize(option.label, reader);
    });
    return listed(words, reader);
  }
  if (field.type === 'working-day') return dayName(textOf(value), reader);
  return fileIn(value) ?? textOf(value);
};

const fileIn = (value: Json): SaidFile | undefined => {
  if (!isObject(value)) return undefined;
  const { upload, name, size } = value;
  return typeof upload === 'string' && typeof name === 'string' && typeof size === 'number'
    ? { upload, name, size }
    : undefined;
};

const textOf = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));
