import { identifierOf } from '../expression/identifier.ts';
import type { Alt, Beside, Delay, Emit, Exit, Race, Seq, Shape } from '../shape/shape.ts';
import { isPast } from '../shape/past.ts';
import { exitsOf } from '../shape/terms.ts';
import { type Course, joined } from './course.ts';
import type { Happening } from './finding.ts';
import { askedBy, askedFirst, deciders, endsOf, nameOf, isSureToArrive } from './race-times.ts';
import type { Found, Kept, Lost, Search, Start } from './search.ts';

/**
 * Follows every way through a shape up to where the quest is fulfilled, each at its latest.
 * Everyone taking all the time they have is the worst case for the end of a line, since all maps are monotone (`proofs.md` 1 and 3 of the design).
 */
export function search<T>(shape: Shape, { at, ...start }: Start<T>, its: Search<T>): Found<T> {
  const finds: Finds<T> = { kept: [], lost: [] };
  const first = { ...start, at: its.quest.after === undefined ? at : undefined };
  const open = new Fold(its, finds).along(shape, first);
  return { ...finds, open };
}

interface Finds<T> {
  readonly kept: Kept<T>[];
  readonly lost: Lost<T>[];
}

type Courses<T> = readonly Course<T>[];

class Fold<T> {
  readonly #its: Search<T>;
  readonly #finds: Finds<T>;

  constructor(its: Search<T>, finds: Finds<T>) {
    this.#its = its;
    this.#finds = finds;
  }

  /** The ways that come out at the end of a shape with the quest still open. */
  along(shape: Shape, course: Course<T>): Courses<T> {
    switch (shape.term) {
      case 'pass':
      case 'show':
        return [course];
      case 'seq':
        return this.#seq(shape, course);
      case 'alt':
        return this.#alt(shape, course);
      case 'delay':
        return [this.#delayed(shape, course)];
      case 'emit':
        return this.#emit(shape, course);
      case 'race':
        return this.#race(shape, course);
      case 'beside':
        return this.#beside(shape, course);
      case 'exit':
        return this.#exit(shape, course);
    }
  }

  #seq({ of }: Seq, course: Course<T>): Courses<T> {
    let open: Courses<T> = [course];
    for (const shape of of) {
      if (open.length === 0) break;
      open = this.#joined(open.flatMap((one) => this.along(shape, one)));
    }
    return open;
  }

  #alt({ step, arms }: Alt, course: Course<T>): Courses<T> {
    const ways = arms.flatMap(({ label: arm, when, shape }) => {
      const happens = { what: 'chosen', arm, ...(when && { when: when.cel }) } as const;
      return this.along(shape, this.#noting(course, step, happens));
    });
    return this.#joined(ways);
  }

  #delayed({ step, length }: Delay, course: Course<T>): Course<T> {
    const { times, assume } = this.#its;
    if ('until' in length && isPast(length.until, assume)) return course;
    const most = 'until' in length ? length.atMost : length;
    const over = moved(course, (at) => times.after(at, most));
    return this.#noting(over, step, { what: 'waited' });
  }

  #emit(emit: Emit, course: Course<T>): Courses<T> {
    const { quest } = this.#its;
    const { step, template, holds, undelivered } = emit;
    const name = identifierOf(step);
    const sent = marked(course, `${name}.sentAt`);
    const known = marked(this.#mailed(sent), `${name}.deliveredAt`);
    const fate = (what: 'told' | 'undelivered'): Course<T> =>
      this.#noting(known, step, { what, template, to: nameOf(emit.to) });
    const counts = course.at !== undefined;
    const fulfils = counts && quest.told(emit);
    if (fulfils) this.#keep(this.#overtaken(emit, fate('told')));
    // A task to reach the person another way counts as a word once it is open.
    const isReached = undelivered.term === 'race';
    if (fulfils && isReached) return [];
    const begins = !counts && quest.after === step;
    const told = begins ? this.#begun(course) : fate('told');
    const turned = begins && quest.words && isReached ? told : fate('undelivered');
    const refused = holds
      ? this.along(undelivered, turned)
      : this.#besides(undelivered, turned, { main: [sent], survives: true });
    return fulfils ? refused : this.#joined([holds || !counts ? told : sent, ...refused]);
  }

  #race(race: Race, entered: Course<T>): Courses<T> {
    const { quest, times, assume } = this.#its;
    const { step, answers, silent } = race;
    const counts = entered.at !== undefined;
    if (counts && quest.asked(race) && isSureToArrive(race, assume.mail)) {
      this.#keep(this.#noting(this.#mailed(entered), step, askedFirst(race)));
      return [];
    }
    const begins = !counts && quest.after === step;
    const course = begins && quest.words ? this.#begun(entered) : entered;
    const { at, marks } = course;
    const ends = at === undefined ? undefined : endsOf(race, at, marks, times);
    const ended = (end: T | undefined, happens: Happening): Course<T> =>
      this.#noting(
        begins && !quest.words ? this.#begun(entered) : { ...course, at: end },
        step,
        happens,
      );
    const over = ended(ends?.closes, {
      what: 'silent',
      ...(silent.as === undefined ? {} : { as: silent.as }),
      who: askedBy(race),
    });
    if (counts && quest.closed(race)) {
      this.#keep(over);
      return [];
    }
    const answered = (ends?.isOpen === false ? [] : answers).flatMap(
      ({ label: outcome, shape }) => {
        const happens = { what: 'answered', outcome, by: deciders(race, outcome) } as const;
        return this.along(shape, ended(ends?.answered, happens));
      },
    );
    return this.#joined([...answered, ...this.along(silent.shape, over)]);
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
    const finds: Finds<T> = { kept: [], lost: [] };
    const open = new Fold(this.#its, finds).along(shape, from);
    this.#finds.lost.push(...finds.lost.map((one) => ({ ...one, beside: true })));
    const by = this.#latest(finds.kept);
    if (from.at === undefined) {
      this.#finds.kept.push(...finds.kept);
      for (const { at } of open) if (at !== undefined) this.#lose(at, { beside: true });
      const [threat] = exitsOf(shape);
      return threat === undefined ? main : main.map((one) => ({ ...one, threat }));
    }
    if (by === undefined || this.#its.quest.words || open.length + finds.lost.length > 0)
      return main;
    return main.map((one) => this.#covered(one, { by, survives }));
  }

  #covered(course: Course<T>, { by, survives }: NonNullable<Course<T>['cover']>): Course<T> {
    const { cover } = course;
    return cover === undefined
      ? { ...course, cover: { by, survives } }
      : {
          ...course,
          cover: {
            by: this.#its.times.sooner(cover.by, by),
            survives: survives && cover.survives,
          },
        };
  }

  #exit(exit: Exit, course: Course<T>): Courses<T> {
    const { atExit } = this.#its.quest;
    const { step, outcome } = exit;
    const { at, cover } = this.#noting(course, step, { what: 'ended', outcome });
    const { times } = this.#its;
    if (at === undefined) return [];
    if (atExit === 'over') this.#finds.kept.push({ at, afterEnd: false });
    else if (cover?.survives && exit.beside === 'finish')
      this.#finds.kept.push({ at: cover.by, afterEnd: true });
    // What is dropped is owed no longer, and has been fulfilled before, if ever.
    else if (cover && atExit === 'dropped')
      this.#finds.kept.push({
        at: times.sooner(cover.by, at),
        afterEnd: true,
        cut: true,
      });
    // What the end would have stopped may have come before it.
    else this.#lose(at, { exit, beside: cover !== undefined && !times.mayFollow(cover.by, at) });
    return [];
  }

  #keep({ at, cover }: Course<T>): void {
    if (at === undefined) return;
    const soon = cover ? this.#its.times.sooner(at, cover.by) : at;
    this.#finds.kept.push({ at: soon, afterEnd: false });
  }

  #lose(at: T, how: Omit<Lost<T>, 'at'>): void {
    this.#finds.lost.push({ at, ...how });
  }

  #latest(kept: readonly Kept<T>[]): T | undefined {
    const [first, ...rest] = kept;
    return first && rest.reduce((late, { at }) => this.#its.times.later(late, at), first.at);
  }

  /** Where counting begins. */
  #begun({ threat: exit }: Course<T>): Course<T> {
    const { zero, quest, started = zero } = this.#its;
    if (exit && quest.atExit === 'lost') this.#lose(zero, { exit, beside: true });
    const name = identifierOf(quest.after ?? '');
    const marks = { case: started, [`${name}.sentAt`]: zero, [`${name}.deliveredAt`]: zero };
    return { at: zero, marks };
  }

  /** An outcome that leaves just before the message has arrived comes in its place. */
  #overtaken(emit: Emit, told: Course<T>): Course<T> {
    return this.#its.mayBeOvertaken(emit) ? this.#mailed(told) : told;
  }

  #mailed(course: Course<T>): Course<T> {
    return moved(course, (at) => this.#its.times.after(at, this.#its.assume.mail));
  }

  #noting(course: Course<T>, step: string, happens: Happening): Course<T> {
    return moved(course, (at) => this.#its.times.noting(at, step, happens));
  }

  #joined(courses: Courses<T>): Courses<T> {
    return joined(courses, this.#its.times);
  }
}

const marked = <T>(course: Course<T>, mark: string): Course<T> =>
  course.at === undefined ? course : { ...course, marks: { ...course.marks, [mark]: course.at } };

const moved = <T>(course: Course<T>, to: (at: T) => T): Course<T> =>
  course.at === undefined ? course : { ...course, at: to(course.at) };
