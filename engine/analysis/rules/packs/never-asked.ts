import type { Send, UserTask } from '../../../behaviour/behaviour.ts';
import type { GuardCase } from '../../cases/split-cases.ts';
import { explore } from '../../exploration/explore.ts';
import { countsFrom, mayAnswer, offersChoice, type StandingOffer } from '../answered-offer.ts';
import { type Correctable, withCorrections } from '../corrections.ts';
import { asksCandidate, tasksOf, tellsCandidate } from '../decision.ts';
import { isAlike, tasksBehind, withoutOtherWays } from './answer-conditions.ts';
import type { AnswerTask, AnswerWindowParams } from './answer-window.ts';
import { type CutAnswer, type OfferOpen, openAfter, takesBack } from './cut-answers.ts';
import { withoutHandlers } from './pack-check.ts';

/** All cases of the guards, and the tasks that open behind such a message on some path of one. */
interface KnownAnswers {
  readonly guardCases: readonly GuardCase[];
  readonly answerTasks: readonly AnswerTask[];
}

/**
 * Every task for the answer to such a message that does not open on some path, though nothing has taken the message back, and no condition
 * over what was known before it has decided so.
 */
export function neverAskedFor(
  params: AnswerWindowParams,
  guardCase: GuardCase,
  { guardCases, answerTasks }: KnownAnswers,
): readonly CutAnswer[] {
  if (!tasksOf(guardCase.behaviour).some(asksCandidate) && guardCases.length === 1) return [];
  const behind = tasksBehind(params, guardCase);
  const tasks = guardCases
    .filter((one) => isAlike(one, guardCase, behind))
    .flatMap((one) => tasksOf(withoutHandlers(one).behaviour).filter(asksCandidate));
  if (tasks.length === 0) return [];
  const answerTo = (offer: StandingOffer): UserTask | undefined =>
    tasks.find((task) => isOwed(task, offer, answerTasks));
  const asked = withoutOtherWays(withoutHandlers(guardCase), tasks, behind);
  const letters = {
    send: (send: Send) => tellsCandidate(send, params.message, ...takesBack),
    task: asksCandidate,
    end: () => true,
  };
  return explore<Correctable<OfferOpen>, CutAnswer>(asked, {
    start: { told: {} },
    observes: letters,
    judges: letters,
    step: withCorrections(guardCase.behaviour, {
      start: {},
      step: (state: OfferOpen, event) =>
        state.offer && event.what === 'opened' && mayAnswer(event.task, state.offer)
          ? {}
          : openAfter(state, event, params.as),
    }),
    check: () => [],
    checkOver({
      state: {
        told: { offer, said },
      },
      maybe,
    }) {
      const task = offer && answerTo(offer);
      return task && said ? [{ task: task.step, step: offer.step, said, maybe }] : [];
    },
  });
}

/** Whether a task is for the answer to an offer: its time counts from that offer, or it has answers to choose from and opens behind it. */
const isOwed = (
  task: UserTask,
  offer: StandingOffer,
  answerTasks: readonly AnswerTask[],
): boolean =>
  mayAnswer(task, offer) &&
  (countsFrom(task, offer.step) !== 'opening' ||
    (offersChoice(task) &&
      answerTasks.some((one) => one.task.step === task.step && one.step === offer.step)));
