import type { ComponentChildren } from 'preact';
import { formatMoney } from '../../engine/compiler/files/template/texts/format-money.ts';
import { isList, isObject, type Json } from '../../engine/model/base.ts';
import { localize } from '../../wording/localize.ts';
import { filledFields } from '../../wording/said.ts';
import type { SeenAnswer, SeenFact, SeenValue } from '../services/seen-values.ts';
import type { PageContext } from './page-context.ts';
import { dayName, Time } from './time.tsx';

interface SeenProps {
  readonly values: readonly SeenValue[];
  readonly context: PageContext;
}

/** What a flow shows to whoever decides, each under its title; tables and lists stand below the rest. */
export const Seen = ({ values, context }: SeenProps) => {
  const rows = values.map((one) =>
    'form' in one ? answerRow(one, context) : factRow(one, context),
  );
  return (
    <>
      <dl class="facts">
        {rows.flatMap(({ title, value }) =>
          value === undefined
            ? []
            : [
                <div>
                  <dt>{title}</dt>
                  <dd>{value}</dd>
                </div>,
              ],
        )}
      </dl>
      {rows.flatMap(({ title, below }) =>
        below === undefined
          ? []
          : [
              <>
                <h3>{title}</h3>
                {below}
              </>,
            ],
      )}
    </>
  );
};

interface SeenRow {
  readonly title: string;
  readonly value?: ComponentChildren;
  readonly below?: ComponentChildren;
}

function factRow(fact: SeenFact, context: PageContext): SeenRow {
  const title = localize(fact.title, context);
  const { value, columns } = fact;
  if (!isList(value) || value.length === 0) return { title, value: valueOf(fact, context) };
  return {
    title,
    below:
      columns === undefined ? (
        <ul>
          {value.map((item) => (
            <li dir="auto">{textOf(item)}</li>
          ))}
        </ul>
      ) : (
        <table class="scores">
          <thead>
            <tr>
              {columns.map((column) => (
                <th scope="col">{localize(column.title, context)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {value.map((entry) => (
              <tr>
                {columns.map(({ name }) => (
                  <td>
                    <bdi>{isObject(entry) ? textOf(entry[name]) : ''}</bdi>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ),
  };
}

function answerRow({ field, form, value, asked }: SeenAnswer, context: PageContext): SeenRow {
  const known = form?.fields.find(({ name }) => name === field);
  const label = known === undefined ? field : localize(known.label, context);
  const [filled] = value === undefined ? [] : filledFields({ [field]: value }, form, context);
  const said = filled?.value;
  return {
    title: asked === undefined ? label : `${label} (${localize(asked, context)})`,
    value:
      said === undefined ? (
        <NotGiven context={context} />
      ) : (
        <bdi>{typeof said === 'string' ? said : said.name}</bdi>
      ),
  };
}

const NotGiven = ({ context: { t } }: { readonly context: PageContext }) => (
  <span class="quiet">{t.facts.notGiven}</span>
);

function valueOf({ value, type }: SeenFact, context: PageContext): ComponentChildren {
  if (value === undefined || value === null || isEmpty(value))
    return <NotGiven context={context} />;
  return byType[type]?.(value, context) ?? <bdi>{textOf(value)}</bdi>;
}

/** What is empty counts as absent. */
const isEmpty = (value: Json): boolean =>
  typeof value === 'string' ? value.trim() === '' : isList(value) && value.length === 0;

const byType: Readonly<
  Record<string, (value: Json, context: PageContext) => ComponentChildren | undefined>
> = {
  moment: (value, context) =>
    typeof value === 'string' ? <Time at={Date.parse(value)} context={context} /> : undefined,
  date: (value, context) => (typeof value === 'string' ? dayName(value, context) : undefined),
  'yes-no': (value, { t }) => (value === true ? t.facts.yes : t.facts.no),
  number: (value, { locale }) =>
    typeof value === 'number' ? new Intl.NumberFormat(locale).format(value) : undefined,
  money: (value, { locale }) => (isObject(value) ? formatMoney(value, locale) : undefined),
  decision: (value, context) =>
    isObject(value) ? (
      <>
        {textOf(value['outcome'])} · {textOf(value['by'])}{' '}
        {typeof value['at'] === 'string' && <Time at={Date.parse(value['at'])} context={context} />}
      </>
    ) : undefined,
};

const textOf = (value: Json | undefined): string => {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};
