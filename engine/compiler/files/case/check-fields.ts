import { isObject, type Json } from '../../../model/base.ts';
import { didYouMean } from '../../../expression/check/nearest.ts';
import { type PathDiagnostic, type ValuePath, wrongValue } from '../../source/source.ts';
import { checkReaderRoles } from '../../schema/reader-roles.ts';
import { fieldSchema } from './facts-schema.ts';
import { readFactBound } from './fact-bound.ts';
import { validateValue } from './validate-facts.ts';
import { isField, type FactLists, type FactField, type FactGroup } from './written-case.ts';

/** Reports what the schema of `case.yaml` cannot say of its fields. */
export function* checkFields(
  group: FactGroup,
  lists: FactLists,
  path: ValuePath = [],
): Generator<PathDiagnostic> {
  for (const [name, entry] of Object.entries(group)) {
    const at = [...path, name];
    if (isField(entry)) yield* checkField(entry, lists, at);
    else yield* checkFields(entry, lists, at);
  }
}

function* checkField(
  field: FactField,
  lists: FactLists,
  path: ValuePath,
): Generator<PathDiagnostic> {
  yield* checkBounds(field, path);
  yield* checkList(field, lists, path);
  yield* checkReaderRoles(field.readers, path, lists.roles);
  if (field.readers !== undefined) yield* checkMayBeHidden(path);
  if (Array.isArray(field.of)) yield* checkChoices(field.of, [...path, 'of']);
  if (field.default !== undefined) yield* checkDefault(field, field.default, { lists, path });
  const { of } = field;
  if (field.type === 'list' && isObject(of)) {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the schema has found it so
    const inner = of as FactField | FactGroup;
    if (isField(inner)) yield* checkField(inner, lists, [...path, 'of']);
    else yield* checkFields(inner, lists, [...path, 'of']);
  }
}

function* checkBounds(field: FactField, path: ValuePath): Generator<PathDiagnostic> {
  const [least, most] = [field['at-least'], field['at-most']];
  if (least !== undefined && most !== undefined && least > most)
    yield wrongValue(
      [...path, 'at-most'],
      `nothing is at least ${least} and at most ${most}`,
      'write the smaller number behind "at-least"',
    );
  const [from, to] = [field['not-before'], field['not-after']].map(
    (bound) => bound && readFactBound(bound, 0),
  );
  if (typeof from === 'number' && typeof to === 'number' && from > to)
    yield wrongValue(
      [...path, 'not-after'],
      `no moment is not before "${field['not-before']}" and not after "${field['not-after']}"`,
      'write the earlier one behind "not-before"',
    );
}

/** What everybody sees who is asked in a case, or told of it, whatever their role. */
const seenByAll: readonly string[] = [
  'candidate.name',
  'candidate.email',
  'candidate.phone',
  'candidate.locale',
  'candidate.zone',
  'position.title',
];

function* checkMayBeHidden(path: ValuePath): Generator<PathDiagnostic> {
  if (seenByAll.includes(path.join('.')))
    yield wrongValue(
      [...path, 'readers'],
      `whoever works on a case sees "${path.join('.')}", and mails name it`,
      'remove "readers"; a flow can have some, for which nobody else finds its cases',
    );
}

const listNames = { department: 'departments', region: 'regions' } as const;

function* checkList(
  { type }: FactField,
  lists: FactLists,
  path: ValuePath,
): Generator<PathDiagnostic> {
  if (type !== 'department' && type !== 'region') return;
  const name = listNames[type];
  if (lists[name] !== undefined || lists.unknown) return;
  yield {
    code: 'missing-key',
    path,
    what: 'value',
    message: `directory.yaml does not list the ${name}, so any word would be taken for one`,
    hint: `write "${name}: [first, second]" at the head of directory.yaml`,
  };
}

function* checkChoices(choices: readonly string[], path: ValuePath): Generator<PathDiagnostic> {
  for (const [index, choice] of choices.entries())
    if (choices.indexOf(choice) < index)
      yield wrongValue([...path, index], `"${choice}" is listed twice`, 'keep one of the two');
}

function* checkDefault(
  field: FactField,
  value: Json,
  { lists, path }: { readonly lists: FactLists; readonly path: ValuePath },
): Generator<PathDiagnostic> {
  const [error] = validateValue(fieldSchema(field, lists), value);
  if (error === undefined) return;
  yield wrongValue(
    [...path, 'default'],
    `the default ${error}`,
    typeof value === 'string' && Array.isArray(field.of)
      ? didYouMean(value, field.of)
      : 'write a value that a case could be started with',
  );
}
