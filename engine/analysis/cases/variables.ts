import {
  type Atom,
  atomsOf,
  conditionOf,
  mapAtoms,
  type Condition,
  type Predicate,
} from './guard.ts';
import { endsOf, overEnds, resultRead, type ReadResult } from './task-results.ts';
import type { ConditionTerm } from './condition-term.ts';
import type { TaskResolver } from './outcome-variables.ts';
import { type ValueDomain, type EquivalenceClass, equivalenceClasses } from './value-classes.ts';
import type { Choice, UserTask } from '../../behaviour/behaviour.ts';
import type { CollectedGuards } from './guards-in.ts';

/**
 * A variable of the guards, which never changes once a guard can read it: a fact of the case (or a term computed from facts), or the
 * outcome of a task.
 */
export interface Variable {
  readonly classes: readonly EquivalenceClass[];
  /** How many atoms of guards read it; for an outcome, the task itself counts as one. */
  readonly reads: number;
  /** As the author wrote it; for an outcome, the step. */
  readonly text: string;
  readonly of: 'fact' | 'outcome';
  /** Computed from fields that other variables read too; that they constrain each other is not analysed. */
  readonly correlated: boolean;
}

/** The guards of a choice, branch by branch. */
export interface GuardSite {
  readonly choice: Choice;
  readonly conditions: readonly (Condition | undefined)[];
  /** The variable that each atom reads here; none for what the flow itself records, such as a time. */
  readonly variables: ReadonlyMap<Atom, Variable>;
}

export interface Variables {
  readonly sites: readonly GuardSite[];
  readonly all: readonly Variable[];
}

/** By field, such as `case.position.family`. */
export type ValueDomains = ReadonlyMap<string, ValueDomain>;

/** Finds the variables of all guards of a flow. */
export function variablesOf(
  { choices, tasks }: Pick<CollectedGuards, 'choices' | 'tasks'>,
  resolveTask: TaskResolver,
  domains: ValueDomains,
): Variables {
  const outcomes = new Map([...tasks.values()].flat().map((task) => [task.step, task]));
  const unresolved = choices.map((choice) => ({
    choice,
    conditions: choice.branches.map(
      ({ when }) =>
        when &&
        mapAtoms(conditionOf(when), (atom) => {
          const { step = '', result } = resultOf(choice, atom.term, resolveTask) ?? {};
          const task = outcomes.get(step);
          if (task === undefined || result === undefined) return atom;
          return { ...atom, predicate: overEnds(atom.predicate, result, task) };
        }),
    ),
  }));
  const read = readTerms(unresolved, resolveTask);
  const variables = new Map(
    [...read].map(([key, one]) => [key, variableOf(one, read, { domains, outcomes })]),
  );
  const sites = unresolved.map((site) => ({
    ...site,
    variables: new Map(
      atomsAt(site).flatMap((atom) => {
        const variable = variables.get(keyOf(site.choice, atom.term, resolveTask) ?? '');
        return variable ? [[atom, variable] as const] : [];
      }),
    ),
  }));
  return { sites, all: [...variables.values()] };
}

type UnresolvedSite = Pick<GuardSite, 'choice' | 'conditions'>;

const atomsAt = ({ conditions }: UnresolvedSite): readonly Atom[] =>
  conditions.flatMap((one) => (one ? atomsOf(one) : []));

interface TermReading {
  readonly term: ConditionTerm;
  readonly step: string | undefined;
  readonly predicates: Predicate[];
}

function readTerms(
  sites: readonly UnresolvedSite[],
  resolveTask: TaskResolver,
): ReadonlyMap<string, TermReading> {
  const read = new Map<string, TermReading>();
  for (const site of sites) {
    for (const { term, predicate } of atomsAt(site)) {
      const key = keyOf(site.choice, term, resolveTask);
      if (key === undefined) continue;
      const known = read.get(key) ?? {
        term,
        step: stepOf(site.choice, term, resolveTask),
        predicates: [],
      };
      known.predicates.push(predicate);
      read.set(key, known);
    }
  }
  return read;
}

function keyOf(choice: Choice, term: ConditionTerm, resolveTask: TaskResolver): string | undefined {
  if (term.owners.every((owner) => owner === 'case')) return term.text;
  const step = stepOf(choice, term, resolveTask);
  return step === undefined ? undefined : `outcome of ${step}`;
}

const stepOf = (
  choice: Choice,
  term: ConditionTerm,
  resolveTask: TaskResolver,
): string | undefined => resultOf(choice, term, resolveTask)?.step;

/** The result that a term reads, and the step of the task that `department` stands for in `department.outcome`. */
function resultOf(
  choice: Choice,
  { kind, text, owners }: ConditionTerm,
  resolveTask: TaskResolver,
): { readonly step: string; readonly result: ReadResult } | undefined {
  const [name] = owners;
  if (kind !== 'field' || name === undefined) return undefined;
  const result = resultRead(name, text);
  const step = result && resolveTask(choice, name);
  return step === undefined || result === undefined ? undefined : { step, result };
}

interface VariableSources {
  readonly domains: ValueDomains;
  readonly outcomes: ReadonlyMap<string, UserTask>;
}

function variableOf(
  { term, step, predicates }: TermReading,
  read: ReadonlyMap<string, TermReading>,
  { domains, outcomes }: VariableSources,
): Variable {
  const task = step === undefined ? undefined : outcomes.get(step);
  if (task === undefined)
    return {
      classes: equivalenceClasses(predicates, domains.get(term.text)),
      reads: predicates.length,
      text: term.text,
      of: 'fact',
      correlated: isCorrelated(term, [...read.values()]),
    };
  return {
    classes: equivalenceClasses(predicates, { values: endsOf(task) }),
    reads: predicates.length + 1,
    text: task.step,
    of: 'outcome',
    correlated: false,
  };
}

const isCorrelated = (term: ConditionTerm, others: readonly TermReading[]): boolean =>
  term.kind === 'computed' &&
  others.some(
    (other) =>
      other.term.text !== term.text &&
      other.term.kind !== 'presence' &&
      other.term.fields.some((field) => term.fields.some((own) => overlap(own, field))),
  );

const overlap = (a: string, b: string): boolean =>
  a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`);
