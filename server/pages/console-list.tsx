import type { CaseFilter, CaseRecord } from '../../store/cases.ts';
import { CardTable } from './card-table.tsx';
import { factsOf } from './case-facts.ts';
import { Layout } from './layout.tsx';
import { endLabel } from '../../wording/outcome.ts';
import { linkTo } from './reading.ts';
import type { Reading } from './reading.ts';
import { Time } from './time.tsx';

interface ListProps {
  readonly cases: readonly CaseRecord[];
  readonly filter: CaseFilter;
  readonly more: boolean;
  readonly reading: Reading;
}

/** Every case that matches, newest first. */
export const ConsoleListPage = ({ cases, filter, more, reading }: ListProps) => {
  const { t } = reading;
  return (
    <Layout title={t.console.title} reading={reading} wide>
      <div class="title-row">
        <h1>{t.console.title}</h1>
        <form method="post" action={linkTo(reading, '/console/sign-out')}>
          <button type="submit" class="outline">
            {t.console.signOut}
          </button>
        </form>
      </div>
      <Filters filter={filter} reading={reading} />
      {cases.length === 0 ? <p>{t.console.none}</p> : <Table cases={cases} reading={reading} />}
      {more && (
        <p>
          <a href={linkTo(reading, olderThan(cases.at(-1), filter))}>{t.console.older}</a>
        </p>
      )}
    </Layout>
  );
};

const olderThan = (last: CaseRecord | undefined, { status, flow }: CaseFilter): string =>
  `/console?${new URLSearchParams({
    ...(status && { status }),
    ...(flow !== undefined && { flow }),
    before: last?.id ?? '',
  }).toString()}`;

const Filters = ({ filter, reading }: Pick<ListProps, 'filter' | 'reading'>) => {
  const { t } = reading;
  return (
    <form method="get" action="/console" class="filters">
      {reading.chosen && <input type="hidden" name="lang" value={reading.locale} />}
      <label>
        {t.console.status}
        <select name="status">
          <option value="">{t.console.all}</option>
          {(['starting', 'running', 'ended'] as const).map((status) => (
            <option value={status} selected={filter.status === status}>
              {t.console[status]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t.console.flow}
        <input type="text" name="flow" value={filter.flow ?? ''} />
      </label>
      <button type="submit">{t.console.filter}</button>
    </form>
  );
};

const Table = ({ cases, reading }: Pick<ListProps, 'cases' | 'reading'>) => {
  const { t } = reading;
  return (
    <CardTable
      columns={[
        t.console.case,
        t.console.flow,
        t.console.status,
        t.console.step,
        t.console.due,
        t.console.created,
      ]}
    >
      {cases.map((row) => (
        <Row row={row} reading={reading} />
      ))}
    </CardTable>
  );
};

const Row = ({ row, reading }: { readonly row: CaseRecord; readonly reading: Reading }) => {
  const { t } = reading;
  const { name } = factsOf(row.facts);
  return (
    <tr>
      <td>
        <a href={linkTo(reading, `/console/${row.id}`)}>{name === '' ? row.id : name}</a>
        <br />
        <small class="mono">{row.id}</small>
      </td>
      <td data-name={t.console.flow}>{row.flow}</td>
      <td data-name={t.console.status}>
        <span class={`tag ${row.status}`}>
          {t.console[row.status]}
          {row.outcome !== undefined && `: ${endLabel(row.outcome, reading)}`}
        </span>
      </td>
      <td data-name={t.console.step}>{row.step ?? '–'}</td>
      <td data-name={t.console.due}>
        {row.due === undefined ? '–' : <Time at={row.due} reading={reading} />}
      </td>
      <td data-name={t.console.created}>
        <Time at={row.createdAt} reading={reading} />
      </td>
    </tr>
  );
};
