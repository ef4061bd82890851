import { messageClasses } from '../../../model/message.ts';
import type { AnnotatedSchema } from '../../../steps/step.ts';

/** A class of message. */
export const classParam = (description: string): AnnotatedSchema => ({
  type: 'string',
  enum: messageClasses,
  description,
});
