import type { CaseDetail } from '../services/case-service.ts';
import { CardTable } from './card-table.tsx';
import { assumptions, promiseLines } from '../../wording/promise-lines.ts';
import type { PageContext } from './page-context.ts';
import { Time } from './time.tsx';

interface Props {
  readonly detail: CaseDetail;
  readonly context: PageContext;
}

/** The promises under which the case was started, and until when they are proved. */
export const ConsolePromises = ({ detail, context }: Props) => {
  const { t, locale } = context;
  const { certificate } = detail;
  if (certificate === undefined) return null;
  const lines = promiseLines(detail, locale);
  return (
    <section aria-labelledby="promises">
      <h2 id="promises">{t.console.promises}</h2>
      {lines.length > 0 && (
        <CardTable columns={[t.console.promise, t.console.toSpare, t.console.state]}>
          {lines.map(({ promise, toSpare, state }) => (
            <tr>
              <td>{promise}</td>
              <td data-name={t.console.toSpare}>{toSpare}</td>
              <td data-name={t.console.state}>
                <span class={`tag ${state}`}>{t.console.promiseState[state]}</span>
              </td>
            </tr>
          ))}
        </CardTable>
      )}
      <p class="quiet">
        {t.console.proved} <Time at={certificate.until} context={context} />
        {detail.case.createdAt > certificate.until && ` ${t.console.provisional}`}
        <br />
        {assumptions(detail, locale)}
      </p>
    </section>
  );
};
