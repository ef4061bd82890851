import type { Schema } from './step.ts';

/** Schema fragments shared by the step kinds. The compiler puts `$defs` for `steps`, `label` and `duration` into the flow's schema. */
export const steps: Schema = { $ref: '#/$defs/steps' };

export const label = (description: string): Schema => ({ $ref: '#/$defs/label', description });

export const duration = (description: string): Schema => ({
  $ref: '#/$defs/duration',
  description,
});

export const who = (description: string): Schema => ({
  type: 'string',
  refersTo: 'who',
  expression: { type: 'any', marked: true },
  description,
});

export const condition = (description: string): Schema => ({
  type: 'string',
  expression: { type: 'bool' },
  description,
});

export const instant = (description: string): Schema => ({
  type: 'string',
  expression: { type: 'instant' },
  description,
});
