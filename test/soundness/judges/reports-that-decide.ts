import { conditionsBefore } from './conditions-before.ts';
import { type JournalEntryOf, type JudgedRecord, stepOf } from './record.ts';

/** Whether a condition before a regret has read what a task came to. */
export const isRead = (task: string, regret: string, record: JudgedRecord): boolean =>
  new RegExp(`\\b${task.slice(task.lastIndexOf('/') + 1).replaceAll('-', '_')}\\.`).test(
    conditionsBefore(regret, record),
  );

/** Whether people may have decided by a report: other steps follow other outcomes and none of them is the no, the only one leads to the regret, or it is read. */
export function decides(
  { task, outcome: said }: JournalEntryOf<'settled'>,
  { step: regret }: JournalEntryOf<'sent'>,
  record: JudgedRecord,
): boolean {
  const { choices = [], arms = {}, silent }: TaskFields = stepOf(record, task) ?? {};
  // Behind an end without an outcome nothing was chosen.
  const isChoice = (steps: string): boolean => comesOf(steps, record) !== 'end';
  const reported = choices
    .map(({ outcome }) => JSON.stringify(arms[outcome] ?? []))
    .filter(isChoice);
  const silence = silent?.steps === undefined ? [] : [JSON.stringify(silent.steps)];
  const ways = new Set(
    [...reported, ...silence.filter(isChoice)].map((steps) => comesOf(steps, record)),
  );
  const leadsThere = reported.length === 1 && reported.join().includes(`"${regret}"`);
  const isMeant = speaksFor(arms[said], reported, { regret, record });
  return (ways.size > 1 && isMeant) || leadsThere || isRead(task, regret, record);
}

/** Where one report is a no by itself, only that one is, or the one in whose steps the regret stands. */
function speaksFor(
  steps: unknown,
  reported: readonly string[],
  { regret, record }: { readonly regret: string; readonly record: JudgedRecord },
): boolean {
  const isNo = (one: string): boolean =>
    comesOf(one, record).startsWith('regret') && !/"(arms|when)":/.test(one);
  const own = JSON.stringify(steps ?? []);
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
