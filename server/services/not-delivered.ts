import { isObject, type Instant } from '../../engine/model/base.ts';
import type { Entry, TaskOpenedFact } from '../../engine/model/journal.ts';
import type { MessageClass, Recipients } from '../../engine/model/message.ts';
import type { Plan } from '../../engine/model/plan.ts';
import { taskOfRequest } from '../../engine/model/request-step.ts';

/** The message because of which somebody has the task of reaching a person. */
export interface NotDelivered {
  /** Its id. */
  readonly message: string;
  readonly template: string;
  readonly class: MessageClass;
  readonly to: Recipients;
  readonly sentAt: Instant;
  readonly fate: 'refused' | 'unknown';
  readonly reason: string;
  /** What it asks. */
  readonly asks?: Pick<TaskOpenedFact, 'title' | 'expectedBy'>;
}

/**
 * The message that a task of the system's own flows is about: `undefined` for any other task, for which the journal is not read. These tasks
 * open at the instant at which the delivery outcome is known, in the order of the delivery outcomes.
 */
export async function notDelivered(
  { task, round }: Pick<TaskOpenedFact, 'task' | 'round'>,
  plan: Plan,
  readEntries: () => Promise<readonly Entry[]>,
): Promise<NotDelivered | undefined> {
  const fate = deliveryBehind(task, plan);
  if (fate === undefined) return undefined;
  const journal = await readEntries();
  const waiting: (Entry & { readonly kind: 'undelivered' })[] = [];
  for (const entry of journal) {
    if (entry.kind === 'undelivered' && entry.fate === fate) waiting.push(entry);
    if (entry.kind !== 'opened' || entry.task !== task) continue;
    const index = waiting.findIndex(
      ({ at, message }) => at === entry.at && !isFollowed(message, journal, plan),
    );
    const [found] = index < 0 ? [] : waiting.splice(index, 1);
    if (entry.round === round) return found && describe(found, journal);
  }
  return undefined;
}

function deliveryBehind(task: string, { system }: Plan): NotDelivered['fate'] | undefined {
  if (system.undelivered.some(({ id }) => id === task)) return 'refused';
  return system.unknown.some(({ id }) => id === task) ? 'unknown' : undefined;
}

/** Whether the flow has steps of its own for the message that was refused. */
function isFollowed(message: string, journal: readonly Entry[], plan: Plan): boolean {
  const sent = sentEntry(message, journal);
  return sent !== undefined && hasOwnSteps(plan, sent.step);
}

function hasOwnSteps(within: unknown, step: string): boolean {
  if (Array.isArray(within)) return within.some((one) => hasOwnSteps(one, step));
  if (!isObject(within)) return false;
  const { id, request } = within;
  const message = isObject(request) ? request : within;
  if (id === taskOfRequest(step) && message['undelivered'] !== undefined) return true;
  return Object.values(within).some((one) => hasOwnSteps(one, step));
}

const sentEntry = (message: string, journal: readonly Entry[]) =>
  journal.find(
    (entry): entry is Entry & { readonly kind: 'sent' } =>
      entry.kind === 'sent' && entry.message === message,
  );

function describe(
  { message, fate, reason }: Entry & { readonly kind: 'undelivered' },
  journal: readonly Entry[],
): NotDelivered | undefined {
  const sent = sentEntry(message, journal);
  if (sent === undefined) return undefined;
  const { template, class: kind, to, at: sentAt } = sent;
  const asks = askedBy(sent.step, journal);
  return { message, template, class: kind, to, sentAt, fate, reason, ...(asks && { asks }) };
}

function askedBy(step: string, journal: readonly Entry[]): NotDelivered['asks'] {
  const task = taskOfRequest(step);
  const opened = task === step ? undefined : journal.find((one) => isOpening(one, task));
  return opened?.kind === 'opened'
    ? { title: opened.title, expectedBy: opened.expectedBy }
    : undefined;
}

const isOpening = (entry: Entry, task: string): boolean =>
  entry.kind === 'opened' && entry.task === task;
