import {
  type Author,
  duration,
  inside,
  type AuthorPlace,
  sometimes,
  type DraftStep,
  type DraftSteps,
} from './author.ts';
import { again, approval, decision } from './decision.ts';
import { condition } from './expressions.ts';
import { answer, farewell } from './farewell.ts';
import { neutralSteps } from './neutral-steps.ts';
import { askedPeople, timeFields } from './task-fields.ts';

/** Where the candidate hears what was decided, it may stand inside of other steps. */
export function outcomeInside(author: Author, place: AuthorPlace): DraftSteps {
  const { choices } = author;
  if (!choices.chance(25)) return outcome(author, place);
  const deeper = inside(place);
  const told = (): DraftSteps => outcome(author, deeper);
  const not = (): DraftSteps => farewell(author, deeper);
  const time = { id: author.id(), within: duration(author) };
  const lookedAtAgain = (arm: string): DraftStep => {
    const first = approval(author, place);
    return { ...first, [arm]: [again(author, deeper, first.id), ...told()] };
  };
  return choices.one<() => DraftSteps>([
    () => [
      {
        todo: 'Ready',
        for: 'recruiter',
        ...time,
        outcomes: { done: told(), failed: not() },
        silent: told(),
      },
    ],
    () => [
      {
        ask: 'owner',
        form: 'answer',
        ...time,
        outcomes: { accepted: told(), declined: not() },
        silent: told(),
      },
    ],
    () => [{ ...approval(author, place), approved: told() }],
    () => [{ choose: [{ when: condition(author, place), do: not() }], else: told() }],
    () => [{ meanwhile: told() }],
    () => [lookedAtAgain('rejected'), ...outcome(author, place)],
    () => [lookedAtAgain('silent'), ...outcome(author, place)],
    () => [{ run: 'yes-meant' }, { end: 'meant' }],
    () => [
      {
        run: 'offered',
        with: {
          message: choices.one(['offer', 'better-offer']),
          window: choices.one(['2 days', '3 days']),
        },
      },
      { end: 'offered' },
    ],
  ])();
}

/** Steps behind a yes that tell the candidate what was decided, up to the end of the case. */
function outcome(author: Author, place: AuthorPlace): DraftSteps {
  const { choices } = author;
  if (!author.offers) return otherOutcome(author, place);
  if (place.depth < 2 && choices.chance(15))
    return [
      {
        choose: [{ when: condition(author, place), do: outcome(author, inside(place)) }],
        else: farewell(author, inside(place)),
      },
    ];
  const meant = choices.chance(33) ? intent(author, place) : [];
  return [
    ...meant,
    ...offer(author, { ...place, told: true }, 'offer'),
    ...behindOffer(author, place),
  ];
}

/** What is meant, which people may still say no to. */
function intent(author: Author, place: AuthorPlace): DraftSteps {
  const told = { ...place, told: true };
  const meant = answer(author, place, { template: 'intent' });
  const beside = shortSteps(author, told);
  if (!author.choices.chance(70)) return [meant, ...beside];
  const { by, others } = askedPeople(author);
  return [
    meant,
    ...beside,
    {
      approve: 'Is it within the budget?',
      id: author.id(),
      about: meant.id,
      by,
      ...timeFields(author, told, others),
      rejected: [
        answer(author, place, { template: author.choices.one(['regret', 'corrected']) }),
        ...farewell(author, inside(told)),
      ],
      silent: author.choices.chance(50) ? farewell(author, inside(told)) : [],
    },
  ];
}

function otherOutcome(author: Author, place: AuthorPlace): DraftSteps {
  const { choices } = author;
  const beside = choices.chance(40)
    ? [{ meanwhile: [approval(author, inside(place, { beside: true }))] }]
    : [];
  if (choices.chance(40)) return [...beside, ...intent(author, place), { end: 'meant' }];
  return [...beside, ...farewell(author, place)];
}

/** An offer, and the candidate's answer to it within the time that it gives. */
function offer(author: Author, place: AuthorPlace, template: string): DraftSteps {
  const { choices } = author;
  const expires = duration(author);
  const sent = answer(author, place, { template, with: { expires } });
  const told = { ...place, told: true };
  const better = choices.chance(25) ? [...offer(author, told, 'better-offer')] : [];
  const asked: DraftStep = {
    ask: 'candidate',
    id: author.id(),
    form: 'answer',
    within: expires,
    ...sometimes(author, 40, () => ({ remind: ['50%', '90%'] })),
    ...sometimes(author, 20, () => ({ page: 'Answer' })),
    outcomes: {
      accepted: neutralSteps(author, inside(told)),
      declined: [...better, ...farewell(author, inside(told))],
    },
    silent: choices.chance(50)
      ? 'declined'
      : [
          ...neutralSteps(author, inside(told, { beside: true })),
          ...farewell(author, inside(told)),
        ],
  };
  const beside = shortSteps(author, { ...told, standing: true });
  if (choices.chance(40))
    return [{ ...asked, request: template, ...(beside.length > 0 && { sent: beside }) }];
  // Without `since` nothing ties the form to the offer, and most of what may follow an answer is refused.
  return [sent, ...beside, { ...asked, since: `${sent.id}.sentAt` }];
}

function behindOffer(author: Author, place: AuthorPlace): DraftSteps {
  const { choices } = author;
  const told = { ...place, told: true };
  const rest = neutralSteps(author, told);
  if (author.isFull() || !choices.chance(58)) return [...rest, { end: 'accepted' }];
  // An error is owned up to, and everything is decided anew.
  return [
    ...rest,
    choices.chance(20) ? { run: 'righted' } : answer(author, told, { template: 'corrected' }),
    ...decision(author, place),
    ...outcome(author, place),
  ];
}

/** What takes no time of the line. */
const shortSteps = (author: Author, place: AuthorPlace): DraftSteps =>
  author.choices.chance(40)
    ? [{ meanwhile: neutralSteps(author, inside(place, { beside: true })) }, { show: 'Words' }]
    : [];
