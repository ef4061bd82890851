import { originOf } from '../model/act.ts';
import { factAt, withFact } from '../model/given-fact.ts';
import type { CaseInput } from './execute.ts';
import type { Intervention, InterventionRefusal, Resumption } from './intervention.ts';
import type { RecoverableRun } from './recoverable-run.ts';
import type { Instant } from '../model/base.ts';
import type { ResumedFact } from '../model/journal.ts';

/** Does to a stopped case what an operator wants. Returns why it changed nothing. */
export function intervene(
  recoverable: RecoverableRun,
  given: Intervention,
  at: Instant,
): InterventionRefusal | undefined {
  if (given.intervene === 'close') {
    const { outcome, template } = given;
    const how = { outcome, ...(template === undefined ? {} : { template }) };
    recoverable.turn([{ kind: 'closed', ...how, ...originOf(given) }], at);
  } else
    recoverable.resume(
      resumedBy(given, recoverable.input),
      mendedInput(given, recoverable.input),
      at,
    );
  const { failure: reason } = recoverable;
  return reason === undefined
    ? undefined
    : { code: 'still-failing', message: 'the case has been stopped again at once', reason };
}

/** Returns why an intervention would change nothing; changes nothing itself. */
export function reviewIntervention(
  recoverable: RecoverableRun,
  given: Intervention,
): InterventionRefusal | undefined {
  if (recoverable.run.stopped === undefined) return { code: 'not-stopped', message: notStopped };
  if (given.intervene === 'close')
    return given.template === undefined ||
      Object.hasOwn(recoverable.input.plan.classes, given.template)
      ? undefined
      : { code: 'unknown-template', message: `the plan has no template "${given.template}"` };
  if (given.mended === 'code') return undefined;
  const difference = recoverable.differenceUnder(mendedInput(given, recoverable.input));
  return (
    difference && {
      code: 'replay-differs',
      message: `${mendedBy[given.mended]}, what has happened would have come to another record`,
      difference,
    }
  );
}

const notStopped =
  'no error has stopped this case: it goes on, or has ended and finishes what runs beside its end; there is nothing to resume or close';

const mendedBy = { plan: 'under the mended plan', fact: 'with this fact' } as const;

/** What a case goes on with. */
function mendedInput(given: Resumption, input: CaseInput): CaseInput {
  if (given.mended === 'plan') return { ...input, plan: given.plan };
  if (given.mended === 'code') return input;
  return { ...input, facts: withFact(input.facts, given.fact.name, given.fact.value) };
}

function resumedBy(given: Resumption, { facts }: CaseInput): ResumedFact {
  const { mended } = given;
  const origin = originOf(given);
  if (mended === 'code') return { kind: 'resumed', mended, ...origin };
  if (mended === 'plan') return { kind: 'resumed', mended, plan: given.hash, ...origin };
  const { name, value } = given.fact;
  const before = factAt(facts, name);
  const fact = { name, value, ...(before !== undefined && { before }) };
  return { kind: 'resumed', mended, fact, ...origin };
}
