import type { Finding } from '../analysis/finding/finding.ts';
import type { DoubtfulPath } from '../analysis/finding/observed-event.ts';
import { ghosted } from '../analysis/rules/no-answer.ts';
import { promiseNever } from '../analysis/rules/promises.ts';
import type { Rehearsal } from '../simulation/rehearse.ts';
import { rehearseScene } from '../simulation/run-scene.ts';
import type { Calendars } from '../time/deadline.ts';
import { isPathTaken, type PathSources } from './confirm-path.ts';
import { counterexampleScene } from './scenes/from-finding/counterexample-scene.ts';

/** The definitions in which a counterexample is rehearsed. */
export interface RehearsalSources extends PathSources {
  readonly calendars: Calendars;
}

/**
 * A finding whose counterexample, or whose path, has been rehearsed. It is certain when a rehearsal comes to all that the finding claims,
 * whatever the analysis could not decide; and it may be a false alarm when the rehearsal of the counterexample goes another way. Without
 * definitions nothing is rehearsed.
 */
export function confirmFinding(
  { path, ...finding }: Finding,
  sources: RehearsalSources | undefined,
): Finding {
  if (sources === undefined) return finding;
  const scene = counterexampleScene(finding, '', sources);
  if (scene === undefined)
    return path === undefined ? finding : confirmPath(finding, path(), sources);
  const { people, calendars, plan } = sources;
  const setting = { plan: { ...plan, texts: '' }, hash: '', people, calendars };
  const { failures, rehearsal } = rehearseScene(scene, setting);
  const goesAsShown = failures.length === 0 && !comesAfterAll(finding, rehearsal);
  const { maybe, ...certain } = finding;
  if (!goesAsShown) return { ...finding, maybe: maybe ?? 'rehearsal' };
  return isWholeClaim(finding, scene.expect) ? certain : finding;
}

function confirmPath(
  { maybe, ...certain }: Finding,
  path: DoubtfulPath,
  sources: PathSources,
): Finding {
  return maybe === undefined || isPathTaken(path, sources) ? certain : { ...certain, maybe };
}

/** Whether what is said never to come has come, or may still come. */
const comesAfterAll = (
  finding: Finding,
  { promises, over }: Pick<Rehearsal, 'promises' | 'over'>,
): boolean => {
  if (!promiseNever.is(finding) || !('promise' in finding.at)) return false;
  const { promise } = finding.at;
  return !over || promises.some((one) => one.promise === promise && one.never !== true);
};

/** Whether the scene expects all that the finding claims: that nobody answers, or that a promise is broken. */
const isWholeClaim = (
  finding: Finding,
  expected: readonly { readonly expectation: { readonly kind: string } }[],
): boolean =>
  ghosted.is(finding) ||
  promiseNever.is(finding) ||
  expected.some(({ expectation }) => expectation.kind === 'promise');
