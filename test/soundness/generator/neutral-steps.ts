import {
  type Author,
  deliveryFields,
  duration,
  inside,
  type AuthorPlace,
  sometimes,
  type DraftStep,
  type DraftSteps,
} from './author.ts';
import { wordingAlone } from '../../../engine/model/approval-subject.ts';
import { requestStepOf } from '../../../engine/model/request-step.ts';
import { condition, moment, peopleOfCase, value } from './expressions.ts';
import { askedPeople, timeFields, withoutApologies } from './task-fields.ts';
import { farewell } from './farewell.ts';
import { anybody, roles } from './definitions.ts';

/** Steps that decide nothing and tell no outcome, inside each other; sometimes such a list ends the case. */
export function neutralSteps(author: Author, place: AuthorPlace, most = 2): DraftSteps {
  const list: DraftStep[] = [];
  let at = place;
  for (
    let left = author.choices.below((author.isShort ? 1 : most) + 1);
    left > 0 && author.left() > 0;
    left -= 1
  ) {
    const step = neutralStep(author, at);
    list.push(step);
    at = placeAfter(step, at);
  }
  if (author.isOdd && author.choices.chance(20)) list.push(oddStep(author));
  const ends = place.depth > 0 && !place.beside && author.choices.chance(12);
  return ends ? [...list, ...farewell(author, at)] : list;
}

/** What is hardly ever right in such a place: it tells any class of message, asks for a decision, or ends the case. */
function oddStep(author: Author): DraftStep {
  const { choices } = author;
  const told = choices.one([
    'no-decision-yet',
    'regret',
    'intent',
    'corrected',
    'offer',
    'word',
    'survey',
    'in-review',
  ]);
  if (choices.chance(15)) return { end: 'odd', when: 'case.score > 2.0', beside: 'stop' };
  return choices.chance(30)
    ? { approve: 'Decide', id: author.id(), by: 'head', within: '61m', rejected: [], silent: [] }
    : {
        tell: 'candidate',
        id: author.id(),
        template: told,
        ...(told === 'offer' && { with: { expires: '2 days' } }),
      };
}

/** What is known behind a step. */
export function placeAfter(step: DraftStep, place: AuthorPlace): AuthorPlace {
  const { id } = step;
  if (typeof id !== 'string' || 'when' in step) return place;
  if ('tell' in step) return { ...place, known: [...place.known, { id }] };
  const outcomes = outcomesOf(step) ?? [];
  return outcomes.length < 2 ? place : { ...place, known: [...place.known, { id, outcomes }] };
}

/** The outcomes behind which the case goes on; silence that counts as another one is that one. */
function outcomesOf(step: DraftStep): readonly string[] | undefined {
  const { outcomes, silent } = step;
  const branches: DraftStep = { ...step, ...(typeof outcomes === 'object' ? outcomes : {}) };
  const names = namesOf(step);
  const all = typeof silent === 'string' ? names : names && [...names, 'silent'];
  return all?.filter((name) => goesOn(branches[name]));
}

function namesOf(step: DraftStep): readonly string[] | undefined {
  if ('approve' in step) return ['approved', 'rejected'];
  if ('ask' in step) return step['form'] === 'answer' ? ['accepted', 'declined'] : ['answered'];
  return 'todo' in step ? Object.keys(step['outcomes'] ?? {}) : undefined;
}

/** Whether steps do not surely end the case, as far as their last one tells. */
function goesOn(steps: unknown): boolean {
  const last: unknown = Array.isArray(steps) ? steps.at(-1) : undefined;
  return !/"(end|run)":"(?!call|chat|pause)/.test(JSON.stringify(last ?? null).slice(0, 20));
}

function neutralStep(author: Author, place: AuthorPlace): DraftStep {
  const { choices } = author;
  const write = choices.one(
    place.depth < (author.isShort ? 2 : maxDepth) ? [...simple, ...nesting] : simple,
  );
  const when = sometimes(author, 10, () => ({ when: condition(author, place) }));
  return { ...write(author, place), ...when };
}

const maxDepth = 4;

type StepWriter = (author: Author, place: AuthorPlace) => DraftStep;

/** A word to the candidate or to somebody of the house. */
const tell: StepWriter = (author, place) => {
  const { choices } = author;
  const isForCandidate = choices.chance(55);
  const to = isForCandidate
    ? 'candidate'
    : choices.one([...roles, ...anybody, peopleOfCase(author)]);
  const usual = choices.one(['word', 'in-review', 'survey', 'noted', 'due']);
  const template = choices.chance(2) ? 'priced-word' : usual;
  const id = author.id();
  if (isForCandidate) author.messages.push(id);
  return {
    tell: to,
    id,
    template,
    ...valuesOf(template, author, place),
    ...deliveryFields(author),
    ...sometimes(author, 15, () => ({
      undelivered: neutralSteps(author, inside(place, { beside: true })),
    })),
  };
};

const valuesOf = (template: string, author: Author, place: AuthorPlace): DraftStep => {
  if (template === 'noted') return { with: { note: value(author, place) } };
  return template === 'due' ? { with: { by: duration(author) } } : {};
};

const wait: StepWriter = (author, place) =>
  author.choices.chance(70)
    ? { wait: duration(author) }
    : { wait: `until ${moment(author, place)}`, atMost: duration(author) };

const show: StepWriter = (author) => ({
  show: author.choices.one<unknown>(['Words', { en: 'Words', 'zh-CN': '文字' }]),
  ...sometimes(author, 50, () => ({ within: duration(author) })),
});

const run: StepWriter = (author) => ({
  ...author.choices.one<() => DraftStep>([
    () => ({ run: 'call' }),
    () => ({ run: 'call-and-tell' }),
    () => ({ run: 'chat' }),
    () => ({ run: 'pause', with: { window: duration(author) } }),
  ])(),
  ...sometimes(author, 50, () => ({ id: author.id() })),
});

/** Of the candidate nothing is asked while they may owe the answer to an offer. */
const ask: StepWriter = (author, place) => {
  const { choices } = author;
  const { by, others } = askedPeople(author);
  const mayAskCandidate = !place.standing && !(author.keepsOffers && author.offers && !place.told);
  const isForCandidate = mayAskCandidate && choices.chance(50);
  const form = choices.one(['papers', 'answer']);
  const names = form === 'answer' ? ['accepted', 'declined'] : ['answered'];
  const id = author.id();
  const fields = askedFields(author, place, others, isForCandidate);
  if (isForCandidate && 'request' in fields) author.messages.push(requestStepOf(id));
  return {
    ask: isForCandidate ? 'candidate' : ([by].flat()[0] ?? 'head'),
    id,
    form,
    ...fields,
    ...sometimes(author, 30, () => ({ title: 'Title' })),
    ...sometimes(author, 60, () => ({ outcomes: branchesOf(names, author, place) })),
    silent: silence(names, author, place),
  };
};

/** The time of a question, or the message that asks it, from which that counts. */
function askedFields(
  author: Author,
  place: AuthorPlace,
  others: readonly string[],
  isForCandidate: boolean,
): DraftStep {
  const { since, shows, ...times } = timeFields(author, place, others);
  const shown = shows === undefined ? times : { ...times, shows };
  const fields = isForCandidate ? withoutApologies(times) : shown;
  if (author.choices.chance(35)) return { ...fields, ...request(author, place) };
  return since === undefined ? fields : { ...fields, since };
}

/** A message that asks, and what begins beside the question. */
export const request = (author: Author, place: AuthorPlace): DraftStep => {
  const template = author.choices.one(['word', 'in-review', 'survey', 'noted', 'due']);
  return {
    request: template,
    ...valuesOf(template, author, place),
    ...deliveryFields(author),
    ...sometimes(author, 20, () => ({
      undelivered: neutralSteps(author, inside(place, { beside: true })),
    })),
    ...sometimes(author, 30, () => ({
      sent: neutralSteps(author, inside(place, { beside: true })),
    })),
  };
};

const todo: StepWriter = (author, place) => {
  const { by, others } = askedPeople(author);
  const names = ['done', 'failed', 'put-off'].slice(0, 1 + author.choices.below(3));
  return {
    todo: 'Something',
    id: author.id(),
    for: by,
    ...timeFields(author, place, others),
    outcomes: { done: [], ...branchesOf(names, author, place) },
    ...sometimes(author, 20, () => ({ labels: { done: 'Done' } })),
    ...sometimes(author, 20, () => ({ comment: ['done'] })),
    silent: silence(names, author, place),
  };
};

/** An approval of a wording, or of a step before it: nothing about the candidate. */
const approveApart: StepWriter = (author, place) => {
  const { by, others } = askedPeople(author);
  const steps = place.known.filter(({ outcomes = [] }) => !outcomes.includes('approved'));
  const { id = wordingAlone } = author.choices.chance(40) ? (steps.at(-1) ?? {}) : {};
  return {
    approve: 'Is it right?',
    id: author.id(),
    about: id,
    by,
    ...timeFields(author, place, others),
    ...branchesOf(['approved', 'rejected'], author, place),
    silent: silence(['approved', 'rejected'], author, place),
  };
};

const work: StepWriter = (author, place) =>
  (author.choices.chance(30) ? approveApart : todo)(author, place);

const choose: StepWriter = (author, place) => ({
  choose: Array.from({ length: 1 + author.choices.below(3) }, () => ({
    when: condition(author, place),
    do: neutralSteps(author, inside(place)),
  })),
  ...sometimes(author, 60, () => ({ else: neutralSteps(author, inside(place)) })),
});

const meanwhile: StepWriter = (author, place) => ({
  meanwhile: neutralSteps(author, inside(place, { beside: true }), 3),
  ...sometimes(author, 30, () => ({ until: 'end' })),
});

const simple = [tell, wait, show, run] as const;
const nesting = [ask, work, choose, meanwhile] as const;

const branchesOf = (names: readonly string[], author: Author, place: AuthorPlace): DraftStep =>
  Object.fromEntries(names.map((name) => [name, neutralSteps(author, inside(place))]));

const silence = (
  names: readonly [string, ...string[]] | readonly string[],
  author: Author,
  place: AuthorPlace,
): unknown =>
  author.choices.chance(40)
    ? names[author.choices.below(names.length)]
    : neutralSteps(author, inside(place));
