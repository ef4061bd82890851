import type { Exit } from '../../behaviour/behaviour.ts';
import type { Times } from './time-domain.ts';

/** A way that the case may have gone so far, on which what is looked for has not come yet. */
export interface Course<T> {
  /** The latest that the line can be here; undefined until counting has begun. */
  readonly at: T | undefined;
  /** What runs beside and surely brings it. */
  readonly cover?: Cover<T>;
  /** What runs beside since before counting began, and may end the case at any time. */
  readonly threat?: Exit;
  /** When the messages of earlier steps left at the latest, by `step.sentAt`, for the times that count from them. */
  readonly marks: Marks<T>;
}

export type Marks<T> = Readonly<Record<string, T>>;

export interface Cover<T> {
  readonly by: T;
  /** It goes on when the case ends. */
  readonly survives: boolean;
}

/** Joins ways that differ in nothing but their time, which is then the later one. */
export function joined<T>(courses: readonly Course<T>[], times: Times<T>): readonly Course<T>[] {
  if (courses.length < 2) return courses;
  const kept = new Map<string, Course<T>>();
  for (const course of courses) {
    const { at, cover, threat } = course;
    const key = `${at !== undefined} ${cover?.survives} ${threat !== undefined}`;
    const other = kept.get(key);
    kept.set(key, other === undefined ? course : join(other, course, times));
  }
  return [...kept.values()];
}

function join<T>(a: Course<T>, b: Course<T>, times: Times<T>): Course<T> {
  const both = (x: T | undefined, y: T | undefined): T | undefined =>
    x === undefined || y === undefined ? undefined : times.later(x, y);
  const by = both(a.cover?.by, b.cover?.by);
  const { cover, ...rest } = a;
  return {
    ...rest,
    at: both(a.at, b.at),
    marks: a.marks === b.marks ? a.marks : sharedMarks(a.marks, b.marks, times),
    ...(by !== undefined && cover && { cover: { ...cover, by } }),
  };
}

/** A mark that only one of both ways has passed says nothing behind both. */
const sharedMarks = <T>(a: Marks<T>, b: Marks<T>, times: Times<T>): Marks<T> =>
  Object.fromEntries(
    Object.entries(a).flatMap(([key, mine]) => {
      const its = b[key];
      return its === undefined ? [] : [[key, times.later(mine, its)]];
    }),
  );
