import type { ComponentChildren } from 'preact';
import { formatMoney } from '../../engine/compiler/files/template/texts/format-money.ts';
import { isList, isObject, type Json } from '../../engine/model/base.ts';
import { localize } from '../../wording/localize.ts';
import { dayName } from '../../wording/day-name.ts';
import { filledFields, type SaidField } from '../../wording/said.ts';
import { sizeText } from '../forms/size.ts';
import type { SeenAnswer, SeenFact, SeenMessage, SeenValue } from '../services/seen-values.ts';
import { Bullets, Fact } from './facts.tsx';
import { LetterQuote } from './letter.tsx';
import { linkTo, type PageContext } from './page-context.ts';
import { Time } from './time.tsx';

interface SeenProps {
  readonly values: readonly SeenValue[];
  /** The marks of what the reader had seen before, if that was something else. */
  readonly before?: readonly string[] | undefined;
  readonly context: PageContext;
}

/** What a flow shows to whoever decides, each under its title; tables and lists stand below the rest. */
export const Seen = ({ values, before, context }: SeenProps) => {
  const isNew = ({ mark }: SeenValue, index: number): boolean =>
    before !== undefined && before[index] !== mark;
  return (
    <>
      <dl class="facts">
        {values.map((one, index) => {
          const news = isNew(one, index) && <New context={context} />;
          if ('form' in one) return <Answer answer={one} news={news} context={context} />;
          return 'message' in one || isListed(one) ? null : (
            <Fact name={localize(one.title, context)}>
              {valueOf(one, context)}
              {news}
            </Fact>
          );
        })}
      </dl>
      {values.map((one, index) =>
        'form' in one || !('message' in one || isListed(one)) ? null : (
          <>
            {isNew(one, index) && <New context={context} />}
            {'message' in one ? (
              <Message message={one} context={context} />
            ) : (
              <Listed fact={one} context={context} />
            )}
          </>
        ),
      )}
    </>
  );
};

/** Stands beside what has changed since the page was opened. */
const New = ({ context: { t } }: { readonly context: PageContext }) => (
  <>
    {' '}
    <mark>{t.facts.isNew}</mark>
  </>
);

const isListed = ({ value }: SeenFact): boolean => isList(value) && value.length > 0;

/** A list that has entries: in words, or as a table where they are groups. */
const Listed = ({ fact, context }: { readonly fact: SeenFact; readonly context: PageContext }) => {
  const { value, columns, of } = fact;
  if (!isList(value) || value.length === 0) return null;
  const title = localize(fact.title, context);
  if (columns === undefined)
    return <Bullets title={title} items={value.map((one) => said(one, of ?? 'text', context))} />;
  return (
    <>
      <h3>{title}</h3>
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
              {columns.map(({ name, type }) => (
                <td>{said(isObject(entry) ? entry[name] : undefined, type, context)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
};

/** As it would leave now, in the language of whoever gets it. */
const Message = ({
  message: { letter },
  context,
}: {
  readonly message: SeenMessage;
  readonly context: PageContext;
}) => (
  <>
    <h3>{context.t.facts.letter}</h3>
    {letter === undefined ? (
      <p class="quiet">{context.t.facts.noLetter}</p>
    ) : (
      <LetterQuote letter={letter} />
    )}
  </>
);

const Answer = ({
  answer: { field, form, value, asked },
  news,
  context,
}: {
  readonly answer: SeenAnswer;
  readonly news: ComponentChildren;
  readonly context: PageContext;
}) => {
  const known = form?.fields.find(({ name }) => name === field);
  const label = known === undefined ? field : localize(known.label, context);
  const [filled] = value === undefined ? [] : filledFields({ [field]: value }, form, context);
  return (
    <Fact
      name={asked === undefined ? label : context.t.facts.answered(label, localize(asked, context))}
    >
      {filled === undefined ? (
        <NotGiven context={context} />
      ) : (
        <Filled value={filled.value} context={context} />
      )}
      {news}
    </Fact>
  );
};

/** A file opens behind the page of the task. */
const Filled = ({
  value,
  context,
}: {
  readonly value: SaidField['value'];
  readonly context: PageContext;
}) =>
  typeof value === 'string' ? (
    <bdi>{value}</bdi>
  ) : (
    <>
      <a href={linkTo(context, `${context.path}/files/${value.upload}`)}>
        <bdi>{value.name}</bdi>
      </a>{' '}
      ({sizeText(value.size)})
    </>
  );

const NotGiven = ({ context: { t } }: { readonly context: PageContext }) => (
  <span class="quiet">{t.facts.notGiven}</span>
);

const valueOf = ({ value, type }: SeenFact, context: PageContext): ComponentChildren =>
  value === undefined || value === null || isEmpty(value) ? (
    <NotGiven context={context} />
  ) : (
    said(value, type, context)
  );

/** A value in the words of its reader, by its type in `case.yaml`. */
const said = (value: Json | undefined, type: string, context: PageContext): ComponentChildren =>
  value === undefined || value === null || isEmpty(value)
    ? ''
    : (byType[type]?.(value, context) ?? <bdi>{textOf(value)}</bdi>);

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
