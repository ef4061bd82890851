import type { TaskView } from '../services/task-view.ts';
import { Answers } from './answers.tsx';
import { factsOf } from './case-facts.ts';
import { Facts } from './facts.tsx';
import { Layout } from './layout.tsx';
import { say } from './reading.ts';
import type { Reading } from './reading.ts';
import { TaskForm } from './task-form.tsx';
import { Time } from './time.tsx';
import type { TaskPageProps } from './task-props.ts';

/** An open task: who asks, what about, until when, and the way to answer. */
export const TaskPage = (props: TaskPageProps) => {
  const { view, reading, company } = props;
  const { t } = reading;
  const title = say(view.opened.title, reading);
  return (
    <Layout title={title} reading={reading}>
      <p class="eyebrow">{t.task[view.opened.type]}</p>
      <h1>{title}</h1>
      <p class="lead">{t.task.asks(view.person.name, company)}</p>
      <p class="until">
        <span>{t.task.until}</span>{' '}
        <strong>
          <Time at={view.deadline} reading={reading} />
        </strong>
      </p>
      <About view={view} reading={reading} />
      <Answers view={view} reading={reading} />
      <TaskForm {...props} />
    </Layout>
  );
};

/** The candidate is never shown what was written about them. */
const About = ({ view, reading }: { readonly view: TaskView; readonly reading: Reading }) =>
  view.person.person === 'candidate' ? (
    <Position position={factsOf(view.facts).position} reading={reading} />
  ) : (
    <article aria-labelledby="about">
      <h2 id="about">{reading.t.task.about}</h2>
      <Facts facts={factsOf(view.facts)} reading={reading} contact={view.opened.type === 'work'} />
    </article>
  );

const Position = ({
  position,
  reading: { t },
}: {
  readonly position: string | undefined;
  readonly reading: Reading;
}) =>
  position === undefined ? null : (
    <p>
      {t.facts.position}: <strong>{position}</strong>
    </p>
  );
