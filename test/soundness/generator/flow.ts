import type { Choices } from '../../conformance/choices.ts';
import {
  type Author,
  createAuthor,
  duration,
  inside,
  type AuthorPlace,
  sometimes,
  start,
  type DraftStep,
  type DraftSteps,
} from './author.ts';
import { decision } from './decision.ts';
import { farewell } from './farewell.ts';
import { neutralSteps, placeAfter } from './neutral-steps.ts';
import { outcomeInside } from './outcome.ts';
import { reachable } from './reachable.ts';

/**
 * A random flow as a careful author might write it: people decide, the candidate hears of it, and between and inside that stands everything
 * the language has. Most such flows are right, and not all.
 */
export function writeCarefulFlow(
  choices: Choices,
  flow: string,
  calendar: string,
  most: number,
): object {
  const author = createAuthor(choices, 3 + choices.below(most), neutralSteps);
  const first = neutralSteps(author, start, Math.min(most, 3));
  const place = first.reduce<AuthorPlace>((at, step) => placeAfter(step, at), start);
  const decided = choices.chance(author.offers ? 97 : 70) ? decision(author, place) : [];
  const behind = decided.reduce<AuthorPlace>((at, step) => placeAfter(step, at), place);
  const between = neutralSteps(author, behind);
  const written = [...first, ...decided, ...between, ...outcomeInside(author, behind)];
  return {
    flow,
    title: flow,
    calendar,
    ...sometimes(author, 5, () => ({ note: 'note' })),
    packs: [...(author.keepsOffers ? ['cn'] : []), ...(choices.chance(25) ? ['ca-on'] : [])],
    steps: reachable(written),
    assume: { start: { after: 'case.lastInterviewAt', within: '5 days' } },
    ...sometimes(author, 60, () => ({ on: { withdrawn: reachable(withdrawn(author)) } })),
    ...sometimes(author, 50, () => ({
      backstops: Array.from({ length: 1 + choices.below(2) }, () => backstop(author)),
    })),
  };
}

function withdrawn(author: Author): DraftSteps {
  author.grant(3);
  return [
    { tell: 'candidate', id: author.id(), template: 'word' },
    ...neutralSteps(author, inside(start, { told: true, standing: true })),
    { end: 'withdrew', ...sometimes(author, 25, () => ({ beside: 'stop' })) },
  ];
}

function backstop(author: Author): DraftStep {
  const { choices, messages } = author;
  author.grant(3);
  const beside = inside(start, { beside: true, standing: true });
  const answers = choices.chance(60);
  const [first, ...others] = [...messages, 'status', 'notice', 'survey', 'offer', 'regret'];
  return {
    unless: answers ? 'answer' : choices.one([first, ...others]),
    after: choices.chance(50) ? `${5 + choices.below(40)} days` : duration(author),
    ...sometimes(author, 40, () => ({
      since: choices.one(['case.lastInterviewAt', "case.lastInterviewAt + duration('30h')"]),
    })),
    do: reachable(answers ? lastWord(author, beside) : neutralSteps(author, beside, 3)),
  };
}

/** There is no decision yet, said before anything that takes time; that may be the end of it. */
const lastWord = (author: Author, beside: AuthorPlace): DraftSteps => [
  { tell: 'candidate', id: author.id(), template: 'no-decision-yet' },
  ...neutralSteps(author, beside),
  ...(author.choices.chance(40) ? farewell(author, { ...beside, told: true }) : []),
];
