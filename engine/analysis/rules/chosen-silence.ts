import type { SparedSilence } from '../finding/context.ts';
import type { EndOfSilence, Ways } from './ends-of-silence.ts';

/** An end at which nobody's answer is told as a no. */
export type ToldSilence = EndOfSilence & Required<Pick<EndOfSilence, 'after' | 'told'>>;

/** The first end at which silence is told as a no, where with other facts, and whoever says the same, it is none. */
export const silenceByFacts = (ends: readonly EndOfSilence[]): ToldSilence | undefined =>
  toldIn(ends).find((told) =>
    ends.some(
      ({ facts }) =>
        !agree(facts, told.facts) &&
        sparesIn(
          ends.filter((end) => agree(end.facts, facts)),
          (end) => agree(end.said, told.said) && (!saysNobodyYes(told) || saysNobodyYes(end)),
        ),
    ),
  );

/** The same, where the routing chooses another flow for other facts. */
export const silenceByRouting = (
  ends: readonly EndOfSilence[],
  elsewhere: SparedSilence,
): ToldSilence | undefined =>
  toldIn(ends).find((told) => elsewhere === 'always' || saysNobodyYes(told));

/** Undefined where silence may be told as a no whatever the facts are, or is never met. */
export function sparedSilence(ends: readonly EndOfSilence[]): SparedSilence | undefined {
  const spares = (isMeant: (end: EndOfSilence) => boolean): boolean =>
    ends.some(({ facts }) =>
      sparesIn(
        ends.filter((end) => agree(end.facts, facts)),
        isMeant,
      ),
    );
  if (spares(() => true)) return 'always';
  return spares(saysNobodyYes) ? 'at-first' : undefined;
}

/** Where either may come with the same facts and the same answers, time decides, and not the facts. */
const toldIn = (ends: readonly EndOfSilence[]): readonly ToldSilence[] =>
  ends
    .filter((end) => isTold(end))
    .filter((told) => ends.every((end) => isTold(end) || !isSame(end, told)));

const isTold = (end: EndOfSilence): end is ToldSilence =>
  end.told !== undefined && end.after !== undefined;

/** Whether of these ends none that is meant tells a no, and at some one silence is none. */
const sparesIn = (
  ends: readonly EndOfSilence[],
  isMeant: (end: EndOfSilence) => boolean,
): boolean =>
  !ends.some((end) => isTold(end) && isMeant(end)) &&
  ends.some((end) => !isTold(end) && end.after !== undefined);

const saysNobodyYes = ({ said }: EndOfSilence): boolean =>
  !Object.values(said).includes('approved');

const isSame = (one: EndOfSilence, other: EndOfSilence): boolean =>
  JSON.stringify([one.facts, one.said]) === JSON.stringify([other.facts, other.said]);

/** Whether no step has gone one way in the one and another way in the other. */
const agree = (one: Ways, other: Ways): boolean =>
  Object.entries(one).every(([step, way]) => other[step] === undefined || other[step] === way);
