import { orMeant } from '../../expression/check/nearest.ts';
import type { Label } from '../../model/base.ts';
import type { Form } from '../../model/definitions.ts';
import type { ShownFact, ShownMessage, ShownValue } from '../../model/shown.ts';
import { fieldMarks } from '../../analysis/rules/marked-fields.ts';
import { readersOfWhole } from '../files/case/fact-readers.ts';
import {
  isEntry,
  isField,
  isGroup,
  type FactField,
  type FactGroup,
} from '../files/case/written-case.ts';
import { usesOf } from '../files/template/texts/text-uses.ts';
import type { Library } from './library.ts';
import type { WrittenFlow, WrittenStep } from './written-flow.ts';

/** Why nothing can be shown under a name. */
export interface NothingShown {
  readonly problem: string;
  readonly hint: string;
}

/**
 * What a name under `shows` stands for: a fact, the facts of a group that bear no mark, or an answer to the form of a task. Undefined where
 * faults elsewhere leave it open. The step of an answer is named as its flow does.
 */
export function shownBehind(
  name: string,
  flow: WrittenFlow,
  library: Pick<Library, 'facts' | 'forms'>,
): readonly ShownValue[] | NothingShown | undefined {
  const [first = '', ...path] = name.split('.');
  if (first === 'case') return library.facts && factsBehind(name, path, library.facts);
  return answerBehind(name, [first, ...path], flow, library);
}

/** A message, with the facts that it changes with. */
export function shownMessage(
  template: string,
  { templates }: Pick<Library, 'templates'>,
): ShownMessage {
  const written = templates.get(template);
  const paths = (written === undefined ? [] : usesOf(written)).map(({ path }) => path.split('.'));
  const facts = paths.flatMap(([owner, ...path]) => (owner === 'case' ? [path.join('.')] : []));
  return {
    message: template,
    facts: [...new Set(facts)].toSorted().map((path) => path.split('.')),
  };
}

function factsBehind(
  name: string,
  path: readonly string[],
  facts: FactGroup,
): readonly ShownFact[] | NothingShown {
  let found: FactGroup | FactField = facts;
  for (const key of path) {
    const inner = innerOf(found, key);
    if (inner === undefined) return unknownFact(name, key, namesIn(found));
    found = inner;
  }
  const shown = isField(found)
    ? [factOf(found, path)]
    : unmarkedIn(found, path).map(([field, at]) => factOf(field, at));
  return shown.length > 0
    ? shown
    : {
        problem: `every field of "${name}" bears a mark, so the group shows nothing`,
        hint: 'name the fields themselves that are to be shown',
      };
}

const innerOf = (entry: FactGroup | FactField, key: string): FactGroup | FactField | undefined =>
  !isField(entry) && Object.hasOwn(entry, key) ? entry[key] : undefined;

const namesIn = (entry: FactGroup | FactField): readonly string[] =>
  isField(entry) ? [] : Object.keys(entry);

const unknownFact = (name: string, key: string, known: readonly string[]): NothingShown => ({
  problem: `"${name}" is no fact of case.yaml${orMeant(key, known)}`,
  hint: known.length > 0 ? `there are: ${known.join(', ')}` : 'name a field of case.yaml',
});

function unmarkedIn(
  group: FactGroup,
  path: readonly string[],
): readonly (readonly [FactField, readonly string[]])[] {
  return Object.entries(group).flatMap(([name, entry]) => {
    if (!isField(entry)) return unmarkedIn(entry, [...path, name]);
    const unmarked = withoutMarks(entry);
    return unmarked === undefined ? [] : [[unmarked, [...path, name]] as const];
  });
}

/** A field as a group shows it; a list without what bears a mark in its entries. */
function withoutMarks(field: FactField): FactField | undefined {
  const { of } = field;
  if (isMarked(field) || (isEntry(of) && isField(of) && isMarked(of))) return undefined;
  if (!isGroup(of)) return field;
  const shown = Object.entries(of).filter(([, entry]) => !isField(entry) || !isMarked(entry));
  return shown.length === 0 ? undefined : { ...field, of: Object.fromEntries(shown) };
}

const isMarked = (field: FactField): boolean =>
  field.readers !== undefined || fieldMarks.some((mark) => field[mark] === true);

function factOf(field: FactField, path: readonly string[]): ShownFact {
  const { type, title, of } = field;
  const fact = {
    fact: path,
    title: title ?? wordsOf(path.at(-1) ?? ''),
    type,
    ...readersOfWhole(field),
  };
  if (type !== 'list') return fact;
  if (typeof of === 'string') return { ...fact, of };
  if (!isEntry(of)) return fact;
  if (isField(of)) return { ...fact, of: of.type };
  const columns = Object.entries(of).map(([name, entry]) => ({
    name,
    title: titleOf(name, entry),
    type: isField(entry) ? entry.type : 'text',
  }));
  return { ...fact, columns };
}

const titleOf = (name: string, entry: FactField | FactGroup): Label =>
  (isField(entry) ? entry.title : undefined) ?? wordsOf(name);

/** `lastInterviewAt` is "Last interview at". */
const wordsOf = (name: string): string => {
  const words = name.replaceAll(/(?<=[a-z\d])(?=[A-Z])|[_-]/g, ' ').toLowerCase();
  return words.slice(0, 1).toUpperCase() + words.slice(1);
};

function answerBehind(
  name: string,
  parts: readonly string[],
  flow: WrittenFlow,
  { forms }: Pick<Library, 'forms'>,
): readonly ShownValue[] | NothingShown | undefined {
  const [id = '', answers, field = ''] = parts;
  const step = flow.steps.find((one) => one.id === id);
  if (step === undefined) return neither(name);
  const form = formOf(step);
  if (form === undefined || answers !== 'answers' || parts.length !== 3) return noAnswer(name, id);
  const known = forms.get(form);
  return known && fieldBehind(known, id, field);
}

function fieldBehind(
  { id: form, fields }: Form,
  step: string,
  field: string,
): readonly ShownValue[] | NothingShown {
  const asked = fields.find(({ name }) => name === field);
  if (asked === undefined)
    return unknownField(
      form,
      field,
      fields.map(({ name }) => name),
    );
  const { readers } = asked;
  return [{ step, form, field, ...(readers && { readers }) }];
}

function formOf({ kind: { outcomes }, fields }: WrittenStep): string | undefined {
  const form = fields[outcomes?.ofForm ?? ''];
  return typeof form === 'string' ? form : undefined;
}

const neither = (name: string): NothingShown => ({
  problem: `"${name}" is neither a fact of the case nor an answer of a step`,
  hint: 'write "case." and the name of a fact, or the id of a step, ".answers." and a field of its form',
});

const noAnswer = (name: string, id: string): NothingShown => ({
  problem: `"${name}" is no answer of a form`,
  hint: `write the id of a step that asks with a form, ".answers." and a field, such as "${id}.answers.x"`,
});

const unknownField = (form: string, field: string, known: readonly string[]): NothingShown => ({
  problem: `the form "${form}" has no field "${field}"${orMeant(field, known)}`,
  hint: known.length > 0 ? `there are: ${known.join(', ')}` : 'it has none',
});
