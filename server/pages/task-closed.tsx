import type { TaskState, TaskView } from '../services/task-view.ts';
import { AnswerList } from './answers.tsx';
import { Layout } from './layout.tsx';
import { endLabel, pastLabel } from '../../wording/outcome.ts';
import { localize } from '../../wording/localize.ts';
import { linkTo, type PageContext } from './page-context.ts';
import type { PageTexts } from './texts/en.ts';
import { Time } from './time.tsx';

interface ClosedProps {
  readonly view: TaskView;
  readonly context: PageContext;
  /** The answer was taken, and the record has not caught up yet. */
  readonly received?: boolean;
}

/** A task that cannot be answered here (any more): why, and what is on record. */
export const TaskClosedPage = ({ view, context, received = false }: ClosedProps) => {
  const [title, text] = received
    ? [context.t.closed.answeredTitle, context.t.closed.received]
    : closedTexts(context.t)[view.state];
  return (
    <Layout title={title} context={context}>
      <section class={received || view.state === 'answered' ? 'notice good' : 'notice'}>
        <p class="eyebrow">
          {view.state === 'foreign' ? '' : localize(view.opened.title, context)}
        </p>
        <h1>{title}</h1>
        {text !== '' && <p>{text}</p>}
        {received && (
          <p>
            <a href={linkTo(context, context.path)}>{localize(view.opened.title, context)}</a>
          </p>
        )}
      </section>
      {view.state !== 'foreign' && <Record view={view} context={context} />}
    </Layout>
  );
};

/** The candidate sees their own answer only: what others decided reaches them as a message. */
const Record = ({ view, context }: ClosedProps) => {
  const candidate = view.person.person === 'candidate';
  const shown = candidate ? { ...view, answers: view.answers.filter(({ own }) => own) } : view;
  const settled = candidate ? undefined : view.settled;
  return shown.answers.length === 0 && settled === undefined ? null : (
    <article aria-labelledby="recorded">
      <h2 id="recorded">{context.t.closed.recorded}</h2>
      <AnswerList view={shown} context={context} />
      {settled && (
        <p>
          <strong>
            {context.t.closed.decided}:{' '}
            {settled.silent
              ? endLabel('silent', context)
              : pastLabel(settled.outcome, view.opened, context)}
          </strong>{' '}
          · <Time at={settled.at} context={context} />
        </p>
      )}
    </article>
  );
};

const closedTexts = ({
  closed: c,
}: PageTexts): Readonly<Record<TaskState, readonly [string, string]>> => ({
  open: ['', ''],
  answered: [c.answeredTitle, ''],
  settled: [c.settledTitle, c.settled],
  silent: [c.silentTitle, c.silent],
  late: [c.silentTitle, c.late],
  passed: [c.passedTitle, c.passed],
  round: [c.roundTitle, c.round],
  cancelled: [c.cancelledTitle, c.cancelled],
  stopped: [c.stoppedTitle, c.stopped],
  foreign: [c.foreignTitle, c.foreign],
});
