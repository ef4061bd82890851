import type { CaseRecord } from '../../store/cases.ts';
import { endLabel } from '../../wording/outcome.ts';
import type { Trouble } from '../../wording/troubles.ts';
import type { PageContext } from './page-context.ts';

/** Cases that are open and go on no more, since Temporal has no workflow of them that does. */
export const withoutWorkflow = (troubles: readonly Trouble[]): ReadonlySet<string> =>
  new Set(
    troubles.flatMap(({ code, case: id }) =>
      id !== undefined && (code === 'workflow-failed' || code === 'workflow-missing') ? [id] : [],
    ),
  );

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
  if (still && status !== 'ended') return <span class="tag stopped">{t.console.standsStill}</span>;
  return (
    <span class={`tag ${status}`}>
      {t.console[status]}
      {outcome !== undefined && `: ${endLabel(outcome, context)}`}
    </span>
  );
};
