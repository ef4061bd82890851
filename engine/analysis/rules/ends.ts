import type { FlowBehaviour, UserTask } from '../../behaviour/behaviour.ts';
import { linesOf, termsOf } from '../../behaviour/traverse.ts';
import type { GuardCase } from '../cases/split-cases.ts';
import { explore } from '../exploration/explore.ts';
import { type Alphabet, isSilence, type ObservedEvent } from '../exploration/monitor.ts';
import { defineFinding } from '../finding/define-finding.ts';
import type { OnPath } from '../finding/finding-values.ts';
import { type Finding, mostCertain } from '../finding/finding.ts';
import { asksCandidate, isDecision, tasksOf } from './decision.ts';
import { answeredOffer } from './right-flows.ts';
import { defineRule } from './rule.ts';

const endContradicts = defineFinding<
  OnPath & { readonly outcome: string; readonly task: string; readonly said: string }
>({
  code: 'end-contradicts',
  severity: 'warning',
  means: 'On some path the case ends as an answer that was not given.',
  about:
    'An end with the name of an answer says that this answer was given, to whoever reads the record, the counts and the messages on the way. If it was another one, two outcomes are mostly exchanged, an outcome without steps goes on where it should end, or it runs a part that was written for another. So does an end as `no-answer` that the answer of the candidate leads to. What only the house says is not compared: a case may end as rejected for other reasons.',
  example: {
    wrong: `
steps:
  - approve: Department review
    id: department
    by: department-hr
    within: 8 business hours
    rejected: [{ run: regret }]
    silent: [{ run: no-decision-yet }]
  - { tell: candidate, id: told, template: offer, with: { expires: 5 business days } }
  - ask: candidate
    id: answer
    form: offer-answer
    within: 5 business days
    since: told.sentAt
    outcomes: { accepted: [{ run: offer-declined }], declined: [] }
    silent: [{ run: offer-lapsed }]
  - end: accepted
`,
    right: answeredOffer,
  },
  says: {
    en: ({ values: { outcome, task, said, path } }) => ({
      message: `the case ends as "${outcome}" although "${task}" was ${said === '' ? 'not answered' : `"${said}"`}, on the way ${path}`,
      hint: `see where the outcomes of "${task}" lead, or give this end a name of its own`,
    }),
    'zh-CN': ({ values: { outcome, task, said, path } }) => ({
      message: `流程以“${outcome}”结束，但“${task}”${said === '' ? '没有得到答复' : `的结果是“${said}”`}，路径：${path}`,
      hint: `请检查“${task}”的各个结果通向哪里，或为这个结束另取名称`,
    }),
  },
});

/**
 * The task that was opened or closed last among those which a rule compares with the end, and its outcome once it has one. Empty before the
 * first of them opens, and again once a later task has overtaken it, such as a new decision of the house.
 */
interface LastAnswer {
  readonly task?: string;
  readonly said?: string;
}

/**
 * Behind a question, no case ends with the name of an answer unless the last task that could give it has; nor as not answered, once the
 * candidate has answered.
 */
export const ends = defineRule({
  finds: [endContradicts],
  monitor: (guardCase) =>
    mostCertain([
      ...unansweredEnds(guardCase),
      ...answersNamedByEnds(guardCase.behaviour).flatMap((outcome) =>
        explore<LastAnswer>(guardCase, {
          start: {},
          observes: {
            task: (task) => isDecision(task) || gives(task, outcome),
            ...endAs(outcome),
          },
          judges: endAs(outcome),
          step: afterAnswer,
          check: (event, { state: { task, said = '' }, name, maybe }) =>
            event.what !== 'ended' ||
            event.outcome !== outcome ||
            said === outcome ||
            task === undefined
              ? []
              : [
                  endContradicts.found({
                    at: { step: event.step },
                    values: { outcome, task, said, path: name(event.step) },
                    ...maybe,
                  }),
                ],
        }),
      ),
    ]),
});

/** What pages and records call an end for which nobody has answered. */
const unanswered = 'no-answer';

/** Ends as not answered, where the last that anybody was asked is a question which the candidate has answered. */
function unansweredEnds(guardCase: GuardCase): readonly Finding[] {
  const questions = tasksOf(guardCase.behaviour).filter(asksCandidate);
  if (questions.length === 0 || !endsOf(guardCase.behaviour).includes(unanswered)) return [];
  return explore<LastAnswer>(guardCase, {
    start: {},
    observes: { task: () => true, ...endAs(unanswered) },
    focus: questions.map(({ step }) => step),
    judges: endAs(unanswered),
    step: (state, event) => {
      if (event.what !== 'opened' && event.what !== 'closed' && event.what !== 'handled')
        return state;
      return event.what === 'closed' && asksCandidate(event.task) && !isSilence(event.outcome)
        ? { task: event.task.step, said: event.outcome }
        : {};
    },
    check: (event, { state: { task, said }, name, maybe }) =>
      event.what !== 'ended' || event.outcome !== unanswered || !task || !said
        ? []
        : [
            endContradicts.found({
              at: { step: event.step },
              values: { outcome: unanswered, task, said, path: name(event.step) },
              ...maybe,
            }),
          ],
  });
}

/** The ends with one outcome, for an alphabet. */
const endAs = (outcome: string): Pick<Alphabet, 'end'> => ({
  end: (end) => end.outcome === outcome,
});

function afterAnswer(state: LastAnswer, event: ObservedEvent): LastAnswer {
  if (event.what === 'opened') return isDecision(event.task) ? state : { task: event.task.step };
  if (event.what !== 'closed') return state;
  if (isDecision(event.task)) return {};
  const { step: task, silent } = event.task;
  return { task, said: isSilence(event.outcome) ? (silent.as ?? event.outcome) : event.outcome };
}

const gives = (task: UserTask, outcome: string): boolean =>
  !isDecision(task) && task.answers.some(({ label }) => label === outcome);

/** The answers of the candidate that are also names of ends; that others report such an answer counts as well. */
function answersNamedByEnds(flow: FlowBehaviour): readonly string[] {
  const questions = tasksOf(flow).filter(asksCandidate);
  return endsOf(flow).filter((outcome) => questions.some((task) => gives(task, outcome)));
}

const endsOf = (flow: FlowBehaviour): readonly string[] => [
  ...new Set(
    linesOf(flow)
      .flatMap(termsOf)
      .flatMap((term) => (term.term === 'end' ? [term.outcome] : [])),
  ),
];
