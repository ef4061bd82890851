import { flowSchema, kindOfSchema } from '../../engine/compiler/flow/flow-schema.ts';
import type { AnyKind } from '../../engine/steps/index.ts';
import type { ResultType, AnnotatedSchema } from '../../engine/steps/step.ts';
import { code, listItem, page, table } from './markdown.ts';
import { valueWords } from './value-words.ts';

/** `steps.md`: a flow and every kind of step, from the schemas that the compiler itself uses. */
export function stepsPage(): string {
  const kinds = (flowSchema().$defs?.['step']?.oneOf ?? []).flatMap((schema) => {
    const kind = kindOfSchema(schema);
    return kind ? [{ kind, schema }] : [];
  });
  const [first] = kinds;
  return page(
    '# Flows and their steps',
    'Made by `tidings docs` from the tables of the compiler; do not edit. The [tour](../language.md) explains what stands behind it.',
    `Kinds of steps: ${kinds.map(({ kind }) => `[${kind.kind}](#${kind.kind})`).join(', ')}.`,
    '**who** is `candidate`, a role, or a person of `directory.yaml`; **label** is a text, or one for each locale (`{ en: ..., zh-CN: ... }`); **duration** is like `30m`, `3 days`, `8 business hours`, `2 business days`; **condition** and **moment** are [expressions](../language.md#expressions); **steps** is a list of steps, which may be empty (`[]`).',
    '## A flow',
    fieldTable(flowSchema()),
    '## A backstop',
    fieldTable(partOf('backstops')),
    ...promiseSections(),
    '## What every step may have',
    first ? fieldTable({ properties: commonOf(first.kind, first.schema) }) : '',
    ...kinds.map(({ kind, schema }) => section(kind, schema)),
  );
}

const partOf = (key: string): AnnotatedSchema => {
  const schema = flowSchema().properties?.[key] ?? {};
  return schema.items ?? schema;
};

const promiseSections = (): readonly string[] => [
  '## A promise',
  'One of these. What they mean is [in the tour](../language.md#promises).',
  ...(flowSchema().$defs?.['promise']?.oneOf ?? []).map(fieldTable),
  '## What the proofs take for granted',
  fieldTable(partOf('assume')),
];

/** The fields that every step has besides those of its kind. */
const commonOf = (
  kind: AnyKind,
  { properties = {} }: AnnotatedSchema,
): Readonly<Record<string, AnnotatedSchema>> =>
  Object.fromEntries(
    Object.entries(properties).filter(([name]) => name !== kind.kind && !(name in kind.fields)),
  );

function section(kind: AnyKind, { required = [] }: AnnotatedSchema): string {
  const properties = { [kind.kind]: kind.main, ...kind.fields };
  const outcomes = outcomeWords(kind);
  const results = Object.entries(kind.results);
  return [
    `## ${kind.kind}`,
    kind.summary,
    fieldTable({ properties, required }),
    ...(outcomes === '' ? [] : [`Outcomes: ${outcomes}.`]),
    ...(results.length === 0 ? [] : [`Results for later expressions: ${resultWords(results)}.`]),
    `\`\`\`yaml\n${listItem(kind.example)}\n\`\`\``,
  ].join('\n\n');
}

const fieldTable = ({ properties = {}, required = [] }: AnnotatedSchema): string =>
  table(
    ['field', 'required', 'value', ''],
    Object.entries(properties).map(([name, schema]) => [
      code(name),
      required.includes(name) ? 'yes' : '',
      valueWords(schema),
      descriptionOf(schema),
    ]),
  );

const descriptionOf = (schema: AnnotatedSchema): string =>
  schema.description ?? schema.anyOf?.find(({ description }) => description)?.description ?? '';

function outcomeWords({ outcomes, fields }: AnyKind): string {
  const { fixed = [], under, ofForm } = outcomes ?? {};
  const own = ofForm
    ? [`the choices of the ${code(ofForm)}, or ${code('answered')} when it has none`]
    : [...fixed.map(code), ...(under ? [`what you write under ${code(under)}`] : [])];
  return [...own, ...('silent' in fields ? [code('silent')] : [])].join(', ');
}

const resultTypes: Readonly<Record<ResultType, string>> = {
  string: 'text',
  instant: 'moment',
  map: 'map',
  'yes-no': 'true or false',
};

const resultWords = (results: readonly (readonly [string, ResultType])[]): string =>
  results.map(([name, type]) => `${code(name)} (${resultTypes[type]})`).join(', ');
