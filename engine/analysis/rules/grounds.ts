import type {
  Behaviour,
  Branch,
  Choice,
  FlowBehaviour,
  UserTask,
} from '../../behaviour/behaviour.ts';
import { holdsStep, linesOf, tasksIn, termsOf } from '../../behaviour/traverse.ts';
import { visit, type Visitor } from '../../behaviour/visitor.ts';
import { identifierOf } from '../../expression/identifier.ts';
import { type Atom, atomsOf, conditionOf } from '../cases/guard.ts';
import type { GuardCase } from '../cases/split-cases.ts';
import { overEnds, resultRead } from '../cases/task-results.ts';
import { satisfies } from '../cases/value-classes.ts';
import { isSilence } from '../exploration/monitor.ts';
import { isAboutIntent } from './about-intent.ts';
import { decisionsIn, isApprovalApart, isDecision, isOfHouse, tasksOf } from './decision.ts';
import { isLasting, type Overrules, overrulesOf } from './overrules.ts';
import { surelyRejects } from './surely-rejects.ts';
import { createEffects, type Effect, type Effects } from './effects.ts';

/** On what a regret may rest, besides the noes of approvals. */
export interface Grounds {
  /** Tasks by whose reports people of the house decide whether it leaves, each with the outcomes that speak for it. */
  readonly reports: ReadonlyMap<string, ReadonlySet<string>>;
  /** Whether the yes of an approval overrules what was said in a task. */
  readonly overrules: Overrules;
  /** Tasks of which no yes overrules a no. */
  readonly lasting: ReadonlySet<string>;
}

/** On what a regret of a flow may rest; of the whole flow, since in a case of its guards a task may have lost outcomes. */
export function groundsOf(
  { whole: flow, deciding }: Pick<GuardCase, 'whole' | 'deciding'>,
  regret: string,
): Grounds {
  const known = grounds.get(flow) ?? new Map<string, Grounds>();
  grounds.set(flow, known);
  const found = known.get(regret) ?? findGrounds(flow, deciding, regret);
  known.set(regret, found);
  return found;
}

/** Whether an answer to a task may be a reason for the regret. */
export const speaksFor = ({ reports }: Grounds, { step }: UserTask, answer: string): boolean =>
  reports.get(step)?.has(answer) === true;

/** Whether people of the house report what is a reason for none of some regrets. */
export const isReportInFavour = (
  { task, outcome }: { readonly task: UserTask; readonly outcome: string },
  all: readonly Grounds[],
): boolean =>
  isOfHouse(task) &&
  !isDecision(task) &&
  !isSilence(outcome) &&
  !all.some((one) => speaksFor(one, task, outcome));

const grounds = new WeakMap<FlowBehaviour, Map<string, Grounds>>();

function findGrounds(
  flow: FlowBehaviour,
  deciding: GuardCase['deciding'],
  regret: string,
): Grounds {
  const effects = createEffects();
  const search: SearchForGrounds = {
    regret,
    effects,
    isDeciding: ({ step }) => deciding?.has(step) !== false,
    deciding: new Set(),
    choices: new Set(),
  };
  for (const line of linesOf(flow)) lookIn(line, { behind: effects.nothing, leads: false }, search);
  const choices = linesOf(flow)
    .flatMap((line) => termsOf(line))
    .filter(isChoice);
  const read = tasksOf(flow).filter((task) => [...search.choices].some(reads(task)));
  const asked = askedBecause(read, choices);
  const overrules = overrulesOf(flow);
  const approvals = decisionsIn(flow).map(({ step }) => step);
  const overrulesHere: Overrules = (approval, doubt) =>
    overrules(approval, doubt) &&
    (approvals.includes(doubt) || asked.get(doubt)?.has(approval) !== false);
  return {
    reports: new Map(
      [...search.deciding, ...read, ...tasksOf(flow).filter((task) => isAboutIntent(task, flow))]
        .filter((task) => isOfHouse(task) && (!isApprovalApart(task) || isAboutIntent(task, flow)))
        .map((task) => [task.step, new Set(reportsFor(regret, task, read).map(labelOf))]),
    ),
    overrules: overrulesHere,
    lasting: new Set(
      [...approvals, ...asked.keys()].filter((one) => isLasting(one, approvals, overrulesHere)),
    ),
  };
}

/** Of tasks whose outcomes a condition reads, the approvals that are asked because of that outcome. */
const askedBecause = (
  read: readonly UserTask[],
  choices: readonly Choice[],
): ReadonlyMap<string, ReadonlySet<string>> =>
  new Map(
    read.map((task) => [
      task.step,
      new Set(
        [task, ...choices.filter(reads(task))]
          .flatMap((behaviour) => tasksIn(behaviour))
          .filter((one) => isDecision(one) && one.step !== task.step)
          .map(({ step }) => step),
      ),
    ]),
  );

/** The reports of a task that speak for a regret; of an approval of what was told, its no. */
function reportsFor(regret: string, task: UserTask, read: readonly UserTask[]): readonly Branch[] {
  if (isApprovalApart(task)) return task.answers.filter(({ label }) => label === 'rejected');
  return read.includes(task) ? task.answers : against(task, regret);
}

const isChoice = (behaviour: Behaviour): behaviour is Choice => behaviour.term === 'choice';

const labelOf = ({ label }: Branch): string => label;

/** The reports that speak for a regret: where one of them is a no by itself, the others are none, unless it stands in their own steps. */
function against({ answers }: UserTask, regret: string): readonly Branch[] {
  if (!answers.some(({ behaviour }) => surelyRejects(behaviour))) return answers;
  return answers.filter(
    ({ behaviour }) => surelyRejects(behaviour) || holdsStep(behaviour, regret),
  );
}

/** Whether a condition of a choice reads what a task came to. */
const reads =
  (task: UserTask) =>
  ({ branches }: Choice): boolean =>
    branches.some(
      ({ when }) =>
        when !== undefined &&
        (when.in ?? '') === task.step.slice(0, Math.max(0, task.step.lastIndexOf('/'))) &&
        atomsOf(conditionOf(when)).some((atom) => tellsApart(atom, task)),
    );

/** Whether it holds of some answers to a task and not of others; of what cannot be compared it may. */
function tellsApart({ term, predicate }: Atom, task: UserTask): boolean {
  const name = identifierOf(task.step);
  if (!term.owners.includes(name)) return false;
  const result = resultRead(name, term.text);
  if (result === undefined || task.answers.length < 2) return true;
  const ends = overEnds(predicate, result, task);
  return new Set(task.answers.map(({ label }) => satisfies(ends, label))).size > 1;
}

interface SearchForGrounds {
  readonly regret: string;
  readonly effects: Effects;
  readonly isDeciding: (choice: Choice) => boolean;
  /** Tasks and choices on which it depends what comes of the line. */
  readonly deciding: Set<UserTask>;
  readonly choices: Set<Choice>;
}

/** What stands behind a place on its line: what comes of it, and whether the regret is in it. */
interface PlaceOnLine {
  readonly behind: Effect;
  readonly leads: boolean;
}

/** Looks at whatever stands before the regret on its line. */
function lookIn(behaviour: Behaviour, place: PlaceOnLine, search: SearchForGrounds): void {
  if (place.leads || holdsStep(behaviour, search.regret)) visit(looks, behaviour, place, search);
}

const nothing = (): void => undefined;

const looks: Visitor<void, [place: PlaceOnLine, search: SearchForGrounds]> = {
  pass: nothing,
  show: nothing,
  delay: nothing,
  end: nothing,
  sequence: ({ of }, place, search) => {
    let { behind, leads } = place;
    for (const one of of.toReversed()) {
      lookIn(one, { behind, leads }, search);
      behind = search.effects.of(one, behind);
      leads ||= holdsStep(one, search.regret);
    }
  },
  send: ({ holds, undelivered, unknown }, place, search) => {
    const inside = holds ? place : beside(search);
    lookIn(undelivered, inside, search);
    if (unknown !== undefined) lookIn(unknown, inside, search);
  },
  task: (task, place, search) => {
    if (decides(task, place, search)) search.deciding.add(task);
    for (const one of [...task.answers, task.silent]) lookIn(one.behaviour, place, search);
  },
  choice: (choice, place, search) => {
    const effects = choice.branches.map((one) => search.effects.of(one.behaviour, place.behind));
    if (new Set(effects).size > 1 && search.isDeciding(choice)) search.choices.add(choice);
    for (const one of choice.branches) lookIn(one.behaviour, place, search);
  },
  fork: ({ behaviour }, _place, search) => lookIn(behaviour, beside(search), search),
};

const beside = ({ effects }: SearchForGrounds): PlaceOnLine => ({
  behind: effects.nothing,
  leads: false,
});

/**
 * Whether people decide by what they report: it depends on it what comes of the line; or all that they can report is a no, which their silence
 * is none of; or only one report leads on, to the regret itself. Work that is done or is not decides nothing where facts choose behind it. A
 * report, or silence, behind which the case ends without an outcome is no other choice: it says nothing of the candidate.
 */
function decides(
  { answers, silent }: UserTask,
  { behind }: PlaceOnLine,
  { effects, regret }: SearchForGrounds,
): boolean {
  const effectOf = (one: { readonly behaviour: Behaviour }) => effects.of(one.behaviour, behind);
  const options = answers.filter((one) => effectOf(one) !== effects.end);
  if (new Set(options.map(effectOf)).size > 1) return true;
  const [only, another] = options;
  if (only === undefined) return false;
  const isNo = effects.isNo(effectOf(only));
  const leadsAway = effectOf(silent) !== effects.end && !effects.isNo(effectOf(silent));
  const isChosen = another === undefined && (isNo || answers.length > 1);
  return (isNo && leadsAway) || (isChosen && holdsStep(only.behaviour, regret));
}
