import type { Author, AuthorPlace } from './author.ts';

/**
 * A condition over facts that may be missing and results that are there. Of one fact it mostly asks once: what is asked again behind the
 * answer is decided, and a branch that no case takes is refused.
 */
export function condition({ choices, asked }: Author, { known }: AuthorPlace): string {
  const results = known.flatMap(({ id, outcomes = [] }) =>
    outcomes.map((outcome) => `${id}.outcome == '${outcome}'`),
  );
  const facts = [
    'case.score > 2.0',
    'case.score + 1.0 <= 3.0',
    "case.position.department == 'stores'",
    "case.boss != 'nobody'",
    'has(case.urgent) && case.urgent',
    "has(case.tags) && case.tags.exists(t, t == 'x') && size(case.tags) > 1",
    "has(case.joinsAt) && case.joinsAt > case.lastInterviewAt + duration('72h')",
    "has(case.review) && case.review.startsWith('A')",
    "case.position.department in ['sales'] || !(case.score < 2.0)",
  ] as const;
  const [first, ...others] = results;
  if (first !== undefined && choices.chance(40)) return choices.one([first, ...others]);
  const [one, ...more] = facts.filter((fact) => !asked.includes(factIn(fact)));
  const isFresh = choices.chance(85);
  const fact = one !== undefined && isFresh ? choices.one([one, ...more]) : choices.one(facts);
  asked.push(factIn(fact));
  return fact;
}

/** The first fact of which a condition asks. */
const factIn = (text: string): string => /case\.\w+/.exec(text)?.[0] ?? '';

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
