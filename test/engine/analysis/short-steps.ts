/** Steps in short, for flows of a table. */
export const later = '{ tell: candidate, template: no-decision }';
export const no = `[{ tell: candidate, template: regret }, { end: no }]`;
export const status = '{ tell: candidate, id: seen, template: in-review }';

export const lines = (...steps: readonly string[]): string =>
  steps.map((step) => `  - ${step}`).join('\n');

/** An approval that goes on with a yes and with silence, unless more is said; a no ends the case. */
export const approve = (id: string, within: string, more = 'silent: []'): string =>
  `{ approve: May we?, id: ${id}, by: head, within: ${within}, rejected: ${no}, ${more} }`;

/** A task of the recruiter that nobody's answer changes. */
export const todo = (id: string, within: string, more = ''): string =>
  `{ todo: Do it, id: ${id}, for: recruiter, within: ${within}, outcomes: { done: [] }, silent: []${more} }`;

export const wait = (length: string): string => `{ wait: ${length} }`;

export const answerWithin = (within: string): string =>
  `tell: candidate, about: answer, within: ${within}`;
