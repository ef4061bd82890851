import { shapesIn } from '../../behaviour/inside.ts';
import {
  changesNothing,
  distinct,
  type Followed,
  type Happened,
  type Memory,
  type Path,
  pathAfter,
  type Paths,
  withBackstop,
} from './explored-path.ts';
import type { Alt, Beside, Emit, Race, Seq, Shape } from '../../behaviour/behaviour.ts';
import type { World } from '../cases/split-cases.ts';

/**
 * Follows every path of a world. Exact along a line; what runs beside one may happen whenever the line stands still, each thing at
 * any time after its start. Handlers and backstops begin wherever the line can be.
 */
export function followPaths<S>({ shape, doubtful }: World, memory: Memory<S>): void {
  const { main, on, backstops } = shape;
  const unless = backstops.map((one) => one.unless);
  const fold = new Fold({ memory, unless, doubtful });
  const lines = backstops.map((one, index) => ({ index, shape: one.shape }));
  const start: Path<S> = { state: memory.start, steps: [], beside: [], silenced: [], begun: [] };
  const reached: Path<S>[] = [];
  const noting = { reached, meanwhile: fold.besides(lines) };
  fold.along(main, fold.noted([start], { line: noting }), { line: noting });
  const anywhere = distinct(reached, memory);
  for (const [event, handler] of Object.entries(on)) fold.handled(event, handler, anywhere);
  for (const line of lines.filter(({ shape: steps }) => fold.events(steps).some(isAsked))) {
    const others = fold.besides(lines.filter((other) => other !== line));
    const meanwhile = [...fold.events(main).map((happened) => ({ happened })), ...others];
    fold.backstop(line, anywhere, { line: { meanwhile } });
  }
}

/** What may happen on another line at any time; not on paths on which its backstop is silent. */
interface Elsewhere {
  readonly happened: Happened;
  readonly backstop?: number;
}

interface BackstopLine {
  readonly index: number;
  readonly shape: Shape;
}

interface Line<S> {
  readonly meanwhile: readonly Elsewhere[];
  /** Where the line can be; missing where nobody asks. */
  readonly reached?: Path<S>[];
}

interface Place<S> {
  readonly line: Line<S>;
  /** What comes later on the line. */
  readonly rest?: Rest;
}

interface Rest {
  readonly of: readonly Shape[];
  readonly from: number;
  readonly outer: Rest | undefined;
}

class Fold<S> {
  readonly #its: Followed<S>;
  readonly #events = new Map<Shape, readonly Happened[]>();

  constructor(its: Followed<S>) {
    this.#its = its;
  }

  /** The paths that come out at the end of a shape. */
  along(shape: Shape, paths: Paths<S>, place: Place<S>): Paths<S> {
    if (paths.length === 0 || shape.term === 'exit') return [];
    if (shape.term === 'seq') return this.#seq(shape, paths, place);
    if (shape.term === 'delay') return this.#still(paths, place);
    if (shape.term === 'emit') return this.#emit(shape, paths, place);
    if (shape.term === 'race') return this.#race(shape, paths, place);
    if (shape.term === 'alt') return this.#alt(shape, paths, place);
    return shape.term === 'beside' ? this.#beside(shape, paths, place) : paths;
  }

  handled(event: string, handler: Shape, paths: Paths<S>): void {
    const place = { line: { meanwhile: [] } };
    this.along(handler, this.#happens({ what: 'handled', event }, paths, place), place);
  }

  backstop({ index, shape }: BackstopLine, paths: Paths<S>, place: Place<S>): void {
    const open = paths.filter(
      ({ silenced, begun }) => !silenced.includes(index) && !begun.includes(index),
    );
    this.along(
      shape,
      open.map((path) => withBackstop(path, index)),
      place,
    );
  }

  #seq({ of }: Seq, paths: Paths<S>, { line, rest: outer }: Place<S>): Paths<S> {
    let open = paths;
    for (const [index, shape] of of.entries())
      open = this.along(shape, open, { line, rest: { of, from: index + 1, outer } });
    return open;
  }

  #emit(emit: Emit, paths: Paths<S>, place: Place<S>): Paths<S> {
    const told = this.#happens({ what: 'told', emit }, paths, place);
    const { undelivered, holds } = emit;
    if (this.events(undelivered).length === 0) return holds ? this.#still(told, place) : told;
    if (!holds) return this.#start(undelivered, told, place);
    const known = this.#still(told, place);
    return this.#distinct([...known, ...this.along(undelivered, known, place)]);
  }

  #race(race: Race, paths: Paths<S>, place: Place<S>): Paths<S> {
    const opened = this.#still(this.#happens({ what: 'opened', race }, paths, place), place);
    const arms = [...race.answers, { label: 'silent', shape: race.silent.shape }];
    const ends = arms
      .filter(({ shape }) => !isNever(shape))
      .flatMap(({ label: outcome, shape }) =>
        this.along(shape, this.#happens({ what: 'closed', race, outcome }, opened, place), place),
      );
    return this.#distinct(ends);
  }

  #alt(alt: Alt, paths: Paths<S>, place: Place<S>): Paths<S> {
    const chosen = this.#happens({ what: 'chosen', alt }, paths, place);
    return this.#distinct(alt.arms.flatMap(({ shape }) => this.along(shape, chosen, place)));
  }

  #beside({ shape }: Beside, paths: Paths<S>, place: Place<S>): Paths<S> {
    return this.events(shape).length === 0 ? paths : this.#start(shape, paths, place);
  }

  /** The line beside meets what comes later on this one, and this one meets what happens beside. */
  #start(shape: Shape, paths: Paths<S>, { line, rest }: Place<S>): Paths<S> {
    const later = this.#later(rest).map((happened) => ({ happened }));
    this.along(shape, paths, { line: { meanwhile: [...line.meanwhile, ...later] } });
    const started = paths.map((path) =>
      path.beside.includes(shape) ? path : { ...path, beside: [...path.beside, shape] },
    );
    return this.#still(started, { line });
  }

  #later(rest: Rest | undefined): readonly Happened[] {
    if (rest === undefined) return [];
    const own = rest.of.slice(rest.from).flatMap((shape) => this.events(shape));
    return [...own, ...this.#later(rest.outer)];
  }

  /** The line stands still: whatever runs beside may go on. */
  #still(paths: Paths<S>, { line }: Place<S>): Paths<S> {
    const { memory } = this.#its;
    let open = paths;
    for (let known = 0; known < open.length;) {
      const fresh = open.slice(known).flatMap((path) => this.#elsewhere(path, line));
      known = open.length;
      open = fresh.length === 0 ? open : distinct([...open, ...fresh], memory);
    }
    return open === paths ? paths : this.noted(open, { line });
  }

  #elsewhere(path: Path<S>, { meanwhile }: Line<S>): Paths<S> {
    const beside = path.beside.flatMap((shape) => this.events(shape));
    const all: readonly Elsewhere[] = [...meanwhile, ...beside.map((happened) => ({ happened }))];
    return all.flatMap(({ happened, backstop }) => {
      const from = backstop === undefined ? path : withBackstop(path, backstop);
      if (from !== path && path.silenced.includes(backstop ?? -1)) return [];
      if (from === path && changesNothing(path, happened, this.#its)) return [];
      return [{ ...pathAfter(from, happened, this.#its), doubt: 'beside' as const }];
    });
  }

  #happens(happened: Happened, paths: Paths<S>, place: Place<S>): Paths<S> {
    const { memory } = this.#its;
    if (memory.matters(happened)) for (const path of paths) memory.before(happened, path);
    const after = paths.map((path) => pathAfter(path, happened, this.#its));
    return this.noted(this.#distinct(after), place);
  }

  noted(paths: Paths<S>, { line }: Place<S>): Paths<S> {
    line.reached?.push(...paths);
    return paths;
  }

  #distinct(paths: Paths<S>): Paths<S> {
    return distinct(paths, this.#its.memory);
  }

  besides(
    lines: readonly { readonly index: number; readonly shape: Shape }[],
  ): readonly Elsewhere[] {
    return lines.flatMap(({ index: backstop, shape }) =>
      this.events(shape).map((happened) => ({ happened, backstop })),
    );
  }

  /** All that can happen within a shape and matters. */
  events(shape: Shape): readonly Happened[] {
    const known = this.#events.get(shape);
    if (known !== undefined) return known;
    const own = eventsOf(shape).filter((happened) => this.#its.memory.matters(happened));
    const events = [...own, ...shapesIn(shape).flatMap((inner) => this.events(inner))];
    this.#events.set(shape, events);
    return events;
  }
}

/** What a memory may find wrong before it happens. */
const isAsked = ({ what }: Happened): boolean => what === 'told' || what === 'opened';

const isNever = (shape: Shape): boolean => shape.term === 'alt' && shape.arms.length === 0;

function eventsOf(shape: Shape): readonly Happened[] {
  if (shape.term === 'emit') return [{ what: 'told', emit: shape }];
  if (shape.term !== 'race') return [];
  const outcomes = [...shape.answers.map(({ label }) => label), 'silent'];
  return [
    { what: 'opened', race: shape },
    ...outcomes.map((outcome) => ({ what: 'closed', race: shape, outcome }) as const),
  ];
}
