import type { WorkflowMark } from '../../server/services/workflow-marks.ts';
import type { CaseRecord } from '../../store/cases.ts';
import { wordingTexts } from '../../wording/texts/texts.ts';

/** How a case stands, in the words of the console where it has no workflow any more. */
export const statusText = ({
  status,
  outcome,
  workflow,
}: Pick<CaseRecord, 'status' | 'outcome'> & WorkflowMark): string =>
  workflow === 'gone'
    ? wordingTexts.en.workflowGone
    : `${status}${outcome === undefined ? '' : `: ${outcome}`}`;
