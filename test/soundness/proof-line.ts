import { createHash } from 'node:crypto';
import { prove } from '../../engine/analysis/prove.ts';
import type { Finding } from '../../engine/analysis/finding/finding.ts';
import { hourMs } from '../../engine/time/units.ts';
import type { DrawnFlow } from './drawn-flows.ts';
import { type ProvedDraw, promiseWithin } from './tight-promises.ts';

/**
 * What is proved of a drawn flow, on one line: its findings and where they stand, with a question mark what may be a false alarm, the hours of
 * its bounds, and a digest of all else, such as the courses that findings show. `isTooTight` adds what is found when its promises are a
 * millisecond shorter than what was proved.
 */
export function proofLine(flow: DrawnFlow, proved: ProvedDraw, isTooTight: boolean): string {
  const { proof, plan, bounds } = proved;
  const isProvedAgain = isTooTight && bounds.length > 0;
  const tooTight = bounds.map(({ promise, longest: { ms } }) => promiseWithin(promise, ms - 1));
  const broken = isProvedAgain ? prove({ ...plan, promises: tooTight }, flow.context).findings : [];
  const words = [
    ...proof.findings.map(findingWord),
    ...bounds.map(({ longest }) => `${(longest.ms / hourMs).toFixed(2)} h`),
    ...(isProvedAgain ? ['too tight:', ...broken.map(findingWord)] : []),
  ];
  const digest = createHash('sha256')
    .update(JSON.stringify([proof, broken]))
    .digest('hex');
  return [`${flow.id}:`, ...words, `(${digest.slice(0, 8)})`].join(' ');
}

const findingWord = ({ code, at, maybe }: Finding): string =>
  `${code}@${Object.values(at).join('.')}${maybe === undefined ? '' : '?'}`;
