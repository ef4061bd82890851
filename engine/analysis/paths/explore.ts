import { childrenOf } from '../../behaviour/traverse.ts';
import { visit, type Visitor } from '../../behaviour/visitor.ts';
import {
  changesNothing,
  distinctPaths,
  type Exploration,
  type PathEvent,
  type Monitor,
  type ExploredPath,
  pathAfter,
  type ExploredPaths,
  withBackstop,
} from './explored-path.ts';
import type {
  Choice,
  Fork,
  Send,
  UserTask,
  Sequence,
  Behaviour,
} from '../../behaviour/behaviour.ts';
import type { GuardCase } from '../cases/split-cases.ts';

/**
 * Explicit-state exploration of one case: runs a monitor along every path. Exact along a line. Parallel branches are interleaved with it
 * without their own order or times: whenever the line waits, each of their observed events may happen, from the start of the branch on,
 * any number of times; that takes in more paths than there are. Handlers and backstops begin wherever the line can be.
 * It goes once one exploration serves decisions, packs and counterexamples as well.
 */
export function explore<S>({ behaviour, undecided }: GuardCase, monitor: Monitor<S>): void {
  const { main, on, backstops } = behaviour;
  const unless = backstops.map((one) => one.unless);
  const explorer = new Explorer({ monitor, unless, undecided });
  const lines = backstops.map((one, index) => ({ index, behaviour: one.behaviour }));
  const start: ExploredPath<S> = {
    state: monitor.start,
    steps: [],
    forks: [],
    silenced: [],
    begun: [],
  };
  const reached: ExploredPath<S>[] = [];
  const mainContext = { reached, concurrent: explorer.concurrentEvents(lines) };
  explorer.advance(main, explorer.record([start], { line: mainContext }), { line: mainContext });
  const reachedAnywhere = distinctPaths(reached, monitor);
  for (const [event, handler] of Object.entries(on))
    explorer.exploreHandler(event, handler, reachedAnywhere);
  for (const line of lines.filter(({ behaviour: steps }) =>
    explorer.events(steps).some(isChecked),
  )) {
    const others = explorer.concurrentEvents(lines.filter((other) => other !== line));
    const concurrent = [...explorer.events(main).map((event) => ({ event })), ...others];
    explorer.exploreBackstop(line, reachedAnywhere, { line: { concurrent } });
  }
}

/** An event of another line, to be interleaved; not on paths on which its backstop has been silenced. */
interface ConcurrentEvent {
  readonly event: PathEvent;
  readonly backstop?: number;
}

interface BackstopLine {
  readonly index: number;
  readonly behaviour: Behaviour;
}

interface LineContext<S> {
  readonly concurrent: readonly ConcurrentEvent[];
  /** Collects every path wherever the line can be, for handlers and backstops; only on the main line. */
  readonly reached?: ExploredPath<S>[];
}

interface Position<S> {
  readonly line: LineContext<S>;
  /** The behaviours that follow on the line. */
  readonly rest?: Continuation;
}

interface Continuation {
  readonly of: readonly Behaviour[];
  readonly from: number;
  readonly outer: Continuation | undefined;
}

class Explorer<S> {
  readonly #exploration: Exploration<S>;
  readonly #events = new Map<Behaviour, readonly PathEvent[]>();

  readonly #through: Visitor<ExploredPaths<S>, [paths: ExploredPaths<S>, place: Position<S>]> = {
    pass: (_pass, paths) => paths,
    sequence: (sequence, paths, place) => this.#sequence(sequence, paths, place),
    delay: (_delay, paths, place) => this.#interleave(paths, place),
    show: (_show, paths) => paths,
    send: (send, paths, place) => this.#send(send, paths, place),
    task: (task, paths, place) => this.#userTask(task, paths, place),
    choice: (choice, paths, place) => this.#choice(choice, paths, place),
    fork: (fork, paths, place) => this.#fork(fork, paths, place),
    end: () => [],
  };

  constructor(exploration: Exploration<S>) {
    this.#exploration = exploration;
  }

  /** The paths that come out at the end of a behaviour. */
  advance(behaviour: Behaviour, paths: ExploredPaths<S>, place: Position<S>): ExploredPaths<S> {
    return paths.length === 0 ? [] : visit(this.#through, behaviour, paths, place);
  }

  exploreHandler(event: string, handler: Behaviour, paths: ExploredPaths<S>): void {
    const place = { line: { concurrent: [] } };
    this.advance(handler, this.#occur({ what: 'handled', event }, paths, place), place);
  }

  exploreBackstop(
    { index, behaviour }: BackstopLine,
    paths: ExploredPaths<S>,
    place: Position<S>,
  ): void {
    const open = paths.filter(
      ({ silenced, begun }) => !silenced.includes(index) && !begun.includes(index),
    );
    this.advance(
      behaviour,
      open.map((path) => withBackstop(path, index)),
      place,
    );
  }

  #sequence(
    { of }: Sequence,
    paths: ExploredPaths<S>,
    { line, rest: outer }: Position<S>,
  ): ExploredPaths<S> {
    let open = paths;
    for (const [index, behaviour] of of.entries())
      open = this.advance(behaviour, open, { line, rest: { of, from: index + 1, outer } });
    return open;
  }

  #send(send: Send, paths: ExploredPaths<S>, place: Position<S>): ExploredPaths<S> {
    const told = this.#occur({ what: 'told', send }, paths, place);
    const { undelivered, holds } = send;
    if (this.events(undelivered).length === 0) return holds ? this.#interleave(told, place) : told;
    if (!holds) return this.#startFork(undelivered, told, place);
    const known = this.#interleave(told, place);
    return this.#distinct([...known, ...this.advance(undelivered, known, place)]);
  }

  #userTask(task: UserTask, paths: ExploredPaths<S>, place: Position<S>): ExploredPaths<S> {
    const openedPaths = this.#interleave(
      this.#occur({ what: 'opened', task }, paths, place),
      place,
    );
    const branches = [...task.answers, { label: 'silent', behaviour: task.silent.behaviour }];
    const closed = branches
      .filter(({ behaviour }) => !isImpossible(behaviour))
      .flatMap(({ label: outcome, behaviour }) =>
        this.advance(
          behaviour,
          this.#occur({ what: 'closed', task, outcome }, openedPaths, place),
          place,
        ),
      );
    return this.#distinct(closed);
  }

  #choice(choice: Choice, paths: ExploredPaths<S>, place: Position<S>): ExploredPaths<S> {
    const chosen = this.#occur({ what: 'chosen', choice }, paths, place);
    return this.#distinct(
      choice.branches.flatMap(({ behaviour }) => this.advance(behaviour, chosen, place)),
    );
  }

  #fork({ behaviour }: Fork, paths: ExploredPaths<S>, place: Position<S>): ExploredPaths<S> {
    return this.events(behaviour).length === 0 ? paths : this.#startFork(behaviour, paths, place);
  }

  /** The branch is explored with all later events of the line interleaved, and the line goes on with those of the branch. */
  #startFork(
    behaviour: Behaviour,
    paths: ExploredPaths<S>,
    { line, rest }: Position<S>,
  ): ExploredPaths<S> {
    const concurrent = this.#eventsAfter(rest).map((event) => ({ event }));
    this.advance(behaviour, paths, { line: { concurrent: [...line.concurrent, ...concurrent] } });
    const started = paths.map((path) =>
      path.forks.includes(behaviour) ? path : { ...path, forks: [...path.forks, behaviour] },
    );
    return this.#interleave(started, { line });
  }

  #eventsAfter(rest: Continuation | undefined): readonly PathEvent[] {
    if (rest === undefined) return [];
    const own = rest.of.slice(rest.from).flatMap((behaviour) => this.events(behaviour));
    return [...own, ...this.#eventsAfter(rest.outer)];
  }

  /** The line waits: events of parallel branches happen, in any order, until no new state is reached (a fixpoint). */
  #interleave(paths: ExploredPaths<S>, { line }: Position<S>): ExploredPaths<S> {
    const { monitor } = this.#exploration;
    let open = paths;
    for (let known = 0; known < open.length;) {
      const fresh = open.slice(known).flatMap((path) => this.#interleaved(path, line));
      known = open.length;
      open = fresh.length === 0 ? open : distinctPaths([...open, ...fresh], monitor);
    }
    return open === paths ? paths : this.record(open, { line });
  }

  #interleaved(path: ExploredPath<S>, { concurrent }: LineContext<S>): ExploredPaths<S> {
    const beside = path.forks.flatMap((behaviour) => this.events(behaviour));
    const all: readonly ConcurrentEvent[] = [...concurrent, ...beside.map((event) => ({ event }))];
    return all.flatMap(({ event, backstop }) => {
      const from = backstop === undefined ? path : withBackstop(path, backstop);
      if (from !== path && path.silenced.includes(backstop ?? -1)) return [];
      if (from === path && changesNothing(path, event, this.#exploration)) return [];
      return [{ ...pathAfter(from, event, this.#exploration), spurious: 'beside' as const }];
    });
  }

  #occur(event: PathEvent, paths: ExploredPaths<S>, place: Position<S>): ExploredPaths<S> {
    const { monitor } = this.#exploration;
    if (monitor.observes(event)) for (const path of paths) monitor.check(event, path);
    const after = paths.map((path) => pathAfter(path, event, this.#exploration));
    return this.record(this.#distinct(after), place);
  }

  record(paths: ExploredPaths<S>, { line }: Position<S>): ExploredPaths<S> {
    line.reached?.push(...paths);
    return paths;
  }

  #distinct(paths: ExploredPaths<S>): ExploredPaths<S> {
    return distinctPaths(paths, this.#exploration.monitor);
  }

  concurrentEvents(lines: readonly BackstopLine[]): readonly ConcurrentEvent[] {
    return lines.flatMap(({ index: backstop, behaviour }) =>
      this.events(behaviour).map((event) => ({ event, backstop })),
    );
  }

  /** All observed events within a behaviour. */
  events(behaviour: Behaviour): readonly PathEvent[] {
    const known = this.#events.get(behaviour);
    if (known !== undefined) return known;
    const own = visit(ownEvents, behaviour).filter((event) =>
      this.#exploration.monitor.observes(event),
    );
    const events = [...own, ...childrenOf(behaviour).flatMap((inner) => this.events(inner))];
    this.#events.set(behaviour, events);
    return events;
  }
}

/** Events before which a monitor checks a path even on a parallel branch. */
const isChecked = ({ what }: PathEvent): boolean => what === 'told' || what === 'opened';

const isImpossible = (behaviour: Behaviour): boolean =>
  behaviour.term === 'choice' && behaviour.branches.length === 0;

const noEvents = (): readonly PathEvent[] => [];

/** The events of a behaviour itself, without those of its children. A choice is observed only where it is made. */
const ownEvents: Visitor<readonly PathEvent[]> = {
  pass: noEvents,
  sequence: noEvents,
  delay: noEvents,
  show: noEvents,
  send: (send) => [{ what: 'told', send }],
  task: (task) => [
    { what: 'opened', task },
    ...[...task.answers.map(({ label }) => label), 'silent'].map(
      (outcome) => ({ what: 'closed', task, outcome }) as const,
    ),
  ],
  choice: noEvents,
  fork: noEvents,
  end: noEvents,
};
