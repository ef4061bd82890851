import type { SparedSilence } from '../finding/context.ts';
import type { DefinedFinding } from '../finding/define-finding.ts';
import type { Finding } from '../finding/finding.ts';
import type { AfterStep } from '../finding/finding-values.ts';
import type { EndOfSilence, Ways } from './ends-of-silence.ts';

/** An end at which nobody's answer is told as a no. */
export type ToldSilence = EndOfSilence & Required<Pick<EndOfSilence, 'after' | 'told'>>;

/** The first end at which silence is told as a no, where with other facts, and whoever says the same, it is none. */
export function silenceByFacts(ends: readonly EndOfSilence[]): ToldSilence | undefined {
  const worlds = worldsOf(ends);
  return toldIn(ends).find((told) =>
    // None with the same facts, since it is told there.
    worlds.some((world) =>
      spares(
        world,
        (end) => agree(end.said, told.said) && (!saysNobodyYes(told) || saysNobodyYes(end)),
      ),
    ),
  );
}

/** The same, where the routing chooses another flow for other facts. */
export const silenceByRouting = (
  ends: readonly EndOfSilence[],
  elsewhere: SparedSilence,
): ToldSilence | undefined =>
  toldIn(ends).find((told) => elsewhere === 'always' || saysNobodyYes(told));

/** That silence is told as a no, where it is. */
export const foundSilence = (
  kind: DefinedFinding<AfterStep>,
  told: ToldSilence | undefined,
): readonly Finding[] =>
  told === undefined
    ? []
    : [
        kind.found({
          at: { step: told.after, key: 'silent' },
          values: { template: told.told, after: told.after },
          ...(told.maybe && { maybe: told.maybe }),
          ...(told.path && { path: told.path }),
        }),
      ];

/** Undefined where silence may be told as a no whatever the facts are, or is never met. */
export function sparedSilence(ends: readonly EndOfSilence[]): SparedSilence | undefined {
  const worlds = worldsOf(ends);
  if (worlds.some((world) => spares(world, () => true))) return 'always';
  return worlds.some((world) => spares(world, saysNobodyYes)) ? 'at-first' : undefined;
}

/** What can come with some facts. */
interface World {
  readonly facts: Ways;
  readonly told: readonly ToldSilence[];
}

/** Those in which some silence is told as no no. */
const worldsOf = (ends: readonly EndOfSilence[]): readonly World[] =>
  [...new Map(ends.map(({ facts }) => [JSON.stringify(facts), facts])).values()].flatMap(
    (facts) => {
      const there = ends.filter((end) => agree(end.facts, facts));
      const isSpared = there.some((end) => !isTold(end) && end.after !== undefined);
      return isSpared ? [{ facts, told: there.filter(isTold) }] : [];
    },
  );

const spares = ({ told }: World, isMeant: (end: EndOfSilence) => boolean): boolean =>
  !told.some(isMeant);

/** Where either may come with the same facts and the same answers, time decides, and not the facts. */
function toldIn(ends: readonly EndOfSilence[]): readonly ToldSilence[] {
  const others = new Set(ends.filter((end) => !isTold(end)).map(keyOf));
  return ends.filter(isTold).filter((end) => !others.has(keyOf(end)));
}

const keyOf = ({ facts, said }: EndOfSilence): string => JSON.stringify([facts, said]);

const isTold = (end: EndOfSilence): end is ToldSilence =>
  end.told !== undefined && end.after !== undefined;

const saysNobodyYes = ({ said }: EndOfSilence): boolean =>
  !Object.values(said).includes('approved');

/** Whether no step has gone one way in the one and another way in the other. */
const agree = (one: Ways, other: Ways): boolean =>
  Object.entries(one).every(([step, way]) => other[step] === undefined || other[step] === way);
