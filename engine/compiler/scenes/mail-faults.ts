import type { Fault, Path } from '../source/source.ts';
import { momentFaults, type Checking } from './checking.ts';
import { unknownName } from './name-faults.ts';
import type { WrittenMailRule } from './written.ts';

/** What is wrong with a rule for mails. */
export function* mailFaults(rule: WrittenMailRule, path: Path, its: Checking): Generator<Fault> {
  yield* unknownName([...path, 'to'], rule.to, its.named.who);
  yield* unknownName([...path, 'message'], rule.message, its.named.message);
  yield* momentFaults([...path, 'from'], rule.from, its, 'point');
  yield* momentFaults([...path, 'until'], rule.until, its, 'point');
}
