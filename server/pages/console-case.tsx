import type { Entry } from '../../engine/model/journal.ts';
import type { MessageRecord } from '../../store/messages.ts';
import type { CaseDetail } from '../services/case-service.ts';
import { addressees } from '../../wording/addressees.ts';
import { listed } from '../../wording/listed.ts';
import { CardTable } from './card-table.tsx';
import { factsOf } from './case-facts.ts';
import { ConsoleLinks } from './console-links.tsx';
import { ConsolePromises } from './console-promises.tsx';
import { ConsoleSaid } from './console-said.tsx';
import { ConsoleTasks } from './console-tasks.tsx';
import { entryLine } from '../../wording/entry-line.ts';
import { namedEntry } from '../../wording/named-entry.ts';
import { Facts } from './facts.tsx';
import { Layout } from './layout.tsx';
import { localize } from '../../wording/localize.ts';
import { titledEntries } from '../../wording/titled-entry.ts';
import { linkTo, type PageContext } from './page-context.ts';
import { stopText } from '../../wording/stop-text.ts';
import { wordingTexts } from '../../wording/texts/texts.ts';
import { ConsoleTroubles } from './console-troubles.tsx';
import { StatusTag } from './status-tag.tsx';
import { Time } from './time.tsx';
import { casesWithoutWorkflow, type Trouble } from '../../wording/troubles.ts';

interface CaseProps {
  readonly detail: CaseDetail;
  /** What a person is called; whoever is not known, by their id. */
  readonly nameOf: (id: string) => string;
  readonly context: PageContext;
}

interface CasePageProps extends Omit<CaseProps, 'nameOf'> {
  /** The names of people, by id. */
  readonly names: ReadonlyMap<string, string>;
  /** What stands still of this case. */
  readonly troubles: readonly Trouble[];
  /** Whose links the reader may take back. */
  readonly holders: readonly string[];
}

/** One case: where it stands, who has to act, what was sent, and everything that happened. */
export const ConsoleCasePage = ({ detail, holders, names, troubles, context }: CasePageProps) => {
  const { t } = context;
  const { id, flow } = detail.case;
  const candidate = factsOf(detail.case.facts).name;
  const nameOf = (person: string): string =>
    (person === 'candidate' && candidate) || (names.get(person) ?? person);
  return (
    <Layout title={`${t.console.case} ${id}`} context={context} wide>
      <p class="eyebrow">
        <a href={linkTo(context, '/console')}>← {t.console.back}</a>
      </p>
      <h1>
        {localize(detail.title ?? flow, context)} <span class="mono quiet">{id}</span>
      </h1>
      <p>
        <StatusTag
          row={detail.case}
          still={casesWithoutWorkflow(troubles).has(id)}
          context={context}
        />
      </p>
      <ConsoleTroubles
        troubles={troubles.filter(({ code }) => code !== 'case-stopped')}
        context={context}
      />
      <Stopped detail={detail} context={context} />
      <article aria-labelledby="about">
        <h2 id="about">{t.task.about}</h2>
        {detail.case.unreadable && <p class="notice">{t.console.unreadableFacts}</p>}
        {detail.case.erasedAt === undefined ? (
          <Facts facts={factsOf(detail.case.facts)} context={context} contact />
        ) : (
          <p>
            {t.console.erased} <Time at={detail.case.erasedAt} context={context} />
          </p>
        )}
      </article>
      <ConsoleTasks detail={detail} nameOf={nameOf} context={context} />
      <ConsoleSaid detail={detail} nameOf={nameOf} context={context} />
      <ConsolePromises detail={detail} context={context} />
      <Messages detail={detail} nameOf={nameOf} context={context} />
      <ConsoleLinks id={id} holders={holders} nameOf={nameOf} context={context} />
      <Timeline detail={detail} nameOf={nameOf} context={context} />
    </Layout>
  );
};

/** Why nothing goes on, and what an operator does about it. */
const Stopped = ({ detail, context }: Omit<CaseProps, 'nameOf'>) => {
  const { id, stopped } = detail.case;
  const { t } = context;
  if (stopped === undefined) return null;
  return (
    <section class="notice" aria-labelledby="stopped">
      <h2 id="stopped">{t.console.stopped}</h2>
      <p>
        <Time at={stopped.at} context={context} />:{' '}
        {stopText(stopped, wordingTexts[context.locale].stops)}
      </p>
      <p>{t.console.stoppedHelp}</p>
      <p>
        <code>tidings resume {id}</code>
      </p>
    </section>
  );
};

const Messages = ({ detail: { messages, entries }, nameOf, context }: CaseProps) => {
  const { t } = context;
  return (
    <section aria-labelledby="messages">
      <h2 id="messages">{t.console.messages}</h2>
      {messages.length === 0 ? (
        <p class="quiet">{t.console.noMessages}</p>
      ) : (
        <CardTable columns={[t.console.template, t.console.to, t.console.state, t.console.time]}>
          {messages.map((message) => (
            <MessageRow message={message} entries={entries} nameOf={nameOf} context={context} />
          ))}
        </CardTable>
      )}
    </section>
  );
};

const MessageRow = ({
  message,
  entries,
  nameOf,
  context,
}: Pick<CaseProps, 'nameOf' | 'context'> & {
  readonly message: MessageRecord;
  readonly entries: readonly Entry[];
}) => {
  const { t } = context;
  const state = stateOf(message);
  return (
    <tr>
      <td>{message.template}</td>
      <td data-name={t.console.to}>{listed(recipients(message, entries).map(nameOf), context)}</td>
      <td data-name={t.console.state}>
        <span class={`tag ${state}`}>{t.console.message[state]}</span>
      </td>
      <td data-name={t.console.time}>
        <Time at={message.deliveries.at(-1)?.at ?? message.sentAt} context={context} />
      </td>
    </tr>
  );
};

const stateOf = ({ fate, deliveries }: MessageRecord) =>
  fate?.fate ?? deliveries.at(-1)?.state ?? 'intended';

/** The people who were written to; as long as they are not known, the names in the flow. */
const recipients = (message: MessageRecord, entries: readonly Entry[]): readonly string[] => {
  const { deliveries } = message;
  const people = deliveries.map(({ person }) => person);
  return people.length > 0 ? people : addressees(message, entries);
};

const Timeline = ({ detail: { entries, unreadable = [] }, nameOf, context }: CaseProps) => {
  const titled = titledEntries(entries, context);
  const lineOf = (entry: Entry) =>
    entryLine(titled(namedEntry(entry, nameOf)), entries, context.locale);
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline">{context.t.console.timeline}</h2>
      <ol class="timeline">
        {entries.map((entry) => (
          <li>
            <Time at={entry.at} context={context} />
            <br />
            {lineOf(entry)}
            {unreadable.includes(entry.seq) && <small> {context.t.console.unreadableEntry}</small>}
          </li>
        ))}
      </ol>
    </section>
  );
};
