import { identifierOf } from '../../expression/identifier.ts';
import { type Course, type Cover, joined } from './abstract-state.ts';
import type { Happening } from '../finding/finding.ts';
import type { Kept, Lost, Search } from './analysis-types.ts';

/** Moves courses on in time, and keeps account of what has come of them. */
export class Ledger<T> {
  readonly kept: Kept<T>[] = [];
  readonly lost: Lost<T>[] = [];
  readonly #its: Search<T>;

  constructor(its: Search<T>) {
    this.#its = its;
  }

  keep({ at, cover }: Course<T>): void {
    if (at === undefined) return;
    const soon = cover ? this.#its.times.sooner(at, cover.by) : at;
    this.kept.push({ at: soon, afterEnd: false, cut: false });
  }

  lose(at: T, how: Omit<Lost<T>, 'at'>): void {
    this.lost.push({ at, ...how });
  }

  /** The latest of all that has been kept. */
  latest(): T | undefined {
    const [first, ...rest] = this.kept;
    return first && rest.reduce((late, { at }) => this.#its.times.later(late, at), first.at);
  }

  /** Where counting begins. */
  begun({ threat: exit }: Course<T>): Course<T> {
    const { zero, quest, started = zero } = this.#its;
    if (exit && quest.atExit === 'lost') this.lose(zero, { exit, beside: true });
    const name = identifierOf(quest.after ?? '');
    const marks = { case: started, [`${name}.sentAt`]: zero, [`${name}.deliveredAt`]: zero };
    return { at: zero, marks };
  }

  /** The mail server has accepted a message that leaves then, or refused it for good. */
  mailed(course: Course<T>): Course<T> {
    return moved(course, (at) => this.#its.times.after(at, this.#its.assume.mail));
  }

  noting(course: Course<T>, step: string, happens: Happening): Course<T> {
    return moved(course, (at) => this.#its.times.noting(at, step, happens));
  }

  /** Something beside the line surely brings it. */
  covered(course: Course<T>, { by, survives }: Cover<T>): Course<T> {
    const { cover } = course;
    if (cover === undefined) return { ...course, cover: { by, survives } };
    const sooner = this.#its.times.sooner(cover.by, by);
    return { ...course, cover: { by: sooner, survives: survives && cover.survives } };
  }

  joined(courses: readonly Course<T>[]): readonly Course<T>[] {
    return joined(courses, this.#its.times);
  }
}

export const marked = <T>(course: Course<T>, mark: string): Course<T> =>
  course.at === undefined ? course : { ...course, marks: { ...course.marks, [mark]: course.at } };

export const moved = <T>(course: Course<T>, to: (at: T) => T): Course<T> =>
  course.at === undefined ? course : { ...course, at: to(course.at) };
