import type { CaseDetail } from '../services/case-service.ts';
import { sizeText } from '../forms/size.ts';
import { saidIn, type Said, type SaidField } from '../../wording/said.ts';
import type { PageContext } from './page-context.ts';
import { Time } from './time.tsx';

interface SaidProps {
  readonly detail: CaseDetail;
  /** What a person is called; whoever is not known, by their id. */
  readonly nameOf: (id: string) => string;
  readonly context: PageContext;
}

/** What people have decided, and what they wrote and sent with it. */
export const ConsoleSaid = ({ detail, nameOf, context }: SaidProps) => {
  const said = saidIn(detail, context);
  return said.length === 0 ? null : (
    <section aria-labelledby="said">
      <h2 id="said">{context.t.console.said}</h2>
      <ul class="answers">
        {said.map((one) => (
          <SaidByOne
            one={{ ...one, person: nameOf(one.person) }}
            id={detail.case.id}
            context={context}
          />
        ))}
      </ul>
    </section>
  );
};

const SaidByOne = ({
  one: { asked, person, at, answer, comment, fields },
  id,
  context,
}: {
  readonly one: Said;
  readonly id: string;
  readonly context: PageContext;
}) => (
  <li>
    <strong>{answer}</strong> · {person}
    {asked !== undefined && ` · ${asked}`}
    <br />
    <small>
      <Time at={at} context={context} />
    </small>
    {comment !== undefined && <blockquote>{comment}</blockquote>}
    {fields.length > 0 && (
      <dl>
        {fields.map((field) => (
          <>
            <dt>{field.label}</dt>
            <dd>
              <Value value={field.value} id={id} />
            </dd>
          </>
        ))}
      </dl>
    )}
  </li>
);

const Value = ({ value, id }: { readonly value: SaidField['value']; readonly id: string }) =>
  typeof value === 'string' ? (
    <>{value}</>
  ) : (
    <>
      <a href={`/console/${encodeURIComponent(id)}/files/${value.upload}`}>{value.name}</a> (
      {sizeText(value.size)})
    </>
  );
