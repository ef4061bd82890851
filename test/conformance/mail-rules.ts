import type { Message } from '../../engine/model/message.ts';
import type { MailRule } from '../../engine/simulation/script.ts';

/** A mail to one person, as both hosts know it. */
export interface AddressedMessage {
  readonly message: Message;
  readonly person: string;
}

export type Treatment = MailRule['does'];

/** How a mail is treated, attempt by attempt: by the first rule that fits and has attempts left for it. Rules of random scenes name templates. */
export function treatmentOf(
  { message, person }: AddressedMessage,
  rules: readonly MailRule[],
  holders: (who: string) => readonly string[],
): () => Treatment {
  const fitting = rules
    .filter(
      ({ to, message: name }) =>
        (to === undefined || holders(to).includes(person)) &&
        (name === undefined || name === message.template),
    )
    .map(({ does, times = Infinity }) => ({ does, left: times }));
  return () => {
    const rule = fitting.find(({ left }) => left > 0);
    if (rule === undefined) return 'accept';
    rule.left -= 1;
    return rule.does;
  };
}
