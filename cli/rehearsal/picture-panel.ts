import type { CalendarTable } from '../../engine/model/calendar.ts';
import { endOf, longestWait, type SimulationRun } from './simulation-runs.ts';
import type { DisplayNames } from './display-names.ts';
import { columnsFor, dayOf, type Column } from './picture-days.ts';
import { element, escaped, truncated, textElement } from '../diagram/svg-element.ts';
import { timelineOf, type TimelineRow } from './timeline.ts';
import { durationText, instantFormatIn } from './time-format.ts';

/** The picture of one run: a lane for each person, a column for each day. */
export interface Panel {
  readonly width: number;
  readonly height: number;
  readonly markup: string;
}

const sizes = { name: 150, heading: 58, days: 40, chip: 20, gap: 6, margin: 16 };

export function panelOf(run: SimulationRun, names: DisplayNames, table: CalendarTable): Panel {
  const rows = timelineOf(run.rehearsal);
  const left = sizes.margin + sizes.name;
  const columns = columnsFor([run.start.at, ...rows.map(({ at }) => at)], left, table);
  const width = Math.max(...columns.map((one) => one.x + one.width)) + sizes.margin;
  const lanes = lanesOf(rows, columns, table);
  const height = lanes.at(-1)?.bottom ?? 0;
  const context: PanelContext = { run, names, columns, table, width, height };
  return {
    width,
    height: height + sizes.margin,
    markup: [
      heading(run),
      ...columns.map((column) => columnMarkup(column, height)),
      ...lanes.map((lane) => laneMarkup(lane, context)),
    ].join('\n'),
  };
}

interface PanelContext {
  readonly run: SimulationRun;
  readonly names: DisplayNames;
  readonly columns: readonly Column[];
  readonly table: CalendarTable;
  readonly width: number;
  readonly height: number;
}

interface Lane {
  readonly who: string;
  readonly rows: readonly TimelineRow[];
  readonly top: number;
  readonly bottom: number;
}

const top = sizes.heading + sizes.days;

/** The candidate first, then people in the order in which they come in, at last what nobody does. */
function lanesOf(
  rows: readonly TimelineRow[],
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

const heading = (run: SimulationRun): string =>
  [
    textElement(run.scene.title, { x: sizes.margin, y: 24 }, 'title'),
    textElement(
      `${endOf(run)}; the candidate waits at most ${durationText(longestWait(run))} for a word`,
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
    textElement(label, { x: x + 8, y: sizes.heading + 18 }, 'label'),
    textElement(note, { x: x + 8, y: sizes.heading + 33 }, 'note'),
  ].join('');
}

function laneMarkup(lane: Lane, context: PanelContext): string {
  const { names, columns, table, width } = context;
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
    textElement(truncated(name, sizes.name - 10, 13), { x: sizes.margin, y }, 'name'),
    ...(lane.who === 'candidate'
      ? [textElement('candidate', { x: sizes.margin, y: y + 15 }, 'note')]
      : []),
    ...columns.flatMap((column) =>
      lane.rows
        .filter(({ at }) => dayOf(at, table) === column.day)
        .map((row, i) =>
          chip(
            row,
            { x: column.x + 6, y: lane.top + sizes.gap + i * sizes.chip, width: column.width - 12 },
            context,
          ),
        ),
    ),
  ].join('');
}

function chip(
  row: TimelineRow,
  { x, y, width }: { readonly x: number; readonly y: number; readonly width: number },
  { names, run }: PanelContext,
): string {
  const clock = instantFormatIn(run.rehearsedCase.plan.zone)(row.at).slice(-5);
  const text = truncated(`${clock}  ${shortText(row)}`, width - 14, 11);
  const style = styleOf(row);
  return element(
    'g',
    { class: style },
    element('title', {}, escaped(`${clock} ${names.row(row)}`)),
    element('rect', { x, y, width, height: sizes.chip - 3, rx: 4, class: 'chip' }),
    element('rect', { x, y, width: 4, height: sizes.chip - 3, rx: 2, class: 'bar' }),
    textElement(text, { x: x + 9, y: y + 12.5 }, 'what'),
  );
}

const shortText = ({ message, what }: TimelineRow): string => {
  if (message === undefined) return what.replace(/^says /, '').replace(/^the case /, '');
  const { template, task } = message;
  return task === undefined
    ? template
    : `${template}: ${task.id.slice(task.id.lastIndexOf('/') + 1)}`;
};

/** The style of a chip: the class of its message, or what somebody did. */
const styleOf = ({ message, sort }: TimelineRow): string =>
  message === undefined || message.task !== undefined
    ? message === undefined
      ? sort
      : 'task-mail'
    : message.class;
