import type { FlowBehaviour, UserTask } from '../../behaviour/behaviour.ts';
import { holdsStep, linesOf, sendsOf } from '../../behaviour/traverse.ts';
import { identifierOf } from '../../expression/identifier.ts';
import type { Duration } from '../../model/base.ts';
import type { GuardCase } from '../cases/split-cases.ts';
import { explore } from '../exploration/explore.ts';
import type { ObservedEvent } from '../finding/observed-event.ts';
import { defineFinding } from '../finding/define-finding.ts';
import type { Finding } from '../finding/finding.ts';
import { nameOf } from '../timing/trace-events.ts';
import type { TimingContext } from '../timing/worst-case.ts';
import { branchesOf, tasksOf } from './decision.ts';
import { elapsedIn, instantsAfter, isBefore, isFull } from './elapsed.ts';
import { defineRule } from './rule.ts';
import { departmentReview } from './example-flows.ts';

const windowOver = defineFinding<WindowValues>({
  code: 'window-over',
  severity: 'warning',
  means: 'The time of a task may be over when it opens, so that nobody is asked.',
  about:
    'A window that counts `since` an earlier moment goes by while the steps before it take their time. When it is over by then, the people in it are not asked: the next level is, or the task counts as silent at once. Nobody who reads the flow expects that.',
  example: {
    wrong: `${departmentReview}
  - { tell: candidate, id: told, template: offer, with: { expires: 5 business days } }
  - { wait: 6 business days }
  - ask: candidate
    id: answer
    form: offer-answer
    within: 5 business days
    since: told.sentAt
    outcomes: { accepted: [], declined: [] }
    silent: []
  - end: told
`,
    right: `${departmentReview}
  - { tell: candidate, id: told, template: offer, with: { expires: 5 business days } }
  - { wait: 2 business days }
  - ask: candidate
    id: answer
    form: offer-answer
    within: 5 business days
    since: told.sentAt
    outcomes: { accepted: [], declined: [] }
    silent: []
  - end: told
`,
  },
  says: {
    en: ({ values: { step, since, within, who } }, say) => ({
      message: `when "${step}" opens, ${say.duration(within)} since ${since} may be over already: then ${who} is not asked`,
      hint: 'give more time, count from a later moment, or take less time before it',
    }),
    'zh-CN': ({ values: { step, since, within, who } }, say) => ({
      message: `“${step}”开始时，自 ${since} 起的${say.duration(within)}可能已经过去：这样 ${who} 就不会被询问`,
      hint: '请给更长的时间，从更晚的时刻算起，或缩短此前的步骤',
    }),
  },
});

/** No window is over when its task opens. */
export const windows = defineRule({
  finds: [windowOver],
  find: ({ flow, guardCases, timing }) => {
    const after = instantsAfter(timing);
    return tasksOf(flow).flatMap((task): readonly Finding[] => {
      const [first] = task.windows;
      if (task.since === undefined || first === undefined) return [];
      const elapsed = guardCases.flatMap((guardCase) => elapsedUntil(task, guardCase, timing));
      const distinct = [...new Map(elapsed.map((one) => [JSON.stringify(one), one])).values()];
      const end = after([first.within]);
      if (!distinct.some((lengths) => isBefore(end, after(lengths)))) return [];
      const who = first.to.map(nameOf).join(', ');
      const values = { step: task.step, since: task.since.cel, within: first.within, who };
      return [windowOver.found({ at: { step: task.step, key: 'since' }, values })];
    });
  },
});

interface WindowValues {
  readonly step: string;
  /** The text of the expression. */
  readonly since: string;
  readonly within: Duration;
  /** Whom the window asks. */
  readonly who: string;
}

/** What can go by between the moment from which a task counts and its opening: one of these sequences of durations, the longest of which is meant. */
type Elapsed = readonly (readonly Duration[])[];

/** What can go by until a task opens that counts from a message on its own line, or from a moment that lies at most so long before the start. */
function elapsedUntil(
  task: UserTask,
  guardCase: GuardCase,
  { assume }: TimingContext,
): readonly (readonly Duration[])[] {
  const { behaviour } = guardCase;
  const moment = task.since?.cel ?? '';
  const isOfStart = moment === assume.start?.after.cel;
  const sender = senderOf(moment, task, behaviour);
  const isOnItsLine = isOfStart
    ? isOnMain(task.step, behaviour)
    : sender !== undefined && isOnLineOf(task.step, sender, behaviour);
  if (!isOnItsLine) return [];
  const start: Elapsed | null = isOfStart && assume.start ? [[assume.start.within]] : null;
  return explore<Elapsed | null, readonly Duration[]>(guardCase, {
    start,
    focus: sender === undefined ? [task.step] : [task.step, sender],
    observes: {
      send: ({ step }) => step === sender,
      task: () => true,
      delay: () => true,
    },
    judges: { task: ({ step }) => step === task.step },
    step: (elapsed, event) =>
      event.what === 'sent' ? [[assume.mail]] : elapsed && elapsedAfter(elapsed, event, moment),
    check: (event, { state, maybe }) =>
      event.what === 'opened' && event.task.step === task.step && maybe.maybe === undefined
        ? (state ?? [])
        : [],
  });
}

/** Nothing is said any more behind many steps, a task that counts from another moment, or a message that has not arrived. */
function elapsedAfter(elapsed: Elapsed, event: ObservedEvent, moment: string): Elapsed | null {
  if (event.what === 'undelivered' || event.what === 'unknown') return null;
  const lengths = elapsedIn(event);
  const since = event.what === 'closed' ? event.task.since : undefined;
  if (since !== undefined) return since.cel === moment ? [...elapsed, lengths] : null;
  return lengths.length === 0 ? elapsed : longer(elapsed, lengths);
}

const longer = (elapsed: Elapsed, lengths: readonly Duration[]): Elapsed | null =>
  elapsed.some(isFull) ? null : elapsed.map((one) => [...one, ...lengths]);

/** The step whose message `told.sentAt` means to a task: of those with this name the nearest around it. */
function senderOf(moment: string, task: UserTask, flow: FlowBehaviour): string | undefined {
  const [, name] = /^(\w+)\.(?:sentAt|deliveredAt)$/.exec(moment) ?? [];
  return linesOf(flow)
    .flatMap(sendsOf)
    .map(({ step }) => step)
    .filter((step) => identifierOf(step) === name && task.step.startsWith(around(step)))
    .toSorted((a, b) => around(b).length - around(a).length)[0];
}

const around = (step: string): string => step.slice(0, step.lastIndexOf('/') + 1);

const isOnMain = (step: string, flow: FlowBehaviour): boolean =>
  holdsStep(flow.main, step) && !branchesOf(flow).some((branch) => holdsStep(branch, step));

const isOnLineOf = (step: string, other: string, flow: FlowBehaviour): boolean =>
  [...linesOf(flow), ...branchesOf(flow)].every(
    (line) => holdsStep(line, step) === holdsStep(line, other),
  );
