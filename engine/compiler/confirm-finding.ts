import type { Finding } from '../analysis/finding/finding.ts';
import { ghosted } from '../analysis/rules/no-answer.ts';
import type { Directory } from '../model/definitions.ts';
import { rehearseScene } from '../simulation/run-scene.ts';
import type { Calendars } from '../time/deadline.ts';
import {
  counterexampleScene,
  type SceneSources,
} from './scenes/from-finding/counterexample-scene.ts';

/** The definitions in which a counterexample is rehearsed. */
export interface RehearsalSources extends SceneSources {
  readonly people: Directory;
  readonly calendars: Calendars;
}

/**
 * A finding whose counterexample has been rehearsed. It is certain when the rehearsal comes to all that the finding claims, whatever the
 * analysis could not decide; and it may be a false alarm when the rehearsal goes another way.
 */
export function confirmFinding(finding: Finding, sources: RehearsalSources): Finding {
  const scene = counterexampleScene(finding, '', sources);
  if (scene === undefined) return finding;
  const { people, calendars, plan } = sources;
  const setting = { plan: { ...plan, texts: '' }, hash: '', people, calendars };
  const goesAsShown = rehearseScene(scene, setting).failures.length === 0;
  const { maybe, ...certain } = finding;
  if (!goesAsShown) return { ...finding, maybe: maybe ?? 'rehearsal' };
  return isWholeClaim(finding, scene.expect) ? certain : finding;
}

/** Whether the scene expects all that the finding claims: that nobody answers, or that a promise is broken. */
const isWholeClaim = (
  finding: Finding,
  expected: readonly { readonly expectation: { readonly kind: string } }[],
): boolean =>
  ghosted.is(finding) || expected.some(({ expectation }) => expectation.kind === 'promise');
