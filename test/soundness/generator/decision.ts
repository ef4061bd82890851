import {
  type Author,
  inside,
  type AuthorPlace,
  sometimes,
  type DraftStep,
  type DraftSteps,
} from './author.ts';
import { condition } from './expressions.ts';
import { farewell } from './farewell.ts';
import { neutralSteps } from './neutral-steps.ts';
import { askedPeople, mayOf, returnedOf, timeFields } from './task-fields.ts';

/** Steps behind which people of the house have said yes, on every way that goes on. */
export function decision(author: Author, place: AuthorPlace): DraftSteps {
  const { choices } = author;
  const way = choices.below(author.isFull() ? 6 : 10);
  if (way < 5) return [approval(author, place)];
  if (way === 5) return [{ run: 'second-look' }];
  if (way === 6)
    return [
      { ...approval(author, place), when: condition(author, place) },
      approval(author, place),
    ];
  if (way === 7)
    return [
      {
        choose: [{ when: condition(author, place), do: decision(author, inside(place)) }],
        else: decision(author, inside(place)),
      },
    ];
  if (way === 8) return [...decision(author, place), ...decision(author, place)];
  return [
    {
      todo: 'Look at it',
      id: author.id(),
      for: 'owner',
      ...timeFields(author, place, ['recruiter']),
      outcomes: {
        fine: neutralSteps(author, inside(place)),
        poor: author.choices.chance(50) ? farewell(author, inside(place, { refused: true })) : [],
      },
      silent: 'fine',
    },
    approval(author, place),
  ];
}

/** After a no or silence the case ends, or others are asked, whose yes lifts it; beside the line nothing ends. */
export function approval(author: Author, place: AuthorPlace, about?: string): ApprovalDraft {
  const { choices } = author;
  const { by, others } = askedPeople(author);
  const title = choices.one<unknown>(['Decide', { en: 'Decide', 'zh-CN': '决定' }]);
  const id = author.id();
  return {
    approve: title,
    id,
    ...(about !== undefined && { about }),
    by,
    ...timeFields(author, place, others),
    ...sometimes(author, 40, () => ({ need: needOf(author, by) })),
    ...sometimes(author, 30, () => ({
      comment: choices.one([['rejected'], ['approved', 'rejected'], []]),
    })),
    ...mayOf(id),
    ...returnedOf(id),
    ...sometimes(author, 30, () => ({
      approved: neutralSteps(author, inside(place, { refused: false })),
    })),
    rejected: withoutYes(author, inside(place, { refused: true }), id),
    silent:
      author.silenceMayBeNo && choices.chance(author.asked.length > 0 ? 25 : 50)
        ? 'rejected'
        : withoutYes(author, inside(place), id),
  };
}

/** Who is asked here decides anew, but for slips. */
function withoutYes(author: Author, place: AuthorPlace, about: string): DraftSteps {
  const { choices } = author;
  if (place.beside) return neutralSteps(author, place);
  const share = author.left() > 0 || place.depth < 2 ? 50 : 20;
  if (place.depth < 4 && !author.isFull() && choices.chance(share))
    return [
      ...neutralSteps(author, place),
      ...saidSoFar(author, place),
      again(author, place, about),
    ];
  return [...neutralSteps(author, inside(place, { beside: true })), ...farewell(author, place)];
}

/** An approval that decides another one anew, but for slips. */
export const again = (author: Author, place: AuthorPlace, about: string): ApprovalDraft =>
  approval(author, place, author.isOdd && author.choices.chance(30) ? undefined : about);

type ApprovalDraft = DraftStep & { readonly id: string };

/** Sometimes the candidate hears that there is no decision yet, before others are asked. */
const saidSoFar = (author: Author, { told }: AuthorPlace): DraftSteps =>
  author.choices.chance(40) && !told
    ? [{ tell: 'candidate', id: author.id(), template: 'no-decision-yet' }]
    : [];

function needOf({ choices }: Author, by: string | readonly string[]): unknown {
  const seats = typeof by === 'string' ? 1 : by.length;
  return choices.one<unknown>(['all', 1, 1 + choices.below(seats), `${1 + choices.below(3)}/3`]);
}
