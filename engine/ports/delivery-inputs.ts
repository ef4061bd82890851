import type { AttemptResult } from './delivery-attempt.ts';
import type { DeliveryOutcome } from '../model/message.ts';
import type { Input } from './host.ts';

/** The inputs that the result of an attempt stands for: who was refused for good, and the delivery outcome once it is known. */
export function deliveryInputs(
  message: string,
  { refused: people, ...result }: AttemptResult,
): readonly Input[] {
  const refused: readonly Input[] =
    people === undefined ? [] : [{ kind: 'refused', message, people }];
  return result.fate === 'later' ? refused : [...refused, deliveryInput(message, result)];
}

export const deliveryInput = (message: string, fate: DeliveryOutcome): Input => ({
  kind: 'fate',
  message,
  fate,
});
