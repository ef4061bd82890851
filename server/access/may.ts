import type { LinkPrincipal, Principal } from './principal.ts';
import type { Right } from './right.ts';

/**
 * Whether somebody may do something: in a case, or in the house as a whole where no case is named. With a fact, a path such as
 * `position.title`, whether they may have that fact to see.
 */
export const may = (
  principal: Principal,
  right: Right,
  caseId: string | undefined,
  fact?: string,
): boolean => {
  switch (principal.kind) {
    case 'key':
      return principal.rights.includes(right);
    case 'link':
      return mayByLink(principal, right, caseId) && isShownTo(principal, fact);
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

/** The candidate is never shown what was written about them. */
const isShownTo = ({ person }: LinkPrincipal, fact: string | undefined): boolean =>
  fact === undefined || person !== 'candidate' || ofCandidate.has(fact);

const ofCandidate: ReadonlySet<string> = new Set(['candidate.name', 'position.title']);

/** A kind of principal of which nothing is said here may nothing, and does not compile. */
const neither = (_principal: never): false => false;
