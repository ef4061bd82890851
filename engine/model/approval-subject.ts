/**
 * What an approval is about, where that is not the result of the interview: a wording alone, another approval that it decides anew, or a
 * step that has run.
 */
export type ApprovalSubject =
  | { readonly of: 'text' }
  /** By their full paths. */
  | { readonly of: 'decision' | 'step'; readonly step: string };

/** The word for a wording alone; no step is called so. */
export const wordingAlone = 'text';

/** The approval that one of them decides anew in the end, through those that decide it anew as well; itself where it is about nothing else. */
export function firstDecided(
  approval: string,
  subjectOf: (approval: string) => ApprovalSubject | undefined,
): string {
  const subject = subjectOf(approval);
  return subject?.of === 'decision' ? firstDecided(subject.step, subjectOf) : approval;
}
