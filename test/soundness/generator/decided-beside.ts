import {
  type Author,
  type AuthorPlace,
  type DraftStep,
  type DraftSteps,
  duration,
  inside,
  sometimes,
  start,
} from './author.ts';
import { answer } from './farewell.ts';
import { neutralSteps, request } from './neutral-steps.ts';
import { askedPeople, type AskedPeople, timeFields, mayOf } from './task-fields.ts';

/** What stands in a flow besides its head. */
export interface DraftBody {
  readonly steps: DraftSteps;
  readonly on?: { readonly withdrawn: DraftSteps };
  readonly backstops?: DraftSteps;
}

/**
 * A flow whose line says that there is no decision yet, while people decide elsewhere: beside it, behind a yes, in a backstop, where a mail bounces, while
 * a question is open, or when the candidate withdraws. What is decided goes on without steps of its own, and what follows is told only where it was decided so, mostly.
 */
export function decidedBeside(author: Author): DraftBody {
  const { choices } = author;
  const said = answer(author, start, { template: 'no-decision-yet' });
  const told: AuthorPlace = { ...start, told: true, standing: true };
  const write = () =>
    choices.one([besideLine, besideLine, onLine, behindYes, bounced, asking, late, withdrawing]);
  const parts = [
    write()(author, told),
    ...(choices.chance(45) ? [write()(author, told)] : []),
  ] as const;
  const [on] = parts.flatMap((part) => part.on ?? []);
  const backstops = parts.flatMap((part) => part.backstops ?? []);
  return {
    steps: [
      ...neutralSteps(author, start, 1),
      said,
      ...parts.flatMap(({ steps }) => steps),
      ...sometimesSteps(author, 50, () => [{ wait: duration(author) }]),
      { end: 'over', ...sometimes(author, 25, () => ({ beside: 'stop' })) },
    ],
    ...(on && { on }),
    ...(backstops.length > 0 && { backstops }),
  };
}

type BodyWriter = (author: Author, place: AuthorPlace) => DraftBody;

const onLine: BodyWriter = (author, place) => ({ steps: decidedThenTold(author, place) });

const besideLine: BodyWriter = (author, place) => ({
  steps: [
    {
      meanwhile: [
        ...neutralSteps(author, inside(place, { beside: true }), 1),
        ...decidedThenTold(author, place),
      ],
      ...sometimes(author, 25, () => ({ until: 'end' })),
    },
  ],
});

/** Whoever is asked behind a yes decides anew, and may say no. */
const behindYes: BodyWriter = (author, place) => ({
  steps: [{ ...openApproval(author, place), approved: decidedThenTold(author, place) }],
});

/** What begins beside a question, or where the mail by which it is asked bounces. */
const asking: BodyWriter = (author, place) => {
  const { since: _none, ...asked } = openForm(author, place, askedPeople(author));
  const begins = author.choices.one(['sent', 'undelivered']);
  const inner = decidedOrOver(author, place);
  return { steps: [{ ...asked, ...request(author, place), [begins]: inner }] };
};

/** A notice holds no line, an answer does. */
const bounced: BodyWriter = (author, place) => {
  const undelivered = decidedOrOver(author, place);
  const id = author.id();
  return author.choices.chance(70)
    ? { steps: [{ tell: 'candidate', id, template: 'word', undelivered }] }
    : { steps: [{ tell: 'candidate', id, template: 'no-decision-yet', undelivered }] };
};

const late: BodyWriter = (author, place) => {
  const { choices } = author;
  return {
    steps: [{ wait: duration(author) }],
    backstops: [
      {
        unless: choices.one(['offer', 'regret', 'survey', 'intent']),
        after: duration(author),
        do: decidedOrOver(author, place),
      },
    ],
  };
};

const withdrawing: BodyWriter = (author, place) => ({
  steps: [],
  on: {
    withdrawn: [
      { tell: 'candidate', id: author.id(), template: 'word' },
      ...decidedThenTold(author, place),
      { end: 'withdrew' },
    ],
  },
});

const decidedOrOver = (author: Author, place: AuthorPlace): DraftSteps => [
  ...decidedThenTold(author, place),
  ...sometimesSteps(author, 30, () => [{ end: 'late' }]),
];

/** Somebody decides, whereupon nothing happens of itself; then the candidate hears what came of it, or what no one has asked about. */
function decidedThenTold(author: Author, place: AuthorPlace): DraftSteps {
  const { choices } = author;
  const isApproval = choices.chance(75);
  const asked = isApproval ? openApproval(author, place) : openTask(author, place);
  const again = choices.chance(25)
    ? [openApproval(author, place, isApproval && choices.chance(92) ? asked.id : undefined)]
    : [];
  const last = again.at(-1) ?? asked;
  const saidSoFar = again.length > 0 ? 50 : 0;
  const between = choices.chance(35) ? [openTask(author, place)] : [];
  return [
    asked,
    ...sometimesSteps(author, 20, () => neutralSteps(author, inside(place, { beside: true }), 1)),
    ...sometimesSteps(author, saidSoFar, () => [
      { tell: 'candidate', id: author.id(), template: 'no-decision-yet' },
    ]),
    ...again,
    ...between,
    toldAfter(author, last),
    ...sometimesSteps(author, 20, () => [toldAfter(author, last)]),
  ];
}

const openApproval = (
  author: Author,
  place: AuthorPlace,
  about?: string,
): DraftStep & { readonly id: string } => {
  const { by, others } = askedPeople(author);
  const id = author.id();
  return {
    approve: 'Decide',
    id,
    ...(about !== undefined && { about }),
    by,
    ...timeFields(author, place, others),
    ...sometimes(author, 30, () => ({ need: author.choices.one<unknown>([1, 'all', '1/2']) })),
    ...mayOf(id),
    rejected: [],
    silent: author.choices.one<unknown>([[], [], 'rejected', [{ wait: duration(author) }]]),
  };
};

/** Work or a form decides nothing by itself, however its outcomes are called. */
const openTask = (author: Author, place: AuthorPlace): DraftStep & { readonly id: string } => {
  const { by, others } = askedPeople(author);
  if (author.choices.chance(50)) return openForm(author, place, { by, others });
  return {
    todo: 'Decide',
    id: author.id(),
    for: by,
    ...timeFields(author, place, others),
    outcomes: { approved: [], rejected: [] },
    silent: [],
  };
};

const openForm = (
  author: Author,
  place: AuthorPlace,
  { by, others }: AskedPeople,
): DraftStep & { readonly id: string } => ({
  ask: typeof by === 'string' ? by : (by[0] ?? 'head'),
  id: author.id(),
  form: 'answer',
  ...timeFields(author, place, others),
  outcomes: { accepted: [], declined: [] },
  silent: [],
});

/** A message that a decision allows or forbids; mostly only where it was decided so. */
function toldAfter(author: Author, asked: DraftStep & { readonly id: string }): DraftStep {
  const { choices } = author;
  const { id } = asked;
  const [yes, no] = 'ask' in asked ? ['accepted', 'declined'] : ['approved', 'rejected'];
  const messages: readonly (readonly [message: DraftStep, outcome: string])[] = [
    [{ template: 'offer', with: { expires: duration(author) } }, `== '${yes}'`],
    [{ template: 'intent' }, `== '${yes}'`],
    [{ template: 'regret' }, `== '${no}'`],
    [{ template: 'no-decision-yet' }, choices.one([`!= '${no}'`, "== 'silent'"])],
    [{ template: 'corrected' }, `!= '${yes}'`],
  ];
  const [message, outcome] = messages[choices.below(messages.length)] ?? [{}, ''];
  return {
    tell: 'candidate',
    id: author.id(),
    ...message,
    ...sometimes(author, 82, () => ({ when: `${id}.outcome ${outcome}` })),
  };
}

const sometimesSteps = (
  { choices }: Author,
  percent: number,
  steps: () => DraftSteps,
): DraftSteps => (choices.chance(percent) ? steps() : []);
