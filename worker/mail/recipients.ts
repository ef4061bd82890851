import type { Message } from '../../engine/model/message.ts';
import type { Addressee } from '../../engine/people/holders.ts';
import type { Store } from '../../store/database.ts';
import { addressee, recipientsOf } from '../../store/people.ts';
import { findTask } from '../../store/tasks.ts';
import type { Facts } from '../../engine/model/base.ts';

/** A recipient of a message; without `at`, no address is known. */
export interface Recipient {
  readonly person: string;
  readonly at?: Addressee;
}

/** The recipients of a message: those who hold a role now, or the people who were found for a task when it asked them. */
export async function recipients(
  store: Store,
  pinnedCase: { readonly id: string; readonly facts: Facts },
  { to, task }: Message,
): Promise<readonly Recipient[]> {
  if ('who' in to)
    return (await recipientsOf(store, to.who, pinnedCase.facts)).map((at) => ({
      person: at.person,
      at,
    }));
  if ('people' in to) return await recipientsFor(store, to.people, pinnedCase.facts);
  const record = task && (await findTask(store, pinnedCase.id, task.id, task.round));
  const people = record?.people.filter(({ rung }) => rung === to.rung) ?? [];
  return await recipientsFor(
    store,
    people.map(({ person }) => person),
    pinnedCase.facts,
  );
}

const recipientsFor = (
  store: Store,
  people: readonly string[],
  facts: Facts,
): Promise<readonly Recipient[]> =>
  Promise.all(
    [...new Set(people)].map(async (person) => {
      const at = await addressee(store, person, facts);
      return at ? { person, at } : { person };
    }),
  );
