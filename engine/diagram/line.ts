import { goesOn, type Line, type Mark } from './mark.ts';
import { armName, branches, ends, wayOf } from './branches.ts';
import type { Alt, Beside, Emit, Shape } from '../behaviour/behaviour.ts';

type Draw = (shape: Shape) => Line;

/** How shapes are drawn while one of them, if any, is drawn elsewhere. */
export function createDrawing(apart: Shape | undefined): Draw {
  const line: Draw = (shape) => {
    if (shape.term === 'pass') return [];
    if (shape.term === 'seq') return sequence(shape.of.flatMap(line));
    if (shape.term === 'alt') return [skipped(shape, line) ?? choice(shape, line)];
    if (shape.term === 'race') return [{ of: shape, ...branches(ends(shape), line) }];
    if (shape.term === 'emit') return [message(shape, shape.undelivered === apart ? none : line)];
    if (shape.term === 'beside') return [aside(shape, line)];
    return [{ of: shape, ways: [], onwards: shape.term === 'exit' ? [] : 'always' }];
  };
  return line;
}

const none: Draw = () => [];

/** What stands behind a mark that never goes on is not drawn. */
function sequence(marks: Line): Line {
  const last = marks.findIndex((mark) => !goesOn(mark));
  return last < 0 ? marks : marks.slice(0, last + 1);
}

const choice = (alt: Alt, draw: Draw): Mark => ({
  of: alt,
  ...branches(
    alt.arms.map((arm) => [armName(arm), arm.shape]),
    draw,
  ),
});

/** A mark that is only passed over when a condition does not hold needs no branch. */
function skipped({ arms }: Alt, draw: Draw): Mark | undefined {
  const [arm, skip] = arms;
  if (arms.length !== 2 || arm?.when === undefined || skip?.shape.term !== 'pass') return undefined;
  const [only, ...others] = draw(arm.shape);
  return only !== undefined && others.length === 0 && isPlain(only)
    ? { ...only, onlyIf: arm.when.cel }
    : undefined;
}

const isPlain = (mark: Mark): boolean => mark.onlyIf === undefined && goesOn(mark);

function message(emit: Emit, draw: Draw): Mark {
  const way = wayOf([{ it: 'undelivered' }], draw(emit.undelivered), !emit.holds);
  return { of: emit, ways: way.line.length === 0 ? [] : [way], onwards: 'always' };
}

const aside = (beside: Beside, draw: Draw): Mark => ({
  of: beside,
  ways: [
    wayOf(
      [{ it: beside.how === 'until-end' ? 'until-end' : 'meanwhile' }],
      draw(beside.shape),
      true,
    ),
  ],
  onwards: 'always',
});
