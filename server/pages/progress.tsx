import type { CurrentStep, DoneStep, Progress } from '../../engine/progress/progress.ts';
import { Layout } from './layout.tsx';
import { localize } from '../../wording/localize.ts';
import { linkTo, type PageContext } from './page-context.ts';
import { Time } from './time.tsx';
import { Told } from './told.tsx';
import type { Instant, Label } from '../../engine/model/base.ts';

export interface ProgressPageProps {
  readonly progress: Progress;
  readonly name: string;
  readonly position: string | undefined;
  readonly context: PageContext;
  /** A date that has passed is no date to wait for. */
  readonly now: Instant;
  /** Path of the candidate's own pages, without the language. */
  readonly home: string;
}

/** Where the application stands, as far as the candidate was told. */
export const ProgressPage = (props: ProgressPageProps) => {
  const { progress, context, name, position } = props;
  const { t } = context;
  return (
    <Layout title={t.progress.title} context={context}>
      <p class="eyebrow">{t.progress.title}</p>
      <h1>{t.progress.hello(name)}</h1>
      <p class="lead">
        {position === undefined ? t.progress.introPlain : t.progress.intro(position)}
      </p>
      <Closing progress={progress} context={context} />
      {progress.stopped && <p class="notice">{t.closed.stopped}</p>}
      <Latest {...props} />
      <Forms {...props} />
      <Steps {...props} />
      <Told told={progress.told} context={context} />
      {progress.withdrawable && (
        <p class="apart">
          <a href={linkTo(context, `${props.home}/withdraw`)}>{t.progress.withdraw}</a>
        </p>
      )}
    </Layout>
  );
};

const Closing = ({
  progress: { closed },
  context: { t },
}: Pick<ProgressPageProps, 'progress' | 'context'>) =>
  closed === undefined ? null : (
    <p class="notice" role="status">
      {closed === 'withdrawn' ? t.progress.withdrawn : t.progress.closedTold}
    </p>
  );

const Latest = ({ progress: { answerBy, provisional }, context, now }: ProgressPageProps) =>
  answerBy === undefined || answerBy <= now ? null : (
    <p class="notice">
      {context.t.progress.latest.before}{' '}
      <Time at={answerBy} context={context} provisional={provisional} />{' '}
      {context.t.progress.latest.after}
    </p>
  );

const Forms = ({ progress: { forms }, context, home }: ProgressPageProps) =>
  forms.length === 0 ? null : (
    <article class="waits" aria-labelledby="waits">
      <h2 id="waits">{context.t.progress.formWaits}</h2>
      {forms.map(({ task, round, title, deadline, provisional }) => (
        <p>
          <strong>{localize(title, context)}</strong>
          <br />
          {context.t.task.until} <Time at={deadline} context={context} provisional={provisional} />
          <br />
          <a role="button" href={linkTo(context, `${home}/t/${encodeURIComponent(task)}/${round}`)}>
            {context.t.progress.openForm}
          </a>
        </p>
      ))}
    </article>
  );

const Steps = ({ progress, context }: ProgressPageProps) => {
  const { done, current, follows, closed } = progress;
  if (done.length + follows.length === 0 && current === undefined) {
    return closed === undefined ? <p>{context.t.progress.waiting}</p> : null;
  }
  return (
    <ol class="steps">
      {done.map((step) => (
        <Done step={step} context={context} />
      ))}
      {current && <Current step={current} context={context} closed={closed !== undefined} />}
      {follows.map((label) => (
        <Following label={label} context={context} />
      ))}
    </ol>
  );
};

const Done = ({ step, context }: { readonly step: DoneStep; readonly context: PageContext }) => (
  <li class="done">
    <span class="state">{context.t.progress.done}</span>
    <strong>{localize(step.label, context)}</strong>
    <small>
      <Time at={step.at} context={context} />
    </small>
  </li>
);

const Current = ({
  step,
  context,
  closed,
}: {
  readonly step: CurrentStep;
  readonly context: PageContext;
  readonly closed: boolean;
}) => (
  <li class={closed ? 'stopped' : 'current'} {...(!closed && { 'aria-current': 'step' })}>
    {!closed && <span class="state">{context.t.progress.current}</span>}
    <strong>{localize(step.label, context)}</strong>
    <small>
      {context.t.progress.begun} <Time at={step.since} context={context} />
    </small>
    {!closed && step.expectedBy !== undefined && (
      <small class="expected">
        {context.t.progress.expected}{' '}
        <Time at={step.expectedBy} context={context} provisional={step.provisional} />
        <br />
        {context.t.progress.afterwards}
      </small>
    )}
  </li>
);

const Following = ({
  label,
  context,
}: {
  readonly label: Label;
  readonly context: PageContext;
}) => (
  <li class="follows">
    <span class="state">{context.t.progress.follows}</span>
    <strong>{localize(label, context)}</strong>
  </li>
);
