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
import { type DraftBody, decidedBeside } from './decided-beside.ts';
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
  const body = choices.chance(20) ? decidedBeside(author) : decidedOnLine(author, most);
  return {
    flow,
    title: flow,
    calendar,
    ...sometimes(author, 5, () => ({ note: 'note' })),
    packs: [...(author.keepsOffers ? ['cn'] : []), ...(choices.chance(25) ? ['ca-on'] : [])],
    steps: reachable(body.steps),
    assume: { start: { after: 'case.lastInterviewAt', within: '5 days' } },
    ...handlersOf(author, body),
    ...backstopsOf(author, body),
  };
}

function handlersOf(author: Author, { on }: DraftBody): DraftStep {
  if (on !== undefined) return { on: { withdrawn: reachable(on.withdrawn) } };
  return sometimes(author, 60, () => ({ on: { withdrawn: reachable(withdrawn(author)) } }));
}

function backstopsOf(author: Author, { steps, backstops: own = [] }: DraftBody): DraftStep {
  const count = author.choices.chance(50) ? 1 + author.choices.below(2) : 0;
  const written = JSON.stringify(reachable(steps));
  const backstops = [...own, ...Array.from({ length: count }, () => backstop(author, written))];
  return backstops.length > 0 ? { backstops } : {};
}

/** People decide, and the candidate hears of it, one after the other. */
function decidedOnLine(author: Author, most: number): DraftBody {
  const first = neutralSteps(author, start, Math.min(most, 3));
  const place = first.reduce<AuthorPlace>((at, step) => placeAfter(step, at), start);
  const decided = author.choices.chance(author.offers ? 97 : 70) ? decision(author, place) : [];
  const behind = decided.reduce<AuthorPlace>((at, step) => placeAfter(step, at), place);
  const between = neutralSteps(author, behind);
  return { steps: [...first, ...decided, ...between, ...outcomeInside(author, behind)] };
}

function withdrawn(author: Author): DraftSteps {
  author.grant(3);
  return [
    { tell: 'candidate', id: author.id(), template: 'word' },
    ...neutralSteps(author, inside(start, { told: true, standing: true })),
    { end: 'withdrew', ...sometimes(author, 25, () => ({ beside: 'stop' })) },
  ];
}

/** Names no message that stood where no case comes to. */
function backstop(author: Author, written: string): DraftStep {
  const { choices } = author;
  const messages = author.messages.filter((id) => written.includes(`"id":"${id}"`));
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
