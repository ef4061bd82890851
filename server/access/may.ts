import type { Readers } from '../../engine/model/shown.ts';
import type { KeyPrincipal, LinkPrincipal, Principal } from './principal.ts';
import type { Right } from './right.ts';

/**
 * Whether somebody may do something: in a case, or in the house as a whole where no case is named. With a value, a fact such as
 * `position.title` or an answer, whether they may have that one to see.
 */
export const may = (
  principal: Principal,
  right: Right,
  caseId: string | undefined,
  value?: ReadValue,
): boolean => {
  switch (principal.kind) {
    case 'key':
      return principal.rights.includes(right) && holdsOne(principal, value?.readers);
    case 'link':
      return mayByLink(principal, right, caseId) && isShownTo(principal, value);
    default:
      return neither(principal);
  }
};

/** A link is one person's, in one case. */
const mayByLink = (link: LinkPrincipal, right: Right, caseId: string | undefined): boolean =>
  caseId === link.case && linkRights[link.purpose].includes(right);

/** `act-for` is an answer in the name of the person to whom the link went, and of nobody else. */
const linkRights: Readonly<Record<LinkPrincipal['purpose'], readonly Right[]>> = {
  task: ['see', 'act-for'],
  progress: ['see', 'act-for', 'withdraw'],
};

/** A value of a case: the path of a fact, and whoever alone reads it. */
export interface ReadValue {
  readonly fact?: string;
  readonly readers?: Readers | undefined;
}

const holdsOne = ({ roles }: KeyPrincipal, readers: Readers | undefined): boolean =>
  readers === undefined || roles === 'every' || readers.some((role) => roles.includes(role));

/**
 * The candidate is never shown what was written about them. What only some read is shown by the tasks of those who do, and beside them to
 * nobody.
 */
const isShownTo = ({ person }: LinkPrincipal, { fact, readers }: ReadValue = {}): boolean =>
  readers === undefined && (fact === undefined || person !== 'candidate' || ofCandidate.has(fact));

const ofCandidate: ReadonlySet<string> = new Set(['candidate.name', 'position.title']);

/** A kind of principal of which nothing is said here may nothing, and does not compile. */
const neither = (_principal: never): false => false;
