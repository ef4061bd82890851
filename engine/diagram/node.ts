import type { Pass, Sequence, Behaviour } from '../behaviour/behaviour.ts';
import type { Label } from '../model/base.ts';

/** One after the other; nothing stands behind a mark that never lets the line go on. */
export type DiagramLine = readonly DiagramNode[];

export interface DiagramNode {
  readonly of: Exclude<Behaviour, Pass | Sequence>;
  /** Passed over unless this holds. */
  readonly onlyIf?: string;
  /** Steps that follow some of what it can come to. */
  readonly branches: readonly DiagramBranch[];
  /** What it can come to and the line simply goes on; `always` when nothing is decided here. */
  readonly onwards: 'always' | readonly BranchName[];
}

export interface DiagramBranch {
  /** What leads here; several outcomes may. */
  readonly names: readonly BranchName[];
  readonly line: DiagramLine;
  /** Goes on with the line that it has left. */
  readonly rejoins: boolean;
  /** Runs while that line goes on. */
  readonly parallel: boolean;
}

/** What a way is called: an outcome, nobody's answer, a condition, or why it begins. */
export type BranchName =
  | { readonly outcome: string; readonly text?: Label }
  | { readonly when: string }
  | { readonly it: 'silent' | 'else' | 'undelivered' | 'meanwhile' | 'until-end' };

/** Whether the line can go on behind a mark. */
export const goesOn = ({ branches, onwards }: DiagramNode): boolean =>
  onwards === 'always' || onwards.length > 0 || branches.some(({ rejoins }) => rejoins);
