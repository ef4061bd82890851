import type { Directory } from '../model/definitions.ts';
import type { ApproverSlot } from '../model/journal.ts';
import type { Facts } from '../model/base.ts';
import { factAt } from '../model/fact-at.ts';
import { mailboxOf } from './mail-address.ts';

/** Somebody to whom a message can be sent. */
export interface Addressee {
  /** A person's id, or `candidate`. */
  readonly person: string;
  readonly name: string;
  readonly email: string;
  readonly locale: string;
  /** Missing when unknown; the plan's zone is used then. */
  readonly zone?: string;
}

/** The approver slots of a task. Inactive people are left out, so a slot may be empty. */
export const seatsIn = (
  directory: Directory,
  by: readonly string[],
  facts: Facts,
): readonly ApproverSlot[] =>
  by.map((seat) => ({ seat, people: holdersIn(directory, seat, facts) }));

/**
 * Ids of the people behind one name: `candidate`, a role, or a person's id. Whoever has the candidate's mail address is absent for that
 * case: nobody decides about themselves.
 */
export function holdersIn(directory: Directory, seat: string, facts: Facts): readonly string[] {
  if (seat === candidate) return [candidate];
  const ids = Object.hasOwn(directory.roles, seat) ? holdersOfRole(directory, seat, facts) : [seat];
  const isThemself = isCandidateOf(facts);
  return [...new Set(ids)].filter((id) =>
    directory.people.some((one) => one.id === id && one.active && !isThemself(one.email)),
  );
}

/**
 * `undefined` for somebody unknown or inactive, for whoever has the candidate's mail address by now, and for a candidate without name or
 * address.
 */
export function addresseeIn(directory: Directory, id: string, facts: Facts): Addressee | undefined {
  if (id === candidate) return candidateOf(facts);
  const isThemself = isCandidateOf(facts);
  const found = directory.people.find(
    (one) => one.id === id && one.active && !isThemself(one.email),
  );
  return (
    found && {
      person: id,
      name: found.name,
      email: found.email,
      locale: found.locale,
      zone: found.zone,
    }
  );
}

/** Tells whether a mail address is the candidate's. */
export function isCandidateOf(facts: Facts): (email: string) => boolean {
  const themself = mailboxIn(facts);
  return (email) => themself !== undefined && themself !== '' && mailboxOf(email) === themself;
}

const candidate = 'candidate';

/** The candidate's mail address in the form in which addresses are compared. */
function mailboxIn(facts: Facts): string | undefined {
  const email = factAt(['candidate', 'email'], facts);
  return typeof email === 'string' ? mailboxOf(email) : undefined;
}

function holdersOfRole(directory: Directory, role: string, facts: Facts): readonly string[] {
  const { departments = {}, otherwise = [] } = directory.roles[role] ?? {};
  const department = factAt(directory.department.split('.'), facts);
  const known = typeof department === 'string' && Object.hasOwn(departments, department);
  return (known ? departments[department] : undefined) ?? otherwise;
}

/** `undefined` for a candidate without name or address. */
export function candidateOf(facts: Facts): Addressee | undefined {
  const name = factAt(['candidate', 'name'], facts);
  const email = factAt(['candidate', 'email'], facts);
  const locale = factAt(['candidate', 'locale'], facts);
  const zone = factAt(['candidate', 'zone'], facts);
  if (typeof name !== 'string' || typeof email !== 'string') return undefined;
  return {
    person: candidate,
    name,
    email,
    locale: typeof locale === 'string' ? locale : 'en',
    ...(typeof zone === 'string' && { zone }),
  };
}
