import type { CaseRecord } from '../../store/cases.ts';
import { casesWithoutWorkflow, type Trouble } from '../../wording/troubles.ts';

/** Stands beside a case that is open on record and stands still, since Temporal has no workflow of it that goes on. */
export interface WorkflowMark {
  readonly workflow?: 'gone';
}

/** Marks cases by what the doctor has found, so that programs read of them what the console shows. */
export function markedByWorkflow<Case extends Pick<CaseRecord, 'id' | 'status'>>(
  cases: readonly Case[],
  troubles: readonly Trouble[],
): readonly (Case & WorkflowMark)[] {
  const gone = casesWithoutWorkflow(troubles);
  return cases.map((one) =>
    one.status !== 'ended' && gone.has(one.id) ? { ...one, workflow: 'gone' } : one,
  );
}
