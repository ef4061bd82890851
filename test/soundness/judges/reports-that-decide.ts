import { conditionsBefore } from './conditions-before.ts';
import { waysByFacts } from './ways-by-facts.ts';
import { type JournalEntryOf, type JudgedRecord, stepOf } from './record.ts';

/** Whether a condition before a regret has read what a task came to. */
export const isRead = (task: string, regret: string, record: JudgedRecord): boolean =>
  new RegExp(`\\b${task.slice(task.lastIndexOf('/') + 1).replaceAll('-', '_')}\\.`).test(
    conditionsBefore(regret, record),
  );

/**
 * Whether people may have decided by a report: other steps follow other outcomes, or silence that is no no, and none of them is the no; only one
 * leads on, to the regret; or it is read. Whoever reports the only thing that there is has not decided what facts choose behind it.
 */
export function decides(
  { task, outcome: said }: JournalEntryOf<'settled'>,
  { step: regret }: JournalEntryOf<'sent'>,
  record: JudgedRecord,
): boolean {
  if (isRead(task, regret, record)) return true;
  const step: TaskFields = stepOf(record, task) ?? {};
  const { choices = [] } = step;
  const facts = factsChoseBetween(task, regret, record);
  const reported = choices
    .map(({ outcome }) => stepsOf(step, outcome))
    .filter((steps) => leadsOn(steps, record));
  const silence = facts ? [] : silenceOf(step).filter((steps) => leadsAway(steps, record));
  const ways = new Set([...reported, ...silence].map((steps) => comesOf(steps, record)));
  if (ways.size > 1 && speaksFor(stepsOf(step, said), reported, { regret, record })) return true;
  const leadsThere = reported.length === 1 && reported.join().includes(`"${regret}"`);
  return leadsThere && !(facts && choices.length === 1);
}

const stepsOf = ({ arms = {} }: TaskFields, outcome: string): string =>
  JSON.stringify(arms[outcome] ?? []);

const silenceOf = ({ silent }: TaskFields): readonly string[] =>
  silent?.steps === undefined ? [] : [JSON.stringify(silent.steps)];

/** Behind an end without an outcome nothing was chosen. */
const leadsOn = (steps: string, record: JudgedRecord): boolean => comesOf(steps, record) !== 'end';

const leadsAway = (steps: string, record: JudgedRecord): boolean =>
  leadsOn(steps, record) && !comesOf(steps, record).startsWith('regret');

/** Whether facts have chosen, behind a task, between a regret and an end, or what somebody decides. */
function factsChoseBetween(task: string, regret: string, record: JudgedRecord): boolean {
  const ids = record.passed.map(({ id }) => id);
  return record.passed
    .slice(ids.indexOf(task) + 1, ids.indexOf(regret) + 1)
    .map((step) => waysByFacts(step, record).map((way) => headOf(way, record)))
    .some((heads) => new Set(heads).size > 1);
}

/** What comes first of it that settles the case otherwise than by a no. */
function headOf(way: string, { plan }: JudgedRecord): string {
  const noes = Object.keys(plan.classes).filter((one) => plan.classes[one] === 'regret');
  const first = new RegExp(`"template":"(?:${noes.join('|')})"|"kind":"(approve|end)"`).exec(way);
  return first?.[1] ?? '';
}

/** Where one report is a no by itself, only that one is, or the one in whose steps the regret stands. */
function speaksFor(
  own: string,
  reported: readonly string[],
  { regret, record }: { readonly regret: string; readonly record: JudgedRecord },
): boolean {
  const isNo = (one: string): boolean =>
    comesOf(one, record).startsWith('regret') && !/"(arms|when)":/.test(one);
  return isNo(own) || own.includes(`"${regret}"`) || !reported.some(isNo);
}

interface TaskFields {
  readonly choices?: readonly { readonly outcome: string }[];
  readonly arms?: Readonly<Record<string, unknown>>;
  readonly silent?: { readonly steps?: unknown };
}

/** Which outcomes are told, and whether the case ends; where more is decided there, the steps themselves. */
function comesOf(steps: string, { plan }: JudgedRecord): string {
  const told = [...steps.matchAll(/"kind":"(end)"|"template":"([^"]*)"/g)]
    .map(([, end, template = '']) => end ?? plan.classes[template] ?? '')
    .filter((one) => ['end', 'offer', 'intent', 'regret'].includes(one));
  const isMore = /"kind":"(approve|ask|choose|meanwhile)"|"arms":\{[^}]*"end"/.test(steps);
  return isMore ? steps : told.join(' ');
}
