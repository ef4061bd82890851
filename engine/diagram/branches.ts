import { goesOn, type Line, type Mark, type Name, type Way } from './mark.ts';
import type { Alt, Arm, Race, Shape } from '../behaviour/behaviour.ts';

type Called = readonly [Name, Shape];

/** The ways of whatever decides; outcomes from which the same follows share one. */
export function branches(
  arms: readonly Called[],
  draw: (shape: Shape) => Line,
): Pick<Mark, 'ways' | 'onwards'> {
  const drawn = new Map<string, Pick<Way, 'names' | 'line'>>();
  for (const [name, shape] of arms) {
    const line = draw(shape);
    const key = JSON.stringify(line);
    drawn.set(key, { line, names: [...(drawn.get(key)?.names ?? []), name] });
  }
  const ways = [...drawn.values()];
  return {
    ways: ways
      .filter(({ line }) => line.length > 0)
      .map(({ names, line }) => wayOf(names, line, false)),
    onwards: ways.find(({ line }) => line.length === 0)?.names ?? [],
  };
}

export const wayOf = (names: readonly Name[], line: Line, beside: boolean): Way => ({
  names,
  line,
  rejoins: !beside && line.every(goesOn),
  beside,
});

/** Everything that a task can come to. */
export const ends = ({ answers, silent }: Race): readonly Called[] => [
  ...answers.map((arm): Called => [outcome(arm), arm.shape]),
  [{ it: 'silent' }, silent.shape],
];

const outcome = ({ label, text }: Arm): Name =>
  text === undefined ? { outcome: label } : { outcome: label, text };

export const armName = ({ when }: Alt['arms'][number]): Name =>
  when === undefined ? { it: 'else' } : { when: when.cel };
