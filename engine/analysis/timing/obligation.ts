import { isAbout } from '../../model/message.ts';
import type { Promised } from '../../model/plan.ts';
import type { Emit, Race } from '../../behaviour/behaviour.ts';

/** What a proof looks for on every path, and from where it counts. */
export interface Quest {
  /** Counts from this step: from the acceptance of its message, or from its outcome. Default: the start. */
  readonly after?: string;
  /** Counts from words: from the mail that asks, when `after` is a task; and what runs beside only adds words between those of the line. */
  readonly words: boolean;
  /** A message whose acceptance fulfils it. */
  readonly told: (emit: Emit) => boolean;
  /** A task whose opening fulfils it: the mail that asks is a word as well. */
  readonly asked: (race: Race) => boolean;
  /** A task whose outcome fulfils it. */
  readonly closed: (race: Race) => boolean;
  /** What the end of the case means to it: nothing is owed any more, it is lost, or only what is under way is dropped. */
  readonly atExit: 'over' | 'lost' | 'dropped';
}

const never = (): boolean => false;

/** What a promise other than silence looks for. */
export function questOf(promise: Exclude<Promised, { promise: 'silence' }>): Quest {
  const counted = promise.after === undefined ? {} : { after: promise.after };
  if (promise.promise === 'done')
    return {
      ...counted,
      words: false,
      told: never,
      asked: never,
      closed: ({ step }) => step === promise.step,
      atExit: 'dropped',
    };
  const { who, about } = promise;
  return {
    ...counted,
    words: false,
    told: (emit) => emit.to === who && isAbout(emit.class, about),
    asked: never,
    closed: never,
    atExit: 'lost',
  };
}

/** An answer to the candidate, whenever it comes. */
export const answerQuest: Quest = questOf({
  promise: 'told',
  who: 'candidate',
  about: 'answer',
  within: { ms: 0 },
});

/** The next word to somebody after a word, or after the start. */
export const nextWord = (who: string, after?: string): Quest => ({
  ...(after === undefined ? {} : { after }),
  words: true,
  told: ({ to }) => to === who,
  asked: (race) => asks(race, who),
  closed: never,
  atExit: 'over',
});

/** Whether the first window of a task asks somebody by this very name. */
export const asks = ({ windows }: Race, who: string): boolean =>
  windows[0]?.to.includes(who) ?? false;
