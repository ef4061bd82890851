import type { Line, Mark, Name, Way } from './diagram.ts';
import type { Alt, Emit, Race, Shape } from './shape.ts';

/** How shapes are drawn while one of them, if any, is drawn elsewhere. */
export function createDrawing(apart: Shape | undefined): (shape: Shape) => Line {
  return line;

  function line(shape: Shape): Line {
    switch (shape.term) {
      case 'pass':
        return [];
      case 'seq':
        return sequence(shape.of);
      case 'alt':
        return alternative(shape);
      case 'race':
        return [{ of: shape, ...branches(armsOf(shape)) }];
      case 'emit':
        return [message(shape)];
      case 'beside': {
        const names = [{ it: shape.how === 'until-end' ? 'until-end' : 'meanwhile' }] as const;
        return [{ of: shape, ways: [besideWay(names, line(shape.shape))], onwards: 'always' }];
      }
      case 'exit':
        return [{ of: shape, ways: [], onwards: [] }];
      default:
        return [{ of: shape, ways: [], onwards: 'always' }];
    }
  }

  function sequence(shapes: readonly Shape[]): Line {
    const marks = shapes.flatMap(line);
    const last = marks.findIndex((mark) => !goesOn(mark));
    return last < 0 ? marks : marks.slice(0, last + 1);
  }

  function message(shape: Emit): Mark {
    const names = [{ it: 'undelivered' }] as const;
    const own = shape.undelivered === apart ? [] : line(shape.undelivered);
    if (own.length === 0) return { of: shape, ways: [], onwards: 'always' };
    const way = shape.holds ? wayOf(names, own) : besideWay(names, own);
    return { of: shape, ways: [way], onwards: 'always' };
  }

  /** What is only skipped needs no branch. */
  function alternative(shape: Alt): Line {
    const [arm, skip, ...more] = shape.arms;
    const skips = more.length === 0 && skip?.when === undefined && skip?.shape.term === 'pass';
    const [only, ...others] = arm !== undefined && skips ? line(arm.shape) : [];
    if (arm?.when && only && others.length === 0 && !only.onlyIf && goesOn(only))
      return [{ ...only, onlyIf: arm.when.cel }];
    return [{ of: shape, ...branches(shape.arms.map((one) => [armName(one), one.shape])) }];
  }

  /** Outcomes from which the same follows share a way. */
  function branches(arms: readonly Called[]): Pick<Mark, 'ways' | 'onwards'> {
    const drawn = new Map<string, { names: readonly Name[]; line: Line }>();
    for (const [name, shape] of arms) {
      const own = line(shape);
      const key = JSON.stringify(own);
      drawn.set(key, { line: own, names: [...(drawn.get(key)?.names ?? []), name] });
    }
    const [onwards, ways] = [drawn.get('[]')?.names ?? [], [...drawn.values()]];
    return {
      ways: ways.filter((way) => way.line.length > 0).map((way) => wayOf(way.names, way.line)),
      onwards,
    };
  }
}

const wayOf = (names: readonly Name[], line: Line): Way => ({
  names,
  line,
  rejoins: line.every(goesOn),
  beside: false,
});

const besideWay = (names: readonly Name[], line: Line): Way => ({
  ...wayOf(names, line),
  rejoins: false,
  beside: true,
});

/** Whether the line can go on behind a mark. */
export const goesOn = ({ ways, onwards }: Mark): boolean =>
  onwards === 'always' || onwards.length > 0 || ways.some(({ rejoins }) => rejoins);

type Called = readonly [Name, Shape];

const armsOf = ({ answers, silent }: Race): readonly Called[] => [
  ...answers.map(({ label, text, shape }): Called => [
    { outcome: label, ...(text === undefined ? {} : { text }) },
    shape,
  ]),
  [{ it: 'silent' }, silent.shape],
];

const armName = ({ when }: Alt['arms'][number]): Name =>
  when === undefined ? { it: 'else' } : { when: when.cel };
