import type { CaseRecord } from '../../store/cases.ts';
import type { Trouble } from '../../wording/troubles.ts';

/** That an error has stopped a case, if one has. */
export const stoppedTrouble = ({ id, stopped }: CaseRecord): readonly Trouble[] =>
  stopped === undefined
    ? []
    : [
        {
          code: 'case-stopped',
          case: id,
          since: stopped.at,
          detail: [stopped.code, stopped.step, stopped.detail].filter(Boolean).join('; '),
        },
      ];
