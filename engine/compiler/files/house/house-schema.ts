import { outcomePattern } from '../../../steps/end.ts';
import type { AnnotatedSchema } from '../../../steps/step.ts';
import { periodPattern } from '../../../time/period.ts';
import { schemaDialect } from '../../schema/shared-schemas.ts';
import type { FileSchema } from '../../schema/walk.ts';

/** `house.yaml` as its schema lets it through. */
export interface WrittenHouse {
  readonly keep?: WrittenKeep;
}

/** A period for all outcomes, or one for each and one for the rest. */
export type WrittenKeep = string | (Readonly<Record<string, string>> & { readonly else: string });

const period = (description: string): AnnotatedSchema => ({
  type: 'string',
  title: 'a period',
  pattern: periodPattern,
  examples: ['90 days', '18 months', '3 years'],
  description,
});

const keep: AnnotatedSchema = {
  title: 'a period, or a map of periods by outcome',
  description:
    'For how long what is personal about a case is kept, from when nothing of it is open any more. Without it, nothing is erased by itself.',
  examples: ['3 years', '{ accepted: 10 years, else: 3 years }'],
  anyOf: [
    period('For cases of every outcome.'),
    {
      type: 'object',
      title: 'a map of periods by outcome',
      required: ['else'],
      properties: { else: period('For cases of every other outcome.') },
      additionalProperties: period('For cases that end like this.'),
      propertyNames: {
        pattern: outcomePattern,
        description: 'write the outcome as flows do behind "end:"',
      },
      missing: { else: 'add "else: 3 years", for cases that end otherwise' },
    },
  ],
};

/** JSON Schema of `house.yaml`. */
export const houseSchema: FileSchema = {
  $schema: schemaDialect,
  title: 'a house',
  description: 'What holds for every flow, written once.',
  type: 'object',
  additionalProperties: false,
  properties: { keep },
};
