import type { Entry } from '../../engine/model/journal.ts';
import type { MessageRecord } from '../../store/messages.ts';
import type { CaseDetail } from '../services/case-service.ts';
import { addressees } from '../../wording/addressees.ts';
import { CardTable } from './card-table.tsx';
import { factsOf } from './case-facts.ts';
import { ConsolePromises } from './console-promises.tsx';
import { ConsoleTasks } from './console-tasks.tsx';
import { entryLine } from '../../wording/entry-line.ts';
import { Facts } from './facts.tsx';
import { Layout } from './layout.tsx';
import { endLabel } from '../../wording/outcome.ts';
import { linkTo } from './reading.ts';
import type { Reading } from './reading.ts';
import { Time } from './time.tsx';

interface CaseProps {
  readonly detail: CaseDetail;
  readonly reading: Reading;
}

/** One case: where it stands, who has to act, what was sent, and everything that happened. */
export const ConsoleCasePage = ({ detail, reading }: CaseProps) => {
  const { t } = reading;
  const { id, flow, status, outcome } = detail.case;
  return (
    <Layout title={`${t.console.case} ${id}`} reading={reading} wide>
      <p class="eyebrow">
        <a href={linkTo(reading, '/console')}>← {t.console.back}</a>
      </p>
      <h1>
        {flow} <span class="mono quiet">{id}</span>
      </h1>
      <p>
        <span class={`tag ${status}`}>
          {t.console[status]}
          {outcome !== undefined && `: ${endLabel(outcome, reading)}`}
        </span>
      </p>
      <article aria-labelledby="about">
        <h2 id="about">{t.task.about}</h2>
        <Facts facts={factsOf(detail.case.facts)} reading={reading} contact />
      </article>
      <ConsoleTasks detail={detail} reading={reading} />
      <ConsolePromises detail={detail} reading={reading} />
      <Messages detail={detail} reading={reading} />
      <Timeline detail={detail} reading={reading} />
    </Layout>
  );
};

const Messages = ({ detail: { messages, entries }, reading }: CaseProps) => {
  const { t } = reading;
  return (
    <section aria-labelledby="messages">
      <h2 id="messages">{t.console.messages}</h2>
      {messages.length === 0 ? (
        <p class="quiet">{t.console.noMessages}</p>
      ) : (
        <CardTable columns={[t.console.template, t.console.to, t.console.state, t.console.time]}>
          {messages.map((message) => (
            <MessageRow message={message} entries={entries} reading={reading} />
          ))}
        </CardTable>
      )}
    </section>
  );
};

const MessageRow = ({
  message,
  entries,
  reading,
}: {
  readonly message: MessageRecord;
  readonly entries: readonly Entry[];
  readonly reading: Reading;
}) => {
  const { t } = reading;
  const state = stateOf(message);
  return (
    <tr>
      <td>{message.template}</td>
      <td data-name={t.console.to}>{recipients(message, entries)}</td>
      <td data-name={t.console.state}>
        <span class={`tag ${state}`}>{t.console.message[state]}</span>
      </td>
      <td data-name={t.console.time}>
        <Time at={message.deliveries.at(-1)?.at ?? message.sentAt} reading={reading} />
      </td>
    </tr>
  );
};

const stateOf = ({ fate, deliveries }: MessageRecord) =>
  fate?.fate ?? deliveries.at(-1)?.state ?? 'intended';

/** The people, once they are known. */
const recipients = (message: MessageRecord, entries: readonly Entry[]): string => {
  const { deliveries } = message;
  const people = deliveries.map(({ person }) => person);
  return (people.length > 0 ? people : addressees(message, entries)).join(', ');
};

const Timeline = ({ detail: { entries }, reading }: CaseProps) => (
  <section aria-labelledby="timeline">
    <h2 id="timeline">{reading.t.console.timeline}</h2>
    <ol class="timeline">
      {entries.map((entry) => (
        <li>
          <Time at={entry.at} reading={reading} />
          <br />
          {entryLine(entry, { reading, entries })}
        </li>
      ))}
    </ol>
  </section>
);
