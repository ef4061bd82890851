/** Something an author can mend, placed in the source. Lines and columns count from 1; the end is exclusive. */
export interface Diagnostic {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  /** Path as the author knows it, relative to the definitions folder. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** Lower case, the thing in quotes, what is wrong; no full stop. */
  readonly message: string;
  /** Advice: the change that would mend it. */
  readonly hint: string;
}
