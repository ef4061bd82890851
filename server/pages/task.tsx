import type { TaskView } from '../services/task-view.ts';
import { Answers, DecidedBefore } from './answers.tsx';
import { SentBack } from './sent-back.tsx';
import { factsOf } from './case-facts.ts';
import { Contact, Facts } from './facts.tsx';
import { Layout } from './layout.tsx';
import { localize } from '../../wording/localize.ts';
import type { PageContext } from './page-context.ts';
import { Seen } from './seen.tsx';
import { Alert, TaskForm } from './task-form.tsx';
import { Time } from './time.tsx';
import { Unreached } from './unreached.tsx';
import type { TaskPageProps } from './task-props.ts';

/** An open task: who asks, what about, until when, and the way to answer. */
export const TaskPage = (props: TaskPageProps) => {
  const { view, context } = props;
  const { t } = context;
  const title = localize(view.opened.title, context);
  return (
    <Layout title={title} context={context}>
      <p class="eyebrow">{t.task[view.opened.type]}</p>
      <h1>{title}</h1>
      <p class="lead">{t.task.asks(view.person.name, context.company.name)}</p>
      <p class="until">
        <span>{t.task.until}</span>{' '}
        <strong>
          <Time at={view.deadline} context={context} provisional={view.provisional} />
        </strong>
      </p>
      <Unreached view={view} context={context} />
      {props.before !== undefined && <Alert text={t.task.seenOther} />}
      <About view={view} before={props.before} context={context} />
      <SentBack view={view} context={context} />
      <DecidedBefore view={view} context={context} />
      <Answers view={view} context={context} />
      <TaskForm {...props} />
    </Layout>
  );
};

/** The candidate is never shown what was written about them. */
const About = ({ view, before, context }: Pick<TaskPageProps, 'view' | 'before' | 'context'>) =>
  view.person.person === 'candidate' ? (
    <Position position={factsOf(view.facts).position} context={context} />
  ) : view.seen?.values.length === 0 && !needsContact(view) ? null : (
    <article aria-labelledby="about">
      <h2 id="about">{context.t.task.about}</h2>
      <Looked view={view} before={before} context={context} />
    </article>
  );

const Looked = ({ view, before, context }: Pick<TaskPageProps, 'view' | 'before' | 'context'>) => {
  const facts = factsOf(view.facts);
  const contact = needsContact(view);
  if (view.seen === undefined) return <Facts facts={facts} context={context} contact={contact} />;
  return (
    <>
      {contact && <Contact facts={facts} context={context} />}
      <Seen values={view.seen.values} before={before} context={context} />
    </>
  );
};

/** Whoever is to reach somebody else must not take the candidate for the one to call. */
const needsContact = ({ opened, unasked, notDelivered, toReach }: TaskView): boolean =>
  opened.type === 'work' &&
  ((unasked === undefined && notDelivered === undefined) ||
    toReach.some(({ isCandidate }) => isCandidate));

const Position = ({
  position,
  context: { t },
}: {
  readonly position: string | undefined;
  readonly context: PageContext;
}) =>
  position === undefined ? null : (
    <p>
      {t.facts.position}: <strong>{position}</strong>
    </p>
  );
