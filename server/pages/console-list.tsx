import type { CaseFilter, CaseRecord } from '../../store/cases.ts';
import type { ProvisionalMark } from '../services/provisional-marks.ts';
import type { CaseWords } from '../services/case-words.ts';
import { localize } from '../../wording/localize.ts';
import { CardTable } from './card-table.tsx';
import { ConsoleTroubles } from './console-troubles.tsx';
import { casesWithoutWorkflow, type Trouble } from '../../wording/troubles.ts';
import { factsOf } from './case-facts.ts';
import { Layout } from './layout.tsx';
import { linkTo, type PageContext } from './page-context.ts';
import { StatusTag } from './status-tag.tsx';
import { Time } from './time.tsx';

interface ListProps {
  readonly cases: readonly (CaseRecord & ProvisionalMark)[];
  readonly words: ReadonlyMap<string, CaseWords>;
  readonly filter: CaseFilter;
  readonly more: boolean;
  readonly troubles: readonly Trouble[];
  readonly context: PageContext;
}

/** Every case that matches, newest first. */
export const ConsoleListPage = ({ cases, words, filter, more, troubles, context }: ListProps) => {
  const { t } = context;
  return (
    <Layout title={t.console.title} context={context} wide>
      <div class="title-row">
        <h1>{t.console.title}</h1>
        <form method="post" action={linkTo(context, '/console/sign-out')}>
          <button type="submit" class="outline">
            {t.console.signOut}
          </button>
        </form>
      </div>
      <ConsoleTroubles troubles={troubles} context={context} />
      <Filters filter={filter} context={context} />
      {cases.length === 0 ? (
        <p>{t.console.none}</p>
      ) : (
        <Table cases={cases} words={words} troubles={troubles} context={context} />
      )}
      {more && (
        <p>
          <a href={linkTo(context, olderThan(cases.at(-1), filter))}>{t.console.older}</a>
        </p>
      )}
    </Layout>
  );
};

const olderThan = (last: CaseRecord | undefined, { status, flow }: CaseFilter): string =>
  `/console?${new URLSearchParams({
    status: status ?? 'all',
    ...(flow !== undefined && { flow }),
    before: last?.id ?? '',
  }).toString()}`;

const Filters = ({ filter, context }: Pick<ListProps, 'filter' | 'context'>) => {
  const { t } = context;
  return (
    <form method="get" action="/console" class="filters">
      {context.explicitLocale && <input type="hidden" name="lang" value={context.locale} />}
      <label>
        {t.console.status}
        <select name="status">
          <option value="all">{t.console.all}</option>
          {(['open', 'starting', 'running', 'stopped', 'ended'] as const).map((status) => (
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

const Table = ({ cases, words, troubles, context }: Omit<ListProps, 'filter' | 'more'>) => {
  const { t } = context;
  const still = casesWithoutWorkflow(troubles);
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
        <Row row={row} words={words.get(row.id)} still={still.has(row.id)} context={context} />
      ))}
    </CardTable>
  );
};

const Row = ({
  row,
  words,
  still,
  context,
}: {
  readonly row: CaseRecord & ProvisionalMark;
  readonly words: CaseWords | undefined;
  readonly still: boolean;
  readonly context: PageContext;
}) => {
  const { t } = context;
  const { name } = factsOf(row.facts);
  return (
    <tr>
      <td>
        <a href={linkTo(context, `/console/${row.id}`)}>
          <bdi>{name === '' ? row.id : name}</bdi>
        </a>
        <br />
        <small class="mono">{row.id}</small>
      </td>
      <td data-name={t.console.flow}>{localize(words?.flow ?? row.flow, context)}</td>
      <td data-name={t.console.status}>
        <StatusTag row={row} still={still} context={context} />
        {row.unreadable && <small> {t.console.unreadable}</small>}
      </td>
      <td data-name={t.console.step}>{localize(words?.step ?? row.step ?? '–', context)}</td>
      <td data-name={t.console.due}>
        {row.due === undefined ? (
          '–'
        ) : (
          <Time at={row.due} context={context} provisional={row.provisional} />
        )}
      </td>
      <td data-name={t.console.created}>
        <Time at={row.createdAt} context={context} />
      </td>
    </tr>
  );
};
