import type { Finding } from '../analysis/finding/finding.ts';
import type { DoubtfulPath, ObservedEvent } from '../analysis/finding/observed-event.ts';
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
  const shown = rehearsedExample(finding, sources);
  return path === undefined || shown.maybe === undefined
    ? shown
    : confirmPath(shown, path(), sources);
}

/** A finding whose counterexample has been rehearsed, if it has one. */
function rehearsedExample(finding: Finding, sources: RehearsalSources): Finding {
  const scene = counterexampleScene(finding, '', sources);
  if (scene === undefined) return finding;
  const { people, calendars, plan } = sources;
  const setting = { plan: { ...plan, texts: '' }, hash: '', people, calendars };
  const { failures, rehearsal } = rehearseScene(scene, setting);
  const goesAsShown = failures.length === 0 && !comesAfterAll(finding, rehearsal);
  const { maybe, ...certain } = finding;
  if (!goesAsShown) return { ...finding, maybe: maybe ?? 'rehearsal' };
  return isWholeClaim(finding, scene.expect) ? certain : finding;
}

/** A finding of which it is known that it happens, if a case goes along its path; then nothing is left of an example that shows another one. */
function confirmPath(finding: Finding, path: DoubtfulPath, sources: PathSources): Finding {
  const longest = (['assumed', 'tried'] as const).find((mail) =>
    isPathTaken(path, (course, goesAlong) => shows(course, goesAlong, finding), sources, mail),
  );
  if (longest === undefined) return finding;
  const { maybe: _maybe, example: _example, ...found } = finding;
  const certain = longest === 'assumed' ? found : { ...found, onlyWhen: 'mail-late' as const };
  if (!promiseNever.is(certain)) return certain;
  const { promise } = certain.values;
  return { ...certain, values: { promise } };
}

/** Whether a case goes the way, and to the end, of which a finding tells. */
const shows = (course: readonly ObservedEvent[], goesAlong: boolean, finding: Finding): boolean =>
  (goesAlong || !('path' in finding.values)) &&
  (!ghosted.is(finding) ||
    course.some(
      ({ what, ...end }) =>
        what === 'ended' && 'outcome' in end && end.outcome === finding.values.outcome,
    ));

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
