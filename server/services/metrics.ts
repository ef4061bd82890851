import type { Instant } from '../../engine/model/base.ts';
import { houseFigures, type HouseFigures } from '../../store/house-figures.ts';
import type { Store } from '../../store/database.ts';
import type { OfQueues, QueueFigures } from './queue-figures.ts';

/** One figure in the text format of Prometheus: a gauge, with a sample for each set of labels. */
export interface Gauge {
  readonly name: string;
  readonly help: string;
  readonly samples: readonly GaugeSample[];
}

export interface GaugeSample {
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number;
}

interface MetricsSetup {
  readonly store: Store;
  readonly now: () => Instant;
  /** Fails while Temporal is away. */
  readonly queues: () => Promise<OfQueues<QueueFigures>>;
}

/** Reads what monitoring watches. Of Temporal's queues there is nothing while it does not answer. */
export const createMetrics =
  ({ store, now, queues }: MetricsSetup) =>
  async (): Promise<readonly Gauge[]> => {
    const figures = await houseFigures(store, now());
    const atTemporal = await queues().catch(() => undefined);
    return [
      ...ofDatabase(figures, now()),
      gauge('temporal_up', 'whether Temporal answers', flag(atTemporal !== undefined)),
      ...(atTemporal === undefined ? [] : ofQueues(atTemporal)),
    ];
  };

const gauge = (name: string, help: string, ...samples: readonly GaugeSample[]): Gauge => ({
  name: `tidings_${name}`,
  help,
  samples,
});
const flag = (on: boolean): GaugeSample => ({ value: on ? 1 : 0 });

const ofDatabase = (
  { cases, late, waiting, undelivered, mailRefused, feed }: HouseFigures,
  now: Instant,
): readonly Gauge[] => [
  gauge(
    'cases_open',
    'cases that have not ended',
    ...Object.entries(cases).map(([status, value]) => ({ labels: { status }, value })),
  ),
  gauge('tasks_late', 'open tasks whose time is over', { value: late }),
  gauge('messages_waiting', 'messages of open cases not handed over yet', {
    value: waiting.count,
  }),
  gauge('messages_waiting_seconds', 'age of the oldest of them', {
    value: waiting.since === undefined ? 0 : Math.max(0, (now - waiting.since) / 1000),
  }),
  gauge('messages_undelivered', 'messages of open cases refused or of unknown delivery outcome', {
    value: undelivered,
  }),
  gauge('mail_refused', 'whether the mail server refuses us', flag(mailRefused)),
  gauge(
    'feed_unread',
    'rows of the feed that a reader has not seen',
    ...feed.map(({ reader, unread }) => ({ labels: { reader }, value: unread })),
  ),
  gauge(
    'feed_held',
    'entries that a reader waits to see fixed',
    ...feed.map(({ reader, held }) => ({ labels: { reader }, value: held })),
  ),
];

const ofQueues = ({ workflows, mails }: OfQueues<QueueFigures>): readonly Gauge[] => {
  const each = (value: (queue: QueueFigures) => number): readonly GaugeSample[] =>
    [workflows, mails].map((queue) => ({ labels: { queue: queue.queue }, value: value(queue) }));
  return [
    gauge(
      'workers',
      'workers that ask for work',
      { labels: { of: 'workflows' }, value: workflows.workers },
      { labels: { of: 'mails' }, value: mails.workers },
    ),
    gauge('queue_backlog', 'tasks that wait for a worker', ...each(({ backlog }) => backlog)),
    gauge('queue_lag_seconds', 'how long the oldest waits', ...each(({ lagMs }) => lagMs / 1000)),
  ];
};
