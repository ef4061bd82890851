import type { CaseRecord } from '../../store/cases.ts';
import type { Trouble } from '../../wording/troubles.ts';

/** That an error has stopped a case, if one has. */
export const stoppedTrouble = ({ id, stopped }: CaseRecord): readonly Trouble[] => {
  if (stopped === undefined) return [];
  const { at: since, ...reason } = stopped;
  return [{ code: 'case-stopped', case: id, since, detail: { kind: 'stop', reason } }];
};
