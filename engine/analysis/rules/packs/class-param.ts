import { messageClasses } from '../../../model/message.ts';
import type { Schema } from '../../../steps/step.ts';

/** A class of message. */
export const classParam = (description: string): Schema => ({
  type: 'string',
  enum: messageClasses,
  description,
});
