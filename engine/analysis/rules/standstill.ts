import type { Behaviour, Choice, Send } from '../../behaviour/behaviour.ts';
import { visit, type Visitor } from '../../behaviour/visitor.ts';

/** A point at which the line first stands still, so that an event may come; and the way to it. */
export interface Standstill {
  readonly choices: readonly ChosenBranch[];
  /** It waits for this message to be accepted. */
  readonly holds?: Send;
}

interface ChosenBranch {
  readonly choice: Choice;
  readonly branch: Choice['branches'][number];
}

/** Where a line first stands still, way by way; nowhere when it is over at once. */
export const firstStandstills = (line: Behaviour): readonly Standstill[] =>
  visit(standing, line).stands;

/** Ways that come to a standstill, and ways that leave the behaviour before. */
interface Standing {
  readonly stands: readonly Standstill[];
  readonly passes: readonly (readonly ChosenBranch[])[];
}

const passing = (): Standing => ({ stands: [], passes: [[]] });
const still = (): Standing => ({ stands: [{ choices: [] }], passes: [] });

/** More would only be other ways to the same. */
const maxWays = 32;

const standing: Visitor<Standing> = {
  pass: passing,
  sequence: ({ of }) =>
    of.reduce<Standing>((before, one) => {
      if (before.passes.length === 0) return before;
      const then = visit(standing, one);
      return {
        stands: [
          ...before.stands,
          ...before.passes.flatMap((way) => then.stands.map((stand) => behind(way, stand))),
        ].slice(0, maxWays),
        passes: before.passes
          .flatMap((way) => then.passes.map((rest) => [...way, ...rest]))
          .slice(0, maxWays),
      };
    }, passing()),
  delay: still,
  show: passing,
  send: (send) => (send.holds ? { stands: [{ choices: [], holds: send }], passes: [] } : passing()),
  task: still,
  choice: (choice) => {
    const branches = choice.branches.map((branch) => {
      const { stands, passes } = visit(standing, branch.behaviour);
      const way = [{ choice, branch }];
      return {
        stands: stands.map((stand) => behind(way, stand)),
        passes: passes.map((rest) => [...way, ...rest]),
      };
    });
    return {
      stands: branches.flatMap(({ stands }) => stands),
      passes: branches.flatMap(({ passes }) => passes),
    };
  },
  fork: passing,
  end: () => ({ stands: [], passes: [] }),
};

const behind = (way: readonly ChosenBranch[], stand: Standstill): Standstill => ({
  ...stand,
  choices: [...way, ...stand.choices],
});
