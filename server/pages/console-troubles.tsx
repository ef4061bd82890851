import { troubleCodes, type Trouble } from '../../wording/troubles.ts';
import { troubleDetailText } from '../../wording/trouble-detail.ts';
import { wordingTexts } from '../../wording/texts/texts.ts';
import { linkTo, type PageContext } from './page-context.ts';
import { Time } from './time.tsx';

interface TroublesProps {
  readonly troubles: readonly Trouble[];
  readonly context: PageContext;
}

/** What stands still, why, and what to do: one paragraph for each sort. */
export const ConsoleTroubles = ({ troubles, context }: TroublesProps) => {
  if (troubles.length === 0) return null;
  const words = wordingTexts[context.locale].troubles;
  return (
    <section class="notice" aria-labelledby="troubles">
      <h2 id="troubles">{context.t.console.troubles}</h2>
      {troubleCodes.flatMap((code) => {
        const found = troubles.filter((one) => one.code === code);
        return found.length === 0
          ? []
          : [
              <div>
                <p>
                  <strong>{words[code].what}</strong>
                </p>
                <ul>
                  {found.slice(0, mostShown).map((one) => (
                    <TroubleItem trouble={one} context={context} />
                  ))}
                  {found.length > mostShown && (
                    <li>{context.t.console.moreTroubles(found.length - mostShown)}</li>
                  )}
                </ul>
                <p>{words[code].remedy}</p>
              </div>,
            ];
      })}
    </section>
  );
};

const mostShown = 10;

const TroubleItem = ({
  trouble: { case: id, since, detail },
  context,
}: {
  readonly trouble: Trouble;
  readonly context: PageContext;
}) => {
  const parts = [
    id === undefined ? '' : <a href={linkTo(context, `/console/${id}`)}>{id}</a>,
    since === undefined ? '' : <Time at={since} context={context} />,
    detail === undefined ? '' : <span>{troubleDetailText(detail, context.locale)}</span>,
  ].filter((part) => part !== '');
  return (
    <li>
      {parts.length === 0
        ? context.t.console.allCases
        : parts.map((part, index) => (
            <>
              {index > 0 ? ' · ' : ''}
              {part}
            </>
          ))}
    </li>
  );
};
