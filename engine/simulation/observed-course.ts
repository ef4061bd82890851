import type { ObservedEvent } from '../analysis/finding/observed-event.ts';
import type { Choice, Send, UserTask } from '../behaviour/behaviour.ts';
import { linesOf, termsOf } from '../behaviour/traverse.ts';
import type { Tracer } from '../interpreter/case-state.ts';
import type { Fact } from '../model/journal.ts';
import { stepOfMessage } from '../model/message.ts';
import type { BaseStep, Plan, Steps } from '../model/plan.ts';
import { behaviourOfPlan } from '../steps/behaviour-of-plan.ts';
import { kindOf } from '../steps/index.ts';
import { linesOfPlan } from '../steps/plan-lines.ts';

/** What happens in a case, as it is recorded, in the letters that rules read; pauses are none of them. */
export interface ObservedCourse {
  readonly events: readonly ObservedEvent[];
  readonly record: (fact: Fact) => void;
  readonly tracer: Tracer;
}

export function createObservedCourse(plan: Plan): ObservedCourse {
  const terms = termsIn(plan);
  const events: ObservedEvent[] = [];
  let lastStep = '';
  const chosen = (step: string, branch: string): void => {
    const choice = terms.choices.find(
      (one) => one.step === step && one.branches.some(({ label }) => label === branch),
    );
    if (choice !== undefined) events.push({ what: 'chosen', choice, branch });
  };
  return {
    events,
    record: (fact) => events.push(...eventsOf(fact, terms, lastStep)),
    tracer: {
      enters(steps) {
        const way = terms.ways.get(steps);
        if (way !== undefined) chosen(way.step, way.branch);
      },
      runs({ id, when }) {
        lastStep = id;
        if (when !== undefined) chosen(id, 'run');
      },
      skips: ({ id }) => chosen(id, 'skipped'),
    },
  };
}

/** The terms of a plan by what the record of a case calls them. */
interface PlanTerms {
  readonly backstops: readonly string[];
  readonly tasks: ReadonlyMap<string, UserTask>;
  readonly sends: ReadonlyMap<string, Send>;
  readonly choices: readonly Choice[];
  /** The ways of choices by their lists of steps. */
  readonly ways: ReadonlyMap<Steps, { readonly step: string; readonly branch: string }>;
}

function termsIn(plan: Plan): PlanTerms {
  const known = termsByPlan.get(plan);
  if (known !== undefined) return known;
  const terms = linesOf(behaviourOfPlan(plan)).flatMap((line) => [...termsOf(line)]);
  const choices = terms.filter((term) => term.term === 'choice');
  const found: PlanTerms = {
    backstops: plan.backstops.map(({ unless }) => unless),
    // Of several of one step the first is the one that may open anew.
    tasks: new Map(
      terms.toReversed().flatMap((term) => (term.term === 'task' ? [[term.step, term]] : [])),
    ),
    sends: new Map(terms.flatMap((term) => (term.term === 'send' ? [[term.step, term]] : []))),
    choices,
    ways: new Map(
      linesOfPlan(plan)
        .flat()
        .flatMap((step) => waysIn(step, choices)),
    ),
  };
  termsByPlan.set(plan, found);
  return found;
}

/** A case of the same plan is led many times. */
const termsByPlan = new WeakMap<Plan, PlanTerms>();

type ChoiceWay = readonly [steps: Steps, way: { readonly step: string; readonly branch: string }];

function waysIn(step: BaseStep, choices: readonly Choice[]): readonly ChoiceWay[] {
  const { goesThrough, inside } = kindOf(step);
  const lists = inside(step);
  const choice = choices.find((one) => one.step === step.id && one.branches[0]?.label !== 'run');
  const own = (steps: Steps, index: number): readonly ChoiceWay[] => {
    const branch = goesThrough === 'one' ? choice?.branches[index]?.label : undefined;
    return branch === undefined ? [] : [[steps, { step: step.id, branch }]];
  };
  return [...lists.flatMap(own), ...lists.flat().flatMap((one) => waysIn(one, choices))];
}

function eventsOf(fact: Fact, terms: PlanTerms, lastStep: string): readonly ObservedEvent[] {
  if (fact.kind === 'event') return [{ what: 'handled', event: fact.event }];
  if (fact.kind === 'ended') return [{ what: 'ended', outcome: fact.outcome, step: lastStep }];
  if (fact.kind === 'backstop')
    return [{ what: 'backstop', index: terms.backstops.indexOf(fact.unless) }];
  if ('task' in fact) return taskEventsOf(fact, terms.tasks.get(fact.task));
  return 'message' in fact
    ? messageEventsOf(fact, terms.sends.get(stepOfMessage(fact.message)))
    : [];
}

function taskEventsOf(fact: Fact, task: UserTask | undefined): readonly ObservedEvent[] {
  if (task === undefined) return [];
  if (fact.kind === 'settled') return [{ what: 'closed', task, outcome: fact.outcome }];
  return fact.kind === 'opened' || fact.kind === 'cancelled' ? [{ what: fact.kind, task }] : [];
}

/** What a task sends has the name of no step that tells. */
function messageEventsOf(fact: Fact, send: Send | undefined): readonly ObservedEvent[] {
  if (send === undefined) return [];
  if (fact.kind === 'sent' || fact.kind === 'dropped') return [{ what: fact.kind, send }];
  if (fact.kind === 'accepted') return [{ what: 'told', send }];
  if (fact.kind !== 'undelivered') return [];
  return [{ what: fact.fate === 'unknown' ? 'unknown' : 'undelivered', send }];
}
