import type { ComponentChildren } from 'preact';
import type { CaseFacts } from './case-facts.ts';
import type { PageContext } from './page-context.ts';
import { Time } from './time.tsx';

interface FactsProps {
  readonly facts: CaseFacts;
  readonly context: PageContext;
  /** Whoever is to call or write to the candidate needs phone and mail. */
  readonly contact?: boolean;
}

/** Everything that matters for a decision. */
export const Facts = ({ facts, context, contact = false }: FactsProps) => (
  <>
    <Plain facts={facts} context={context} contact={contact} />
    <Bullets title={context.t.facts.requirements} items={facts.requirements} />
    <Scores facts={facts} context={context} />
    <Bullets title={context.t.facts.highlights} items={facts.highlights} />
  </>
);

/** How the candidate is reached. */
export const Contact = ({ facts, context: { t } }: FactsProps) => (
  <dl class="facts">
    <Fact name={t.facts.phone}>{facts.phone}</Fact>
    <Fact name={t.facts.email}>{facts.email}</Fact>
  </dl>
);

const Plain = ({ facts, context, contact = false }: FactsProps) => {
  const { t } = context;
  return (
    <dl class="facts">
      <Fact name={t.facts.candidate}>
        <bdi>{facts.name}</bdi>
      </Fact>
      {contact && <Fact name={t.facts.phone}>{facts.phone}</Fact>}
      {contact && <Fact name={t.facts.email}>{facts.email}</Fact>}
      <Fact name={t.facts.position}>{facts.position}</Fact>
      <Fact name={t.facts.department}>{facts.department}</Fact>
      <Fact name={t.facts.location}>{facts.location}</Fact>
      <Fact name={t.facts.salaryRange}>{facts.salaryRange}</Fact>
      <Fact name={t.facts.startFrom}>{facts.startFrom}</Fact>
      <Fact name={t.facts.lastInterview}>
        {facts.lastInterviewAt !== undefined && (
          <Time at={facts.lastInterviewAt} context={context} />
        )}
      </Fact>
      <Fact name={t.facts.match}>{facts.match !== undefined && <Match value={facts.match} />}</Fact>
    </dl>
  );
};

/** A value under its name; nothing where there is none. */
export const Fact = ({
  name,
  children,
}: {
  readonly name: string;
  readonly children?: ComponentChildren;
}) =>
  children === undefined || children === false || children === '' ? null : (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );

const Match = ({ value }: { readonly value: number }) => (
  <span class="match">
    <strong>{value} %</strong>
    <meter min={0} max={100} value={value} aria-hidden="true" />
  </span>
);

/** A list under its title; nothing where it is empty. */
export const Bullets = ({
  title,
  items,
}: {
  readonly title: string;
  readonly items: readonly ComponentChildren[];
}) =>
  items.length === 0 ? null : (
    <>
      <h3>{title}</h3>
      <ul>
        {items.map((item) => (
          <li dir="auto">{item}</li>
        ))}
      </ul>
    </>
  );

const Scores = ({ facts: { scores }, context: { t } }: FactsProps) =>
  scores.length === 0 ? null : (
    <>
      <h3>{t.facts.scores}</h3>
      <table class="scores">
        <thead>
          <tr>
            <th scope="col">{t.facts.interviewer}</th>
            <th scope="col">{t.facts.score}</th>
          </tr>
        </thead>
        <tbody>
          {scores.map(({ interviewer, score }) => (
            <tr>
              <td>
                <bdi>{interviewer}</bdi>
              </td>
              <td>{score}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
