import type { Behaviour } from '../../behaviour/behaviour.ts';

/** Numbers for what comes of behaviours, the same for what is alike: it would else be written out again for each way that leads to it. */
export interface Numbering {
  /** The number of what is written so. */
  readonly named: (written: string) => number;
  /** That of a behaviour with what comes behind it, worked out once: it may stand behind many branches. */
  readonly once: (behaviour: Behaviour, behind: number, find: () => number) => number;
}

export function createNumbering(): Numbering {
  const numbers = new Map<string, number>();
  const done = new Map<Behaviour, Map<number, number>>();
  return {
    named(written) {
      const number = numbers.get(written) ?? numbers.size;
      numbers.set(written, number);
      return number;
    },
    once(behaviour, behind, find) {
      const known = done.get(behaviour) ?? new Map<number, number>();
      done.set(behaviour, known);
      const found = known.get(behind) ?? find();
      known.set(behind, found);
      return found;
    },
  };
}
