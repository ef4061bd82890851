import type { AnnotatedSchema } from './step.ts';

/** Schema fragments shared by the step kinds. The compiler puts `$defs` for `steps`, `label` and `duration` into the flow's schema. */
export const steps: AnnotatedSchema = { $ref: '#/$defs/steps' };

export const label = (description: string): AnnotatedSchema => ({
  $ref: '#/$defs/label',
  description,
});

export const duration = (description: string): AnnotatedSchema => ({
  $ref: '#/$defs/duration',
  description,
});

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
