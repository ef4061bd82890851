import type { Pass, Sequence, Behaviour } from '../behaviour/behaviour.ts';
import type { Label } from '../model/base.ts';

/** One after the other; nothing stands behind a node at which the line never goes on. */
export type DiagramLine = readonly DiagramNode[];

export interface DiagramNode {
  readonly of: DrawnTerm;
  /** Skipped unless this holds. */
  readonly onlyIf?: string;
  /** Those outcomes after which further steps follow. */
  readonly branches: readonly DiagramBranch[];
  /** The outcomes after which the line simply goes on; `always` when nothing is decided here. */
  readonly onwards: 'always' | readonly BranchName[];
}

/** Whatever has a node of its own. */
export type DrawnTerm = Exclude<Behaviour, Pass | Sequence>;

export interface DiagramBranch {
  /** The outcomes that lead here; several may. */
  readonly names: readonly BranchName[];
  readonly line: DiagramLine;
  /** Goes on with the line that it has left. */
  readonly rejoins: boolean;
  /** Runs while that line goes on. */
  readonly parallel: boolean;
}

/** A branch is called by an outcome, nobody's answer, a condition, or the reason why it begins. */
export type BranchName =
  | { readonly outcome: string; readonly text?: Label }
  /** Behind it the same is asked anew. */
  | { readonly again: string }
  | { readonly when: string }
  | { readonly it: 'silent' | 'else' | 'undelivered' | 'meanwhile' | 'until-end' };

/** Whether the line can go on behind a node. */
export const goesOn = ({ branches, onwards }: DiagramNode): boolean =>
  onwards === 'always' || onwards.length > 0 || branches.some(({ rejoins }) => rejoins);
