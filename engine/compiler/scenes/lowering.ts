import type { Point } from '../../simulation/script.ts';
import type { ValuePath } from '../source/source.ts';
import type { Duration } from '../../model/base.ts';

/** What lowering reads its texts with; they have been checked. */
export interface SceneLowering {
  readonly duration: (text: string) => Duration;
  readonly point: (text: string) => Point;
  readonly line: (path: ValuePath) => number;
}
