import type { AnnotatedSchema } from '../../steps/step.ts';
import { labelDefinition, visiblePattern } from './label-schema.ts';

export const schemaDialect = 'https://json-schema.org/draft/2020-12/schema';

/** `$defs/duration`: the schema only names and shows it, `checkDurations` reads it. */
export const durationDefinition = (examples: readonly string[]): AnnotatedSchema => ({
  type: 'string',
  title: 'a duration',
  examples,
  duration: {},
});

/** `$defs` that the schemas of several files share. */
export const sharedDefinitions: Readonly<Record<'label' | 'duration', AnnotatedSchema>> = {
  label: labelDefinition,
  duration: durationDefinition(['24h', '2 business days']),
};

/** Small letters, digits and single hyphens, as in `offer-answer`. */
export const idPattern = '^[a-z][a-z0-9]*(-[a-z0-9]+)*$';

/** The id of a file, a step, a person or a role. */
export const id = (description: string, example = 'offer-answer'): AnnotatedSchema => ({
  type: 'string',
  title: 'an id',
  pattern: idPattern,
  examples: [example],
  description,
});

/** A day of the calendar, whether or not it exists. */
export const day = (description: string, example: string): AnnotatedSchema => ({
  type: 'string',
  title: 'a day',
  pattern: '^\\d{4}-\\d{2}-\\d{2}$',
  examples: [example],
  description,
});

/** A text that is not empty. */
export const text = (description: string): AnnotatedSchema => ({
  type: 'string',
  title: 'some text',
  pattern: visiblePattern,
  description,
});
