import { identifierOf } from '../../expression/identifier.ts';
import { isPast } from './is-elapsed.ts';
import type {
  Alt,
  Beside,
  Delay,
  Emit,
  Exit,
  Race,
  Seq,
  Shape,
} from '../../behaviour/behaviour.ts';
import { exitsOf } from '../../behaviour/traverse.ts';
import type { Course } from './abstract-state.ts';
import type { Happening } from '../finding/finding.ts';
import { Ledger, marked, moved } from './arrivals.ts';
import { askedBy, askedFirst, deciders, endsOf, isSureToArrive, nameOf } from './task-times.ts';
import type { Found, Search, Start } from './analysis-types.ts';

/**
 * Follows every way through a shape up to where the quest is fulfilled, each at its latest.
 * Everyone taking all the time they have is the worst case for the end of a line, since all maps are monotone (`proofs.md` 1 and 3 of the design).
 */
export function search<T>(shape: Shape, { at, ...start }: Start<T>, its: Search<T>): Found<T> {
  const ledger = new Ledger(its);
  const first = { ...start, at: its.quest.after === undefined ? at : undefined };
  const open = new Fold(its, ledger).along(shape, first);
  const { kept, lost } = ledger;
  return { kept, lost, open };
}

type Courses<T> = readonly Course<T>[];

/** A course on which counting has begun. */
type Counted<T> = Course<T> & { readonly at: T & {} };

class Fold<T> {
  readonly #its: Search<T>;
  readonly #ledger: Ledger<T>;

  constructor(its: Search<T>, ledger: Ledger<T>) {
    this.#its = its;
    this.#ledger = ledger;
  }

  /** The ways that come out at the end of a shape with the quest still open. */
  along(shape: Shape, course: Course<T>): Courses<T> {
    if (shape.term === 'seq') return this.#seq(shape, course);
    if (shape.term === 'alt') return this.#alt(shape, course);
    if (shape.term === 'delay') return [this.#delayed(shape, course)];
    if (shape.term === 'emit') return this.#emit(shape, course);
    if (shape.term === 'race') return this.#race(shape, course);
    if (shape.term === 'beside') return this.#beside(shape, course);
    return shape.term === 'exit' ? this.#exit(shape, course) : [course];
  }

  #seq({ of }: Seq, course: Course<T>): Courses<T> {
    let open: Courses<T> = [course];
    for (const shape of of) {
      if (open.length === 0) break;
      open = this.#ledger.joined(open.flatMap((one) => this.along(shape, one)));
    }
    return open;
  }

  #alt({ step, arms }: Alt, course: Course<T>): Courses<T> {
    const ways = arms.flatMap(({ label: arm, when, shape }) => {
      const happens = { what: 'chosen', arm, ...(when && { when: when.cel }) } as const;
      return this.along(shape, this.#ledger.noting(course, step, happens));
    });
    return this.#ledger.joined(ways);
  }

  #delayed({ step, length }: Delay, course: Course<T>): Course<T> {
    const { times, assume } = this.#its;
    if ('until' in length && isPast(length.until, assume)) return course;
    const most = 'until' in length ? length.atMost : length;
    const over = moved(course, (at) => times.after(at, most));
    return this.#ledger.noting(over, step, { what: 'waited' });
  }

  #emit(emit: Emit, course: Course<T>): Courses<T> {
    const { quest } = this.#its;
    if (course.at === undefined) return this.#emitAhead(emit, course);
    const { step, template, undelivered, holds } = emit;
    const name = identifierOf(step);
    const sent = marked(course, `${name}.sentAt`);
    const known = marked(this.#ledger.mailed(sent), `${name}.deliveredAt`);
    const fate = (what: 'told' | 'undelivered'): Course<T> =>
      this.#ledger.noting(known, step, { what, template, to: nameOf(emit.to) });
    const told = fate('told');
    const fulfils = quest.told(emit);
    if (fulfils) this.#ledger.keep(this.#overtaken(emit, told));
    // A task to reach the person another way counts as a word once it is open.
    if (fulfils && undelivered.term === 'race') return [];
    const refused = this.#refused(emit, fate('undelivered'), sent);
    return fulfils ? refused : this.#ledger.joined([holds ? told : sent, ...refused]);
  }

  /** Before counting has begun; it may begin here. */
  #emitAhead(emit: Emit, course: Course<T>): Courses<T> {
    const { quest } = this.#its;
    const begins = quest.after === emit.step;
    const told = begins ? this.#ledger.begun(course) : course;
    const isWord = begins && quest.words && emit.undelivered.term === 'race';
    return this.#ledger.joined([told, ...this.#refused(emit, isWord ? told : course, course)]);
  }

  #refused(emit: Emit, turned: Course<T>, sent: Course<T>): Courses<T> {
    return emit.holds
      ? this.along(emit.undelivered, turned)
      : this.#besides(emit.undelivered, turned, { main: [sent], survives: true });
  }

  /** An outcome that leaves just before the message has arrived comes in its place. */
  #overtaken(emit: Emit, told: Course<T>): Course<T> {
    return this.#its.mayBeOvertaken(emit) ? this.#ledger.mailed(told) : told;
  }

  #race(race: Race, course: Course<T>): Courses<T> {
    const { quest, assume } = this.#its;
    if (!isCounted(course)) return this.#raceAhead(race, course);
    if (!quest.asked(race) || !isSureToArrive(race, assume.mail)) return this.#timed(race, course);
    this.#ledger.keep(
      this.#ledger.noting(this.#ledger.mailed(course), race.step, askedFirst(race)),
    );
    return [];
  }

  #raceAhead(race: Race, entered: Course<T>): Courses<T> {
    const { quest } = this.#its;
    if (quest.after !== race.step) return this.#arms(race, race.answers, () => entered);
    const begun = this.#ledger.begun(entered);
    if (quest.words) return isCounted(begun) ? this.#timed(race, begun) : [];
    return this.#arms(race, race.answers, (happens) =>
      this.#ledger.noting(begun, race.step, happens),
    );
  }

  #timed(race: Race, course: Counted<T>): Courses<T> {
    const { quest, times } = this.#its;
    const ends = endsOf(race, course.at, course.marks, times);
    const enter = (happens: Happening): Course<T> => {
      const at = happens.what === 'silent' ? ends.closes : ends.answered;
      return this.#ledger.noting({ ...course, at }, race.step, happens);
    };
    if (!quest.closed(race)) return this.#arms(race, ends.isOpen ? race.answers : [], enter);
    this.#ledger.keep(enter(silenceOf(race)));
    return [];
  }

  #arms(
    race: Race,
    answers: Race['answers'],
    enter: (happens: Happening) => Course<T>,
  ): Courses<T> {
    const answered = answers.flatMap(({ label: outcome, shape }) =>
      this.along(shape, enter({ what: 'answered', outcome, by: deciders(race, outcome) })),
    );
    const silent = this.along(race.silent.shape, enter(silenceOf(race)));
    return this.#ledger.joined([...answered, ...silent]);
  }

  #beside({ shape, how }: Beside, course: Course<T>): Courses<T> {
    return this.#besides(shape, course, { main: [course], survives: how === 'awaited' });
  }

  /** A line beside: it may surely bring what is looked for, or end the case before the main line has brought it. */
  #besides(
    shape: Shape,
    from: Course<T>,
    { main, survives }: { readonly main: Courses<T>; readonly survives: boolean },
  ): Courses<T> {
    if (shape.term === 'pass') return main;
    const its = new Ledger(this.#its);
    const open = new Fold(this.#its, its).along(shape, from);
    for (const { at, ...how } of its.lost) this.#ledger.lose(at, { ...how, beside: true });
    if (from.at === undefined) {
      this.#ledger.kept.push(...its.kept);
      for (const { at } of open) if (at !== undefined) this.#ledger.lose(at, { beside: true });
      const [threat] = exitsOf(shape);
      return threat === undefined ? main : main.map((one) => ({ ...one, threat }));
    }
    const by = open.length + its.lost.length > 0 ? undefined : its.latest();
    if (by === undefined || this.#its.quest.words) return main;
    return main.map((one) => this.#ledger.covered(one, { by, survives }));
  }

  #exit(exit: Exit, course: Course<T>): Courses<T> {
    const { times, quest } = this.#its;
    const happens = { what: 'ended', outcome: exit.outcome } as const;
    const { at, cover } = this.#ledger.noting(course, exit.step, happens);
    if (at === undefined) return [];
    const { kept } = this.#ledger;
    if (quest.atExit === 'over') kept.push({ at, afterEnd: false, cut: false });
    else if (cover?.survives && exit.beside === 'finish')
      kept.push({ at: cover.by, afterEnd: true, cut: false });
    // What is dropped is owed no longer, and has been fulfilled before, if ever.
    else if (cover && quest.atExit === 'dropped')
      kept.push({ at: times.sooner(cover.by, at), afterEnd: true, cut: true });
    // What the end would have stopped may have come before it.
    else this.#ledger.lose(at, { exit, beside: !!cover && !times.mayFollow(cover.by, at) });
    return [];
  }
}

const isCounted = <T>(course: Course<T>): course is Counted<T> => course.at !== undefined;

const silenceOf = (race: Race): Happening => ({
  what: 'silent',
  ...(race.silent.as === undefined ? {} : { as: race.silent.as }),
  who: askedBy(race),
});
