import type { FlowBehaviour, Send, UserTask } from '../../behaviour/behaviour.ts';
import { linesOf, sendsOf } from '../../behaviour/traverse.ts';
import type { GuardCase } from '../cases/split-cases.ts';
import { explore } from '../exploration/explore.ts';
import { isSilence } from '../exploration/monitor.ts';
import type { ObservedEvent } from '../finding/observed-event.ts';
import type { ReportedOutcomes } from '../finding/context.ts';
import { defineFinding } from '../finding/define-finding.ts';
import { type Finding, mostCertain } from '../finding/finding.ts';
import { acceptances } from './acceptances.ts';
import { asksCandidate, isOfSystem, messageOf, tasksOf } from './decision.ts';
import { ends } from './ends.ts';
import { defineRule } from './rule.ts';
import { departmentReview } from './example-flows.ts';
import { isSurelyBehind } from './surely-behind.ts';

const outcomeMisreported = defineFinding<MisreportedOutcome>({
  code: 'outcome-misreported',
  severity: 'warning',
  means: 'On some path somebody is told of an outcome to which nothing has come.',
  about:
    'A template says under `reports` of which outcomes its words tell: "we tried to call you" of `unreachable`, "thank you for your answer" of `declined`. On every way to it a task has come to one of them, or the candidate has stayed silent (`silent`) or withdrawn (`withdrawn`). If not, two outcomes are mostly exchanged, or a part is run that was written for another. In a flow whose tasks have none of these outcomes the words may be right all the same.',
  example: {
    wrong: `${departmentReview}
  - { tell: candidate, id: told, template: offer, with: { expires: 5 business days } }
  - todo: Call the candidate
    id: call
    for: recruiter
    within: 1 business day
    outcomes: { reached: [{ tell: candidate, template: call-missed }], unreachable: [] }
    silent: []
  - end: told
`,
    right: `${departmentReview}
  - { tell: candidate, id: told, template: offer, with: { expires: 5 business days } }
  - todo: Call the candidate
    id: call
    for: recruiter
    within: 1 business day
    outcomes: { reached: [], unreachable: [{ tell: candidate, template: call-missed }] }
    silent: []
  - end: told
`,
  },
  says: {
    en: ({ values: { template, outcomes, task, said } }) => ({
      message: `"${template}" tells of ${outcomes.map((one) => `"${one}"`).join(' or ')}, but ${task === undefined ? 'nothing has come to that' : `"${task}" was ${said === 'silent' ? 'not answered' : `"${said}"`}`}`,
      hint:
        task === undefined
          ? `tell it behind such an outcome, or add to "reports" of "${template}" what else it tells of`
          : `see where the outcomes of "${task}" lead, or add to "reports" of "${template}" what else it tells of`,
    }),
    'zh-CN': ({ values: { template, outcomes, task, said } }) => ({
      message: `“${template}”告知的是${outcomes.map((one) => `“${one}”`).join('或')}，但${task === undefined ? '此前并没有这样的结果' : said === 'silent' ? `“${task}”无人答复` : `“${task}”的结果是“${said}”`}`,
      hint:
        task === undefined
          ? `请把它放在这样的结果之后，或在“${template}”的 "reports" 中补上它还告知的结果`
          : `请检查“${task}”的各个结果通向哪里，或在“${template}”的 "reports" 中补上它还告知的结果`,
    }),
  },
});

interface MisreportedOutcome {
  readonly template: string;
  /** Of which the template says that it tells. */
  readonly outcomes: readonly string[];
  /** The task that was closed last before it, and how; missing where none was, as when somebody withdraws. */
  readonly task?: string;
  readonly said?: string;
}

/** Whoever is told of an outcome is told after a task has come to it. What an end on the same path says otherwise is found there. */
export const reportedOutcomes = defineRule({
  finds: [outcomeMisreported],
  find: ({ guardCases, context }) => {
    const { reports = {} } = context ?? {};
    const told = guardCases.flatMap((guardCase) =>
      reportingSends(guardCase.behaviour, reports).flatMap((send) =>
        unreported(guardCase, send, reports[send.template] ?? []),
      ),
    );
    if (told.length === 0) return [];
    const ended = guardCases.flatMap(ends.monitor).map(({ values }) => answerIn(values));
    return mostCertain(told).filter(({ values }) => !ended.includes(answerIn(values)));
  },
});

/** The task and the outcome of which a finding speaks. */
const answerIn = (values: object): string =>
  JSON.stringify([
    'task' in values ? values.task : '',
    'said' in values && values.said !== '' ? values.said : 'silent',
  ]);

/** The messages of a flow that tell of outcomes to which something in it can come, each step once. */
function reportingSends(flow: FlowBehaviour, reports: ReportedOutcomes): readonly Send[] {
  const sends = linesOf(flow).flatMap(sendsOf);
  const known = new Set([...writtenTasks(flow).flatMap(outcomesOf), ...Object.keys(flow.on)]);
  const reporting = sends.filter(({ template }) =>
    reports[template]?.some((outcome) => known.has(outcome)),
  );
  return [...new Map(reporting.map((send) => [send.step, send])).values()];
}

/** The tasks of its author. */
const writtenTasks = (flow: FlowBehaviour): readonly UserTask[] =>
  tasksOf(flow).filter((task) => !isOfSystem(task));

const outcomesOf = (task: UserTask): readonly string[] => [
  ...task.answers.map(({ label }) => label),
  ...(asksCandidate(task) ? ['silent'] : []),
];

/** The task that was closed last. */
interface LastOutcome {
  readonly task?: string;
  readonly said?: string;
  /** One of the outcomes has come about. */
  readonly isReported: boolean;
}

/** The first path, the most certain before others, on which a message leaves with nothing that it tells of behind it. */
function unreported(
  guardCase: GuardCase,
  { step, template }: Send,
  outcomes: readonly string[],
): readonly Finding[] {
  const { behaviour } = guardCase;
  const reporting = writtenTasks(behaviour).filter((task) =>
    outcomesOf(task).some((outcome) => outcomes.includes(outcome)),
  );
  const counts = (task: UserTask, outcome: string): boolean =>
    reporting.some((one) => one.step === task.step) &&
    afterOutcome({ isReported: false }, { what: 'closed', task, outcome }, outcomes).isReported;
  if (isSurelyBehind(behaviour, { step, counts, events: outcomes })) return [];
  const found = explore<LastOutcome>(guardCase, {
    start: { isReported: false },
    focus: [step, ...reporting.map((task) => task.step)],
    observes: { ...messageOf(step), task: (task) => !isOfSystem(task) },
    judges: messageOf(step),
    isSettled: ({ isReported }) => isReported,
    step: (state, event) => afterOutcome(state, event, outcomes),
    check: (event, { state: { task, said }, maybe }) =>
      event.what !== 'sent'
        ? []
        : [
            outcomeMisreported.found({
              at: task === undefined ? { step, key: 'template' } : { step: task, key: said ?? '' },
              values: { template, outcomes, ...(task !== undefined && { task, said }) },
              ...maybe,
            }),
          ],
  });
  const first = found.find(({ maybe }) => maybe === undefined) ?? found[0];
  return first === undefined ? [] : [first];
}

function afterOutcome(
  state: LastOutcome,
  event: ObservedEvent,
  outcomes: readonly string[],
): LastOutcome {
  if (event.what === 'handled') return { isReported: outcomes.includes(event.event) };
  if (event.what !== 'closed') return state;
  const { step: task, silent } = event.task;
  const isOfCandidate = asksCandidate(event.task);
  // A no may be let pass; nobody says yes by saying nothing.
  const countsAs = isOfCandidate && acceptances.has(silent.as ?? '') ? undefined : silent.as;
  const said = isSilence(event.outcome) ? (countsAs ?? 'silent') : event.outcome;
  const isOwn = said !== 'silent' || isOfCandidate;
  return { task, said, isReported: isOwn && outcomes.includes(said) };
}
