import { type AnyKind, kinds } from '../../steps/index.ts';
import { condition, duration, instant, label, shows, steps } from '../../steps/schema.ts';
import type { AnnotatedSchema } from '../../steps/step.ts';
import { givenDefinition, labelDefinition } from '../schema/label-schema.ts';
import { durationDefinition, id, schemaDialect } from '../schema/shared-schemas.ts';
import { readerRoles } from '../schema/reader-roles.ts';
import type { FileSchema } from '../schema/walk.ts';
import { assume, promise } from './promise-schema.ts';

/** JSON Schema 2020-12 of `flows/<id>.yaml`, put together from the step kinds. */
export function flowSchema(): FileSchema {
  return flow;
}

/** The kind of step that a schema describes. */
export const kindOfSchema = (schema: AnnotatedSchema): AnyKind | undefined =>
  kindsBySchema.get(schema);

const exampleId = 'manager-call';

const common: Readonly<Record<string, AnnotatedSchema>> = {
  id: id(
    'Name by which expressions, backstops and promises know the step; unique in the flow.',
    exampleId,
  ),
  when: condition('Skip the step unless this holds.'),
  note: { type: 'string', description: 'For those who read the flow; nobody else sees it.' },
};

const backstop: AnnotatedSchema = {
  type: 'object',
  title: 'a backstop',
  description: 'Steps that run beside the flow when something has not happened for too long.',
  required: ['unless', 'after', 'do'],
  additionalProperties: false,
  properties: {
    unless: {
      type: 'string',
      refersTo: 'message',
      description: 'Id of a step, a class of message, or `answer`: once it has left, all is well.',
    },
    after: duration('How long to wait for it.'),
    since: instant('The moment from which `after` counts; default: the start of the case.'),
    do: steps,
  },
};

const stepSchema = (kind: AnyKind): AnnotatedSchema => ({
  type: 'object',
  title: `"${kind.kind}"`,
  description: kind.summary,
  required: [kind.kind, ...kind.required],
  additionalProperties: false,
  properties: { [kind.kind]: kind.main, ...kind.fields, ...common },
  ...(kind.missing && { missing: kind.missing }),
});

const kindsBySchema: ReadonlyMap<AnnotatedSchema, AnyKind> = new Map(
  Object.values(kinds).map((kind) => [stepSchema(kind), kind]),
);

/** The parts to which the schemas of flows refer. */
export const flowDefinitions: Readonly<Record<string, AnnotatedSchema>> = {
  steps: { type: 'array', title: 'a list of steps', items: { $ref: '#/$defs/step' } },
  step: {
    title: 'a step',
    examples: ['end: accepted'],
    oneOf: [...kindsBySchema.keys()],
  },
  promise,
  label: labelDefinition,
  given: givenDefinition,
  duration: durationDefinition(['30m', '24h', '3 days', '8 business hours', '2 business days']),
};

/** What a flow may say for itself, and the house for every flow. */
export const houseRules = {
  on: {
    type: 'object',
    description: 'Steps for what may happen at any time; they must end the case.',
    additionalProperties: false,
    properties: { withdrawn: { ...steps, description: 'The candidate withdraws.' } },
  },
  backstops: {
    type: 'array',
    items: backstop,
    description: 'Independent of every approver.',
  },
  packs: {
    type: 'array',
    items: { type: 'string', refersTo: 'pack' },
    description: 'Rules of a jurisdiction that the flow has to keep.',
  },
  shows: shows(
    'What people see when they decide: facts, groups of facts without those that bear a mark, and answers of forms.',
  ),
} satisfies Readonly<Record<string, AnnotatedSchema>>;

const flow: FileSchema = {
  $schema: schemaDialect,
  title: 'a flow',
  description: 'How one kind of result is decided, told and followed up.',
  type: 'object',
  required: ['flow', 'title', 'calendar', 'steps'],
  additionalProperties: false,
  properties: {
    flow: id('Id of the flow: the name of its file.', exampleId),
    title: label('What the flow is called.'),
    calendar: {
      type: 'string',
      refersTo: 'calendar',
      description: 'Calendar of the "business" durations and of the time zone.',
    },
    note: { type: 'string', description: 'For those who read the flow.' },
    steps: { ...steps, minItems: 1, description: 'What happens, in order.' },
    on: houseRules.on,
    backstops: houseRules.backstops,
    promises: {
      type: 'array',
      maxItems: 50,
      items: { $ref: '#/$defs/promise' },
      description: 'What is proved before a case depends on the flow, and watched while one runs.',
    },
    packs: houseRules.packs,
    shows: houseRules.shows,
    readers: readerRoles(
      'The roles whose holders find the cases of this flow; default: whoever reads cases. Whoever is asked sees their own task.',
    ),
    'candidate-page': {
      type: 'string',
      enum: ['none'],
      description:
        'Candidates of the flow have no page: links open the form with which they are asked, and nothing else.',
    },
    assume,
  },
  missing: {
    calendar: 'name a file of calendars/, e.g. "calendar: cn-office"',
    steps: 'write "steps:" and below it what happens, each step beginning with "- "',
  },
  $defs: flowDefinitions,
};
