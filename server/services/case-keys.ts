import { isObject, type Facts, type Json } from '../../engine/model/base.ts';
import { mailboxOf } from '../../engine/people/mail-address.ts';
import { hashOf } from '../../store/canonical.ts';
import type { PersonKeyMaker } from '../../store/identity-key.ts';

/** Whom and which position a case is about: two open cases that agree in both are likely one that was started twice. */
export function caseKeys(
  facts: Facts,
  personKeyOf: PersonKeyMaker,
): { readonly personKey?: string; readonly positionKey?: string } {
  const { candidate, position } = facts;
  const email = isObject(candidate) ? candidate['email'] : undefined;
  return {
    ...(typeof email === 'string' && { personKey: personKeyOf(mailboxOf(email)) }),
    ...(isObject(position) && { positionKey: hashOf(wordsOf(position)) }),
  };
}

/** What names a position: its title, department and place; not what is offered for it or asked of whoever takes it. */
const naming = ['title', 'department', 'family', 'location', 'region'];

const wordsOf = (position: Readonly<Record<string, Json>>): readonly (readonly string[])[] =>
  naming.flatMap((name) => {
    const word = position[name];
    return typeof word === 'string' ? [[name, word.trim().toLowerCase()]] : [];
  });
