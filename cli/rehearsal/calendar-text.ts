import { endOf, longestWait, type Course } from './courses.ts';
import type { Names } from './names.ts';
import { timelineOf, type Row } from './timeline.ts';
import { columns } from '../client/columns.ts';
import { lengthOf, whenIn } from './when.ts';

/** What each person gets on which day, for one course after the other. */
export function calendarText(
  courses: readonly Course[],
  namesOf: (course: Course) => Names,
): string {
  const starts = [...new Set(courses.map(({ start }) => start))];
  return starts
    .map((start) =>
      courses
        .filter((course) => course.start === start)
        .map(
          (course, i) =>
            (i === 0 ? `${heading(course)}\n\n` : '') + courseText(course, namesOf(course)),
        )
        .join('\n'),
    )
    .join('\n');
}

function heading({ start, its }: Course): string {
  const { zone } = its.plan;
  const text = `Started on ${start.title}: ${whenIn(zone)(start.at)}, times in ${zone}`;
  return `${text}\n${'='.repeat(text.length)}`;
}

function courseText(course: Course, names: Names): string {
  const { scene, its, rehearsal } = course;
  const when = whenIn(its.plan.zone);
  const rows = timelineOf(rehearsal);
  return [
    `${scene.title}: ${endOf(course)}`,
    `longest wait of the candidate without a word: ${lengthOf(longestWait(course))}`,
    columns(['DAY', 'TIME', 'WHO', 'WHAT', 'ID'], days(rows, when, names)),
    '',
  ].join('\n');
}

/** A day is named once. */
function days(rows: readonly Row[], when: (at: number) => string, names: Names): string[][] {
  let last = '';
  return rows.map((row) => {
    const [weekday = '', day = '', time = ''] = when(row.at).split(' ');
    const shown = `${weekday} ${day}`;
    const cell = shown === last ? '' : shown;
    last = shown;
    return [cell, time, names.person(row.who), names.row(row), row.message?.template ?? ''];
  });
}
