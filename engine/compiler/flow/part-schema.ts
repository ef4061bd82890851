import { idPattern, id, schemaDialect } from '../schema/shared-schemas.ts';
import type { FileSchema } from '../schema/walk.ts';
import { steps } from '../../steps/schema.ts';
import { flowDefinitions, houseRules } from './flow-schema.ts';

/** What a part can be given. */
export const parameterKinds = ['template', 'form', 'duration', 'label', 'who'] as const;
export type ParameterKind = (typeof parameterKinds)[number];

/** JSON Schema 2020-12 of `parts/<id>.yaml`. What it takes stands in its steps as `$name`. */
export const partSchema: FileSchema = {
  $schema: schemaDialect,
  title: 'a part',
  description: 'Steps that flows and other parts run, as if they were written there.',
  type: 'object',
  required: ['part', 'steps'],
  additionalProperties: false,
  properties: {
    part: id('Id of the part: the name of its file.', 'offer-declined'),
    takes: {
      type: 'object',
      title: 'a map of kinds by name',
      description:
        'What whoever runs the part gives it under `with`; in the steps it stands alone, as `$name`.',
      examples: ['{ message: template, window: duration }'],
      propertyNames: {
        pattern: idPattern,
        description: 'write small letters, digits and single hyphens',
      },
      additionalProperties: { type: 'string', enum: parameterKinds, title: 'a kind of value' },
    },
    note: { type: 'string', description: 'For those who read the part.' },
    steps: {
      ...steps,
      minItems: 1,
      description: 'What happens, in order, by the calendar of the flow that runs it.',
    },
    shows: {
      ...houseRules.shows,
      description: 'What people see in the tasks of the part, instead of what its flow says.',
    },
  },
  missing: {
    steps: 'write "steps:" and below it what happens, each step beginning with "- "',
  },
  $defs: flowDefinitions,
};
