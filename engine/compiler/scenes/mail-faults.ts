import type { PathDiagnostic, ValuePath } from '../source/source.ts';
import { checkMoment, type SceneCheckContext } from './checking.ts';
import { checkName } from './name-faults.ts';
import type { WrittenMailRule } from './written.ts';

/** What is wrong with a rule for mails. */
export function* checkMailRule(
  rule: WrittenMailRule,
  path: ValuePath,
  checkContext: SceneCheckContext,
): Generator<PathDiagnostic> {
  yield* checkName([...path, 'to'], rule.to, checkContext.names.who);
  yield* checkName([...path, 'message'], rule.message, checkContext.names.message);
  yield* checkMoment([...path, 'from'], rule.from, checkContext, 'point');
  yield* checkMoment([...path, 'until'], rule.until, checkContext, 'point');
}
