import type { AnnotatedSchema } from './step.ts';

// Schema fragments that step kinds and files of definitions share. `steps`, `label` and `duration` refer to `$defs` that the compiler
// adds to the schema of each file (`engine/compiler/flow/flow-schema.ts`, `engine/compiler/schema/shared-schemas.ts`).

/** A list of steps. */
export const steps: AnnotatedSchema = { $ref: '#/$defs/steps' };

export const label = (description: string): AnnotatedSchema => ({
  $ref: '#/$defs/label',
  description,
});

export const duration = (description: string): AnnotatedSchema => ({
  $ref: '#/$defs/duration',
  description,
});

/** `candidate`, a role, a person's id, or an expression that yields one. */
export const who = (description: string): AnnotatedSchema => ({
  type: 'string',
  refersTo: 'who',
  expression: { type: 'any', marked: true },
  description,
});

export const condition = (description: string): AnnotatedSchema => ({
  type: 'string',
  expression: { type: 'bool' },
  description,
});

export const instant = (description: string): AnnotatedSchema => ({
  type: 'string',
  expression: { type: 'instant' },
  description,
});

/** A fraction of two whole numbers, such as `2/3`. */
export const partsPattern = '^[1-9][0-9]?/[1-9][0-9]?$';

/** Names of values that people see when they decide. */
export const shows = (description: string): AnnotatedSchema => ({
  type: 'array',
  maxItems: 50,
  items: {
    anyOf: [
      {
        type: 'string',
        title: 'a fact or an answer',
        refersTo: 'shown',
        examples: ['case.position', 'terms.answers.pay'],
      },
      {
        type: 'object',
        title: 'a message',
        required: ['message'],
        additionalProperties: false,
        properties: {
          message: {
            type: 'string',
            refersTo: 'template',
            shownOnly: true,
            description: 'What this message to the candidate would say, if it left now.',
          },
        },
      },
    ],
  },
  description,
});
