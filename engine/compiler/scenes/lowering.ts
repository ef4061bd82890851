import type { Point } from '../../simulation/script.ts';
import type { Path } from '../source/source.ts';
import type { Duration } from '../../model/base.ts';

/** What lowering reads its texts with; they have been checked. */
export interface Reading {
  readonly duration: (text: string) => Duration;
  readonly point: (text: string) => Point;
  readonly line: (path: Path) => number;
}
