import type { CurrentStep, DoneStep, Progress } from '../../engine/progress/progress.ts';
import { Layout } from './layout.tsx';
import { linkTo, say } from './reading.ts';
import type { Reading } from './reading.ts';
import { Time } from './time.tsx';
import { Told } from './told.tsx';
import type { Instant, Label } from '../../engine/model/base.ts';

export interface ProgressPageProps {
  readonly progress: Progress;
  readonly name: string;
  readonly position: string | undefined;
  readonly reading: Reading;
  /** A date that has passed is no date to wait for. */
  readonly now: Instant;
  /** Path of the candidate's own pages, without the language. */
  readonly home: string;
}

/** Where the application stands, as far as the candidate was told. */
export const ProgressPage = (props: ProgressPageProps) => {
  const { progress, reading, name, position } = props;
  const { t } = reading;
  return (
    <Layout title={t.progress.title} reading={reading}>
      <p class="eyebrow">{t.progress.title}</p>
      <h1>{t.progress.hello(name)}</h1>
      <p class="lead">
        {position === undefined ? t.progress.introPlain : t.progress.intro(position)}
      </p>
      <Closing progress={progress} reading={reading} />
      <Latest {...props} />
      <Forms {...props} />
      <Steps {...props} />
      <Told told={progress.told} reading={reading} />
      {progress.withdrawable && (
        <p class="apart">
          <a href={linkTo(reading, `${props.home}/withdraw`)}>{t.progress.withdraw}</a>
        </p>
      )}
    </Layout>
  );
};

const Closing = ({
  progress: { closed },
  reading: { t },
}: Pick<ProgressPageProps, 'progress' | 'reading'>) =>
  closed === undefined ? null : (
    <p class="notice" role="status">
      {closed === 'withdrawn' ? t.progress.withdrawn : t.progress.closedTold}
    </p>
  );

const Latest = ({ progress: { answerBy }, reading, now }: ProgressPageProps) =>
  answerBy === undefined || answerBy <= now ? null : (
    <p class="notice">
      {reading.t.progress.latest.before} <Time at={answerBy} reading={reading} />{' '}
      {reading.t.progress.latest.after}
    </p>
  );

const Forms = ({ progress: { forms }, reading, home }: ProgressPageProps) =>
  forms.length === 0 ? null : (
    <article class="waits" aria-labelledby="waits">
      <h2 id="waits">{reading.t.progress.formWaits}</h2>
      {forms.map(({ task, round, title, deadline }) => (
        <p>
          <strong>{say(title, reading)}</strong>
          <br />
          {reading.t.task.until} <Time at={deadline} reading={reading} />
          <br />
          <a role="button" href={linkTo(reading, `${home}/t/${encodeURIComponent(task)}/${round}`)}>
            {reading.t.progress.openForm}
          </a>
        </p>
      ))}
    </article>
  );

const Steps = ({ progress, reading }: ProgressPageProps) => {
  const { done, current, follows, closed } = progress;
  if (done.length + follows.length === 0 && current === undefined) {
    return closed === undefined ? <p>{reading.t.progress.waiting}</p> : null;
  }
  return (
    <ol class="steps">
      {done.map((step) => (
        <Done step={step} reading={reading} />
      ))}
      {current && <Current step={current} reading={reading} closed={closed !== undefined} />}
      {follows.map((label) => (
        <Following label={label} reading={reading} />
      ))}
    </ol>
  );
};

const Done = ({ step, reading }: { readonly step: DoneStep; readonly reading: Reading }) => (
  <li class="done">
    <span class="state">{reading.t.progress.done}</span>
    <strong>{say(step.label, reading)}</strong>
    <small>
      <Time at={step.at} reading={reading} />
    </small>
  </li>
);

const Current = ({
  step,
  reading,
  closed,
}: {
  readonly step: CurrentStep;
  readonly reading: Reading;
  readonly closed: boolean;
}) => (
  <li class={closed ? 'stopped' : 'current'} {...(!closed && { 'aria-current': 'step' })}>
    {!closed && <span class="state">{reading.t.progress.current}</span>}
    <strong>{say(step.label, reading)}</strong>
    <small>
      {reading.t.progress.begun} <Time at={step.since} reading={reading} />
    </small>
    {!closed && step.expectedBy !== undefined && (
      <small class="expected">
        {reading.t.progress.expected} <Time at={step.expectedBy} reading={reading} />
        <br />
        {reading.t.progress.afterwards}
      </small>
    )}
  </li>
);

const Following = ({ label, reading }: { readonly label: Label; readonly reading: Reading }) => (
  <li class="follows">
    <span class="state">{reading.t.progress.follows}</span>
    <strong>{say(label, reading)}</strong>
  </li>
);
