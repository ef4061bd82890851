import type { Directory } from '../../../engine/model/definitions.ts';
import type { Facts } from '../../../engine/model/base.ts';
import type { Entry } from '../../../engine/model/journal.ts';
import type { Message, MessageClass } from '../../../engine/model/message.ts';
import type { BaseStep, Plan } from '../../../engine/model/plan.ts';

/** What a judge reads: the journal of one case, what its messages carried, and what the author had written. */
export interface JudgedRecord {
  readonly entries: readonly Entry[];
  readonly messages: readonly Message[];
  readonly facts: Facts;
  readonly plan: Plan;
  readonly directory: Directory;
  /** The words of each template, as they are written. */
  readonly words: Readonly<Record<string, string>>;
  /** Steps that were carried out or skipped, in order. */
  readonly passed: readonly BaseStep[];
}

/** Says of one case whether it came to what a rule speaks of, and what was wrong then. */
export type Judge = (record: JudgedRecord) => Verdict;

export interface Verdict {
  /** Whether there was anything to judge. */
  readonly armed: boolean;
  readonly wrong: readonly string[];
}

export type JournalEntryOf<Kind extends Entry['kind']> = Extract<Entry, { readonly kind: Kind }>;

/** The entries of one kind. */
export const all = <Kind extends Entry['kind']>(
  { entries }: Pick<JudgedRecord, 'entries'>,
  kind: Kind,
): readonly JournalEntryOf<Kind>[] =>
  entries.filter((entry): entry is JournalEntryOf<Kind> => entry.kind === kind);

/** The messages of these classes that steps have sent to the candidate. */
export const told = (
  record: Pick<JudgedRecord, 'entries'>,
  ...classes: readonly MessageClass[]
): readonly JournalEntryOf<'sent'>[] =>
  all(record, 'sent').filter(
    ({ to, class: c }) => 'who' in to && to.who === 'candidate' && classes.includes(c),
  );

/** The regrets that have left before the candidate did anything by themselves, such as withdraw. */
export function regretsOfHouse(
  record: Pick<JudgedRecord, 'entries'>,
): readonly JournalEntryOf<'sent'>[] {
  const event = all(record, 'event')[0]?.seq ?? Infinity;
  return told(record, 'regret').filter(({ seq }) => seq < event);
}

/** Tasks that are put to people of the house alone, on whatever level. */
export function houseTasks(
  record: Pick<JudgedRecord, 'entries'>,
): readonly JournalEntryOf<'opened'>[] {
  const asked = new Set(
    all(record, 'escalated').flatMap(({ task, to }) => (to.includes('candidate') ? [task] : [])),
  );
  return all(record, 'opened').filter(
    ({ task, by }) => !by.includes('candidate') && !asked.has(task),
  );
}

/** Whether a message was sent and then could not be delivered, or was cancelled: nobody has read it. */
export const isLost = ({ entries }: Pick<JudgedRecord, 'entries'>, message: string): boolean =>
  entries.some(
    (entry) =>
      (entry.kind === 'undelivered' || entry.kind === 'dropped') && entry.message === message,
  );

/** Accepted; or it could not be delivered, and the first thing that happens then, but for who is on record as unasked, is that a person is asked. */
export function hasReached({ entries }: Pick<JudgedRecord, 'entries'>, message: string): boolean {
  return entries.some((entry, index) => {
    if (!('message' in entry) || entry.message !== message) return false;
    const next = entries
      .slice(index + 1)
      .find(({ kind }) => kind !== 'promise' && kind !== 'unasked');
    return (
      entry.kind === 'accepted' ||
      (entry.kind === 'undelivered' && next?.kind === 'opened' && !next.by.includes('candidate'))
    );
  });
}

/** Whether a task is settled that is surely the answer to an offer: that one asks, or its time counts from it, and it has answers to choose from. */
export function isAnswerTo(
  record: JudgedRecord,
  offer: JournalEntryOf<'sent'>,
  { task }: JournalEntryOf<'settled'>,
): boolean {
  const asked = all(record, 'opened').some(
    (one) => one.task === task && one.by.includes('candidate'),
  );
  const { since, choices } = stepOf(record, task) ?? {};
  const isByOffer = offer.step === `${task}.sent`;
  const name = offer.step.slice(offer.step.lastIndexOf('/') + 1).replaceAll('-', '_');
  const countsFromIt = JSON.stringify(since ?? '').includes(`"${name}.`);
  return (
    asked && (isByOffer || countsFromIt) && !JSON.stringify(choices ?? []).includes('"answered"')
  );
}

/** The corrections that the candidate has got: only they take back what was told before. */
export const corrected = (
  record: Pick<JudgedRecord, 'entries'>,
): readonly JournalEntryOf<'sent'>[] =>
  told(record, 'correction').filter(({ message }) => hasReached(record, message));

export type JsonNode = Readonly<Record<string, unknown>>;

/** The step of a plan with this id, as it is written. */
export const stepOf = ({ plan }: Pick<JudgedRecord, 'plan'>, id: string): JsonNode | undefined =>
  stepsById(plan).get(id);

/** Every step of a plan, as it is written. */
export const stepsIn = (plan: Plan): readonly JsonNode[] => [...stepsById(plan).values()];

function stepsById(plan: Plan): ReadonlyMap<string, JsonNode> {
  const known = stepsByPlan.get(plan) ?? new Map<string, JsonNode>();
  if (known.size === 0) gather([plan.steps, plan.on, plan.backstops, plan.system], known);
  stepsByPlan.set(plan, known);
  return known;
}

const stepsByPlan = new WeakMap<Plan, Map<string, JsonNode>>();

function gather(value: unknown, into: Map<string, JsonNode>): void {
  if (typeof value !== 'object' || value === null) return;
  const node: JsonNode = { ...value };
  const { id, request } = node;
  if (typeof id === 'string' && 'kind' in node) into.set(id, node);
  // The message by which a step asks has a step of its own.
  if (typeof id === 'string' && typeof request === 'object') into.set(`${id}.sent`, { ...request });
  for (const inner of Object.values(node)) gather(inner, into);
}
