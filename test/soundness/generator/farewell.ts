import {
  type Author,
  deliveryFields,
  duration,
  inside,
  type AuthorPlace,
  sometimes,
  type DraftSteps,
} from './author.ts';

/** Steps that end the case, with an answer before it where none has been told; a no of people is a regret. */
export function farewell(author: Author, place: AuthorPlace): DraftSteps {
  const { choices } = author;
  const end = {
    end: choices.one(['over', 'held', 'told']),
    ...sometimes(author, 25, () => ({ beside: 'stop' })),
  };
  if (place.told) return [end];
  if (choices.chance(35))
    return [{ run: place.refused ? choices.one(['farewell', 'goodbye']) : 'undecided' }];
  const template = place.refused
    ? choices.chance(1)
      ? 'scored-regret'
      : 'regret'
    : 'no-decision-yet';
  return [answer(author, place, { template }), end];
}

/** A message that answers; if it cannot be delivered, somebody of the house has to reach the candidate. */
export const answer = (author: Author, place: AuthorPlace, fields: object) => ({
  tell: 'candidate',
  id: author.id(),
  ...fields,
  ...deliveryFields(author),
  ...sometimes(author, 15, () => ({
    undelivered: [
      {
        todo: 'Reach the candidate',
        for: 'recruiter',
        within: duration(author),
        outcomes: { reached: [], missed: [] },
        silent: 'missed',
      },
      ...author.neutralSteps(author, inside(place, { beside: true, standing: true })),
    ],
  })),
});
