import { type Atom, atomsOf, conditionOf, type Condition, type Test } from './guard.ts';
import type { Term } from './guard-term.ts';
import type { NamedTask } from './outcome-variables.ts';
import { type Domain, type Sample, sampleValues } from './value-classes.ts';
import type { Alt, Race } from '../../behaviour/behaviour.ts';
import type { Survey } from './guards-in.ts';

/** Something on which conditions depend and that never changes once they read it: a fact of the case, or the outcome of a task. */
export interface Variable {
  readonly samples: readonly Sample[];
  /** How often something depends on it. */
  readonly reads: number;
  /** As the author wrote it; for an outcome, the step. */
  readonly text: string;
  readonly of: 'fact' | 'outcome';
  /** Computed from fields that others depend on too, which is not looked into. */
  readonly entangled: boolean;
}

/** The conditions of a choice, arm by arm. */
export interface Site {
  readonly alt: Alt;
  readonly conditions: readonly (Condition | undefined)[];
  /** What each atom depends on in this place; nothing for a record of the flow's own, such as a time. */
  readonly variables: ReadonlyMap<Atom, Variable>;
}

export interface Variables {
  readonly sites: readonly Site[];
  readonly all: readonly Variable[];
}

/** By field, such as `case.position.family`. */
export type Domains = ReadonlyMap<string, Domain>;

/** Gathers what the conditions of a flow depend on. */
export function variablesOf(
  { alts, races }: Pick<Survey, 'alts' | 'races'>,
  named: NamedTask,
  domains: Domains,
): Variables {
  const written = alts.map((alt) => ({
    alt,
    conditions: alt.arms.map(({ when }) => when && conditionOf(when.cel)),
  }));
  const read = readings(written, named);
  const outcomes = new Map([...races.values()].flat().map((race) => [race.step, race]));
  const variables = new Map(
    [...read].map(([key, one]) => [key, variableOf(one, read, { domains, outcomes })]),
  );
  const sites = written.map((site) => ({
    ...site,
    variables: new Map(
      atomsAt(site).flatMap((atom) => {
        const variable = variables.get(keyOf(site.alt, atom.term, named) ?? '');
        return variable ? [[atom, variable] as const] : [];
      }),
    ),
  }));
  return { sites, all: [...variables.values()] };
}

type Written = Pick<Site, 'alt' | 'conditions'>;

const atomsAt = ({ conditions }: Written): readonly Atom[] =>
  conditions.flatMap((one) => (one ? atomsOf(one) : []));

interface Reading {
  readonly term: Term;
  readonly step: string | undefined;
  readonly tests: Test[];
}

function readings(sites: readonly Written[], named: NamedTask): ReadonlyMap<string, Reading> {
  const read = new Map<string, Reading>();
  for (const site of sites) {
    for (const { term, test } of atomsAt(site)) {
      const key = keyOf(site.alt, term, named);
      if (key === undefined) continue;
      const known = read.get(key) ?? { term, step: stepOf(site.alt, term, named), tests: [] };
      known.tests.push(test);
      read.set(key, known);
    }
  }
  return read;
}

function keyOf(alt: Alt, term: Term, named: NamedTask): string | undefined {
  if (term.owners.every((owner) => owner === 'case')) return term.key;
  const step = stepOf(alt, term, named);
  return step === undefined ? undefined : `outcome of ${step}`;
}

/** The task of `department.outcome`. */
function stepOf(alt: Alt, { kind, key, owners }: Term, named: NamedTask): string | undefined {
  const [name] = owners;
  const isOutcome = kind === 'field' && name !== undefined && key === `${name}.outcome`;
  return isOutcome ? named(alt, name) : undefined;
}

interface Known {
  readonly domains: Domains;
  readonly outcomes: ReadonlyMap<string, Race>;
}

function variableOf(
  { term, step, tests }: Reading,
  read: ReadonlyMap<string, Reading>,
  { domains, outcomes }: Known,
): Variable {
  const race = step === undefined ? undefined : outcomes.get(step);
  if (race === undefined)
    return {
      samples: sampleValues(tests, domains.get(term.key)),
      reads: tests.length,
      text: term.text,
      of: 'fact',
      entangled: isEntangled(term, [...read.values()]),
    };
  const values = [...race.answers.map(({ label }) => label), 'silent'];
  return {
    samples: sampleValues(tests, { values }),
    reads: tests.length + 1,
    text: race.step,
    of: 'outcome',
    entangled: false,
  };
}

const isEntangled = (term: Term, others: readonly Reading[]): boolean =>
  term.kind === 'computed' &&
  others.some(
    (other) =>
      other.term.key !== term.key &&
      other.term.kind !== 'presence' &&
      other.term.fields.some((field) => term.fields.some((own) => overlap(own, field))),
  );

const overlap = (a: string, b: string): boolean =>
  a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`);
