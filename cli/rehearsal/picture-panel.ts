import type { CalendarTable } from '../../engine/model/calendar.ts';
import { endOf, longestWait, type Course } from './courses.ts';
import type { Names } from './names.ts';
import { columnsFor, dayOf, type Column } from './picture-days.ts';
import { element, escaped, fitting, words } from '../svg.ts';
import { timelineOf, type Row } from './timeline.ts';
import { lengthOf, whenIn } from './when.ts';

/** The picture of one course: a lane for each person, a column for each day. */
export interface Panel {
  readonly width: number;
  readonly height: number;
  readonly markup: string;
}

const sizes = { name: 150, heading: 58, days: 40, chip: 20, gap: 6, margin: 16 };

export function panelOf(course: Course, names: Names, table: CalendarTable): Panel {
  const rows = timelineOf(course.rehearsal);
  const left = sizes.margin + sizes.name;
  const columns = columnsFor([course.start.at, ...rows.map(({ at }) => at)], left, table);
  const width = Math.max(...columns.map((one) => one.x + one.width)) + sizes.margin;
  const lanes = lanesOf(rows, columns, table);
  const height = lanes.at(-1)?.bottom ?? 0;
  const painting: Painting = { course, names, columns, table, width, height };
  return {
    width,
    height: height + sizes.margin,
    markup: [
      heading(course),
      ...columns.map((column) => columnMarkup(column, height)),
      ...lanes.map((lane) => laneMarkup(lane, painting)),
    ].join('\n'),
  };
}

interface Painting {
  readonly course: Course;
  readonly names: Names;
  readonly columns: readonly Column[];
  readonly table: CalendarTable;
  readonly width: number;
  readonly height: number;
}

interface Lane {
  readonly who: string;
  readonly rows: readonly Row[];
  readonly top: number;
  readonly bottom: number;
}

const top = sizes.heading + sizes.days;

/** The candidate first, then people in the order in which they come in, at last what nobody does. */
function lanesOf(
  rows: readonly Row[],
  columns: readonly Column[],
  table: CalendarTable,
): readonly Lane[] {
  const people = [...new Set(rows.map(({ who }) => who))].filter(
    (who) => who !== 'candidate' && who !== '',
  );
  const lanes: Lane[] = [];
  for (const who of ['candidate', ...people, '']) {
    const own = rows.filter((row) => row.who === who);
    if (own.length === 0) continue;
    const most = Math.max(
      ...columns.map(({ day }) => own.filter((row) => dayOf(row.at, table) === day).length),
    );
    const from = lanes.at(-1)?.bottom ?? top;
    lanes.push({ who, rows: own, top: from, bottom: from + heightFor(most, who) });
  }
  return lanes;
}

/** The candidate's lane has a second line under the name. */
const heightFor = (chips: number, who: string): number =>
  Math.max(chips, who === 'candidate' ? 2 : 1) * sizes.chip + 2 * sizes.gap;

const heading = (course: Course): string =>
  [
    words(course.scene.title, { x: sizes.margin, y: 24 }, 'title'),
    words(
      `${endOf(course)}; the candidate waits at most ${lengthOf(longestWait(course))} for a word`,
      { x: sizes.margin, y: 44 },
      'subtitle',
    ),
  ].join('');

function columnMarkup(column: Column, bottom: number): string {
  const { x, width, label, note, closed, day } = column;
  const kind = day === undefined ? 'gap' : 'day';
  return [
    element('rect', {
      x,
      y: sizes.heading,
      width,
      height: bottom - sizes.heading,
      class: closed ? `${kind} closed` : kind,
    }),
    words(label, { x: x + 8, y: sizes.heading + 18 }, 'label'),
    words(note, { x: x + 8, y: sizes.heading + 33 }, 'note'),
  ].join('');
}

function laneMarkup(lane: Lane, painting: Painting): string {
  const { names, columns, table, width } = painting;
  const name = lane.who === '' ? 'the case' : names.person(lane.who);
  const y = lane.top + sizes.gap + 14;
  return [
    element('line', {
      x1: sizes.margin,
      y1: lane.top,
      x2: width - sizes.margin,
      y2: lane.top,
      class: 'rule',
    }),
    words(fitting(name, sizes.name - 10, 13), { x: sizes.margin, y }, 'name'),
    ...(lane.who === 'candidate'
      ? [words('candidate', { x: sizes.margin, y: y + 15 }, 'note')]
      : []),
    ...columns.flatMap((column) =>
      lane.rows
        .filter(({ at }) => dayOf(at, table) === column.day)
        .map((row, i) =>
          chip(
            row,
            { x: column.x + 6, y: lane.top + sizes.gap + i * sizes.chip, width: column.width - 12 },
            painting,
          ),
        ),
    ),
  ].join('');
}

function chip(
  row: Row,
  { x, y, width }: { readonly x: number; readonly y: number; readonly width: number },
  { names, course }: Painting,
): string {
  const clock = whenIn(course.its.plan.zone)(row.at).slice(-5);
  const text = fitting(`${clock}  ${shortly(row)}`, width - 14, 11);
  const kind = kindOf(row);
  return element(
    'g',
    { class: kind },
    element('title', {}, escaped(`${clock} ${names.row(row)}`)),
    element('rect', { x, y, width, height: sizes.chip - 3, rx: 4, class: 'chip' }),
    element('rect', { x, y, width: 4, height: sizes.chip - 3, rx: 2, class: 'bar' }),
    words(text, { x: x + 9, y: y + 12.5 }, 'what'),
  );
}

const shortly = ({ message, what }: Row): string => {
  if (message === undefined) return what.replace(/^says /, '').replace(/^the case /, '');
  const { template, task } = message;
  return task === undefined
    ? template
    : `${template}: ${task.id.slice(task.id.lastIndexOf('/') + 1)}`;
};

/** Colours: what a message says, or what somebody did. */
const kindOf = ({ message, sort }: Row): string =>
  message === undefined || message.task !== undefined
    ? message === undefined
      ? sort
      : 'task-mail'
    : message.class;
