import type { CaseRecord } from '../../store/cases.ts';
import { endLabel } from '../../wording/outcome.ts';
import { wordingTexts } from '../../wording/texts/texts.ts';
import type { PageContext } from './page-context.ts';

/** How a case stands. */
export const StatusTag = ({
  row: { status, outcome },
  still,
  context,
}: {
  readonly row: Pick<CaseRecord, 'status' | 'outcome'>;
  /** Its workflow is gone. */
  readonly still: boolean;
  readonly context: PageContext;
}) => {
  const { t } = context;
  if (still && status !== 'ended')
    return <span class="tag stopped">{wordingTexts[context.locale].workflowGone}</span>;
  return (
    <span class={`tag ${status}`}>
      {t.console[status]}
      {outcome !== undefined && `: ${endLabel(outcome, context)}`}
    </span>
  );
};
