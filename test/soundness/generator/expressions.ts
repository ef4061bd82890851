import type { Author, AuthorPlace } from './author.ts';

/** A condition over facts that may be missing and results that are there. */
export function condition({ choices }: Author, { known }: AuthorPlace): string {
  const results = known.flatMap(({ id, outcomes = [] }) =>
    outcomes.map((outcome) => `${id}.outcome == '${outcome}'`),
  );
  const facts = [
    'case.score > 2.0',
    'case.score + 1.0 <= 3.0',
    "case.position.department == 'stores'",
    'has(case.boss)',
    'has(case.urgent) && case.urgent',
    "has(case.tags) && case.tags.exists(t, t == 'x') && size(case.tags) > 1",
    "has(case.joinsAt) && case.joinsAt > case.lastInterviewAt + duration('72h')",
    "has(case.review) && case.review.startsWith('A')",
    "case.position.department in ['sales'] || !(case.score < 2.0)",
  ] as const;
  const [first, ...others] = results;
  return first !== undefined && choices.chance(40)
    ? choices.one([first, ...others])
    : choices.one(facts);
}

/** A moment that does not lie long before the case. */
export function moment({ choices }: Author, { known }: AuthorPlace): string {
  const sent = known.flatMap(({ id, outcomes }) =>
    outcomes === undefined ? [`${id}.sentAt`, `${id}.deliveredAt`] : [],
  );
  return choices.one([
    'case.lastInterviewAt',
    "case.lastInterviewAt + duration('30h')",
    'has(case.joinsAt) ? case.joinsAt : case.lastInterviewAt',
    ...sent,
  ]);
}

/** People whom only a case can name. */
export const peopleOfCase = ({ choices }: Author): string =>
  choices.one([
    "=has(case.boss) ? case.boss : 'cat'",
    "=['ann', 'cat']",
    "=case.score > 2.0 ? ['hal'] : ['eve', 'fay']",
  ]);

/** A value for a text. */
export const value = ({ choices }: Author, { known }: AuthorPlace): string =>
  choices.one([
    'words',
    '=case.position.department',
    '=case.score',
    "=has(case.urgent) && case.urgent ? 'soon' : 'later'",
    ...known.flatMap(({ id, outcomes }) => (outcomes === undefined ? [] : [`=${id}.outcome`])),
  ]);
