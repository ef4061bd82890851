import type { Choice, FlowBehaviour, Send, UserTask } from '../../behaviour/behaviour.ts';
import { linesOf, sendsOf, termsOf } from '../../behaviour/traverse.ts';
import { identifierOf } from '../../expression/identifier.ts';
import { atomsOf, conditionOf } from '../cases/guard.ts';
import { answers, mayAnswer, offerFrom, offersChoice } from './answered-offer.ts';
import { differingSteps } from './courses.ts';
import { isAboutIntent } from './about-intent.ts';
import { asksCandidate, isApprovalApart, tasksOf, tellsCandidate } from './decision.ts';

/**
 * The steps at which facts choose a way: choices that read the case or what the candidate has answered, and forms of the candidate whose answers
 * lead different ways; what people say of a wording or of a step is no word on the candidate either. The answer to an offer is none of them: whoever declines one is not rejected.
 */
export interface FactChoices {
  readonly all: ReadonlySet<string>;
  /** Those whose ways differ in who is asked, or in whether the candidate hears a no. */
  readonly differing: ReadonlySet<string>;
}

/** What facts choose in a flow; worked out once. */
export function factChoicesOf(flow: FlowBehaviour): FactChoices {
  const known = cache.get(flow);
  if (known !== undefined) return known;
  const asked = tasksOf(flow).filter(asksCandidate);
  const offers = linesOf(flow).flatMap(sendsOf).filter(isOffer).map(offerFrom);
  const forms = asked.filter(
    (task) =>
      task.type === 'form' && offersChoice(task) && !offers.some((one) => answers(task, one)),
  );
  const others = forms.filter((task) => !offers.some((one) => mayAnswer(task, one)));
  const apart = tasksOf(flow).filter((task) => isApprovalApart(task) && !isAboutIntent(task, flow));
  const names = new Set([...asked, ...apart].map(({ step }) => identifierOf(step)));
  const choices = linesOf(flow)
    .flatMap((line) => [...termsOf(line)])
    .flatMap((term) =>
      term.term === 'choice' && readsAny(['case', ...names], term) ? [term.step] : [],
    );
  const differing = differingSteps(flow);
  const found = {
    all: new Set([
      ...choices,
      ...stepsOf([...forms, ...apart]).filter((step) => differing.has(step)),
    ]),
    differing: new Set([...choices, ...stepsOf(others)].filter((step) => differing.has(step))),
  };
  cache.set(flow, found);
  return found;
}

const cache = new WeakMap<FlowBehaviour, FactChoices>();

const stepsOf = (tasks: readonly UserTask[]): readonly string[] => tasks.map(({ step }) => step);

const readsAny = (names: readonly string[], { branches }: Choice): boolean =>
  branches
    .flatMap(({ when }) => (when ? atomsOf(conditionOf(when)) : []))
    .some(({ term }) => term.owners.some((owner) => names.includes(owner)));

const isOffer = (send: Send): boolean => tellsCandidate(send, 'intent', 'offer');
