import { isOvertakenByOutcome } from '../model/message.ts';
import type { Send } from './behaviour.ts';

/** Whether an outcome to the same person cancels a message that is on its way: a word of its class, unless it asks, for its question stays open. */
export const isOvertakable = ({
  class: messageClass,
  asks,
}: Pick<Send, 'class' | 'asks'>): boolean => asks !== true && isOvertakenByOutcome(messageClass);
