import type { Pass, Seq, Shape } from '../behaviour/behaviour.ts';
import type { Label } from '../model/base.ts';

/** One after the other; nothing stands behind a mark that never lets the line go on. */
export type Line = readonly Mark[];

export interface Mark {
  readonly of: Exclude<Shape, Pass | Seq>;
  /** Passed over unless this holds. */
  readonly onlyIf?: string;
  /** Steps that follow some of what it can come to. */
  readonly ways: readonly Way[];
  /** What it can come to and the line simply goes on; `always` when nothing is decided here. */
  readonly onwards: 'always' | readonly Name[];
}

export interface Way {
  /** What leads here; several outcomes may. */
  readonly names: readonly Name[];
  readonly line: Line;
  /** Goes on with the line that it has left. */
  readonly rejoins: boolean;
  /** Runs while that line goes on. */
  readonly beside: boolean;
}

/** What a way is called: an outcome, nobody's answer, a condition, or why it begins. */
export type Name =
  | { readonly outcome: string; readonly text?: Label }
  | { readonly when: string }
  | { readonly it: 'silent' | 'else' | 'undelivered' | 'meanwhile' | 'until-end' };

/** Whether the line can go on behind a mark. */
export const goesOn = ({ ways, onwards }: Mark): boolean =>
  onwards === 'always' || onwards.length > 0 || ways.some(({ rejoins }) => rejoins);
