import type { FlowBehaviour, Send, UserTask } from '../../behaviour/behaviour.ts';
import { linesOf, termsOf } from '../../behaviour/traverse.ts';
import type { GuardCase } from '../cases/split-cases.ts';
import { explore } from '../exploration/explore.ts';
import { type Alphabet, type ExploredPath, isSilence } from '../exploration/monitor.ts';
import type { ObservedEvent } from '../finding/observed-event.ts';
import { defineFinding } from '../finding/define-finding.ts';
import type { OnPath } from '../finding/finding-values.ts';
import { type Finding, mostCertain } from '../finding/finding.ts';
import { acceptances } from './acceptances.ts';
import { asksCandidate, isDecision, tasksOf, tellsCandidate } from './decision.ts';
import { answeredOffer, departmentReview } from './example-flows.ts';
import { defineRule } from './rule.ts';

const endContradicts = defineFinding<
  OnPath & {
    readonly outcome: string;
    readonly task: string;
    readonly said: string;
    /** The step is a message that says no. */
    readonly isRegret?: true;
  }
>({
  code: 'end-contradicts',
  severity: 'warning',
  means: 'On some path the case ends as an answer that was not given.',
  about:
    'An end with the name of an answer says that this answer was given, to whoever reads the record, the counts and the messages on the way. If it was another one, two outcomes are mostly exchanged, an outcome without steps goes on where it should end, or it runs a part that was written for another. So does an end as `no-answer` that the answer of the candidate leads to, an end with the name of an answer behind a regret, and an end as `rejected` that the yes of the candidate leads to. What else only the house says is not compared: a case may end as rejected for other reasons.',
  example: {
    wrong: `${departmentReview}
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
    en: ({ values: { outcome, task, said, isRegret, path } }) => ({
      message: `the case ends as "${outcome}" although "${task}" ${isRegret ? 'has told the candidate a no' : `was ${said === '' ? 'not answered' : `"${said}"`}`}, on the way ${path}`,
      hint: isRegret
        ? `end it as what "${task}" tells, such as "rejected", or give this end a name of its own`
        : `see where the outcomes of "${task}" lead, or give this end a name of its own`,
    }),
    'zh-CN': ({ values: { outcome, task, said, isRegret, path } }) => ({
      message: `流程以“${outcome}”结束，但“${task}”${isRegret ? '已婉拒候选人' : said === '' ? '没有得到答复' : `的结果是“${said}”`}，路径：${path}`,
      hint: isRegret
        ? `请按“${task}”所告知的结束流程，例如 "rejected"，或为这个结束另取名称`
        : `请检查“${task}”的各个结果通向哪里，或为这个结束另取名称`,
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
  /** The step that has told the candidate a no since. */
  readonly regret?: string;
}

/**
 * Behind a question, no case ends with the name of an answer unless the last task that could give it has, and no regret has left since; nor
 * as not answered, once the candidate has answered; nor as rejected, once they have said yes.
 */
export const ends = defineRule({
  finds: [endContradicts],
  monitor: (guardCase) =>
    mostCertain([
      ...lastWords.flatMap((word) => endsAgainst(guardCase, word)),
      ...answersNamedByEnds(guardCase.behaviour).flatMap((outcome) =>
        explore<LastAnswer>(guardCase, {
          start: {},
          observes: {
            task: (task) => isDecision(task) || gives(task, outcome),
            send: (send) => tellsCandidate(send, 'regret', 'correction'),
            ...endAs(outcome),
          },
          judges: endAs(outcome),
          step: afterAnswer,
          check: (event, path) =>
            event.what === 'ended' && event.outcome === outcome ? contradiction(event, path) : [],
        }),
      ),
    ]),
});

type ObservedEnd = Extract<ObservedEvent, { readonly what: 'ended' }>;

function contradiction(
  { outcome, step }: ObservedEnd,
  { state: { task, said = '', regret }, name, maybe }: ExploredPath<LastAnswer>,
): readonly Finding[] {
  const before = regret ?? task;
  if (before === undefined || (regret === undefined && said === outcome)) return [];
  return [
    endContradicts.found({
      at: { step },
      values: { outcome, task: before, said, path: name(step), ...(regret && { isRegret: true }) },
      ...maybe,
    }),
  ];
}

/** An end that says what nobody has said, where an answer of the candidate to the last question is the last word. */
interface LastWord {
  readonly end: string;
  readonly isAgainst: (said: string) => boolean;
}

const lastWords: readonly LastWord[] = [
  // What pages and records call an end for which nobody has answered.
  { end: 'no-answer', isAgainst: () => true },
  { end: 'rejected', isAgainst: (said) => acceptances.has(said) },
];

function endsAgainst(guardCase: GuardCase, { end, isAgainst }: LastWord): readonly Finding[] {
  const questions = tasksOf(guardCase.behaviour).filter(asksCandidate);
  if (questions.length === 0 || !endsOf(guardCase.behaviour).includes(end)) return [];
  return explore<LastAnswer>(guardCase, {
    start: {},
    observes: {
      task: () => true,
      send: (send) => tellsCandidate(send, 'regret'),
      ...endAs(end),
    },
    focus: questions.map(({ step }) => step),
    judges: endAs(end),
    step: (state, event) => {
      if (!overtakes.has(event.what)) return state;
      return event.what === 'closed' && asksCandidate(event.task) && !isSilence(event.outcome)
        ? { task: event.task.step, said: event.outcome }
        : {};
    },
    check: (event, path) => {
      const { said } = path.state;
      const isEnd = event.what === 'ended' && event.outcome === end;
      return isEnd && said !== undefined && said !== end && isAgainst(said)
        ? contradiction(event, path)
        : [];
    },
  });
}

/** What may be another reason to end as the case does. */
const overtakes: ReadonlySet<ObservedEvent['what']> = new Set([
  'opened',
  'closed',
  'handled',
  'sent',
]);

/** The ends with one outcome, for an alphabet. */
const endAs = (outcome: string): Pick<Alphabet, 'end'> => ({
  end: (end) => end.outcome === outcome,
});

function afterAnswer(state: LastAnswer, event: ObservedEvent): LastAnswer {
  if (event.what === 'sent') return afterMessage(state, event.send);
  if (event.what === 'opened') return isDecision(event.task) ? state : { task: event.task.step };
  if (event.what !== 'closed') return state;
  if (isDecision(event.task)) return {};
  const { step: task, silent } = event.task;
  return { task, said: isSilence(event.outcome) ? (silent.as ?? event.outcome) : event.outcome };
}

/** A regret is a no; a correction takes it back. */
function afterMessage({ regret: _regret, ...before }: LastAnswer, send: Send): LastAnswer {
  return send.class === 'regret' ? { ...before, regret: send.step } : before;
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
