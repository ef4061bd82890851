import { isObject, type Facts } from '../../engine/model/base.ts';
import type { Recipients } from '../../engine/model/message.ts';
import { findPerson, seatsOf } from '../../store/people.ts';
import type { Store } from '../../store/database.ts';

/** Somebody whom a mail did not reach, with what is known to reach them another way. */
export interface PersonToReach {
  readonly name: string;
  readonly email?: string;
  readonly phone?: string;
  readonly isCandidate: boolean;
  /** Whether they are not (any more) in the directory, or not active there. */
  readonly hasLeft: boolean;
}

/** Finds what is known of people by their ids. */
export const peopleToReach = (
  store: Store,
  ids: readonly string[],
  facts: Facts,
): Promise<readonly PersonToReach[]> =>
  Promise.all(
    ids.map(async (id) => (id === 'candidate' ? candidateIn(facts) : personIn(store, id))),
  );

/** Whom a message would go to now; nobody behind one that a task has sent by itself. */
export async function recipientsNow(
  store: Store,
  to: Recipients,
  facts: Facts,
): Promise<readonly string[]> {
  if ('people' in to) return to.people;
  if ('rung' in to) return [];
  return (await seatsOf(store, [to.who], facts)).flatMap(({ people }) => people);
}

function candidateIn({ candidate }: Facts): PersonToReach {
  const known: Readonly<Record<string, unknown>> = isObject(candidate) ? { ...candidate } : {};
  const { name, email, phone } = known;
  return {
    name: typeof name === 'string' ? name : '',
    ...(typeof email === 'string' && { email }),
    ...(typeof phone === 'string' && { phone }),
    isCandidate: true,
    hasLeft: false,
  };
}

async function personIn(store: Store, id: string): Promise<PersonToReach> {
  const found = await findPerson(store, id);
  return {
    name: found?.name ?? id,
    ...(found && { email: found.email }),
    isCandidate: false,
    hasLeft: found?.active !== true,
  };
}
