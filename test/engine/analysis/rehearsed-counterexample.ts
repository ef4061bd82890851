import { promiseBroken } from '../../../engine/analysis/rules/promises.ts';
import { silenceBroken } from '../../../engine/analysis/rules/silence.ts';
import type { Finding } from '../../../engine/analysis/finding/finding.ts';
import type { ObservedFulfilment } from '../../soundness/observed-fulfilments.ts';
import { rehearseWorstCase } from '../../soundness/rehearse-worst-case.ts';
import { moment } from './january.ts';
import type { ProofSubject } from './subject.ts';
import type { Instant } from '../../../engine/model/base.ts';

/**
 * Rehearses the counterexample of a broken promise, and says where it comes to something else than the finding has named; nothing is said
 * of one that may be spurious.
 */
export function rehearseCounterexample(finding: Finding, subject: ProofSubject): readonly string[] {
  const named = namedInstants(finding);
  if (named === undefined || finding.maybe !== undefined) return [];
  const observed = observedFulfilments(finding, subject).flatMap(({ from, at }) =>
    from === named.from && at !== undefined ? [at] : [],
  );
  if (observed.includes(named.comes)) return [];
  return [`its course comes ${observed.length === 0 ? 'to nothing' : observed.map(moment).join()}`];
}

/** From when the worst case counts, and when it comes. */
const namedInstants = (finding: Finding): Record<'from' | 'comes', Instant> | undefined =>
  promiseBroken.is(finding) || silenceBroken.is(finding) ? finding.values : undefined;

function observedFulfilments(
  finding: Finding,
  { plan, context }: ProofSubject,
): readonly ObservedFulfilment[] {
  const promise = 'promise' in finding.at ? plan.promises?.[finding.at.promise] : undefined;
  return promise === undefined
    ? []
    : rehearseWorstCase(finding, promise, { ...plan, texts: 'none' }, context).fulfilments;
}
