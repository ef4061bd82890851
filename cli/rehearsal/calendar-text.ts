import { endOf, longestWait, type SimulationRun } from './simulation-runs.ts';
import type { DisplayNames } from './display-names.ts';
import { timelineOf, type TimelineRow } from './timeline.ts';
import { columns } from '../command/columns.ts';
import { durationText, instantFormatIn } from './time-format.ts';

/** The calendar of each run: what each person gets on which day. */
export function calendarText(
  runs: readonly SimulationRun[],
  displayNamesOf: (run: SimulationRun) => DisplayNames,
): string {
  const starts = [...new Set(runs.map(({ start }) => start))];
  return starts
    .map((start) =>
      runs
        .filter((run) => run.start === start)
        .map((run, i) => (i === 0 ? `${heading(run)}\n\n` : '') + runText(run, displayNamesOf(run)))
        .join('\n'),
    )
    .join('\n');
}

function heading({ start, rehearsedCase }: SimulationRun): string {
  const { zone } = rehearsedCase.plan;
  const text = `Started on ${start.title}: ${instantFormatIn(zone)(start.at)}, times in ${zone}`;
  return `${text}\n${'='.repeat(text.length)}`;
}

function runText(run: SimulationRun, names: DisplayNames): string {
  const { scene, rehearsedCase, rehearsal } = run;
  const when = instantFormatIn(rehearsedCase.plan.zone);
  const rows = timelineOf(rehearsal);
  return [
    `${scene.title}: ${endOf(run)}`,
    `longest wait of the candidate without a word: ${durationText(longestWait(run))}`,
    columns(['DAY', 'TIME', 'WHO', 'WHAT', 'ID'], days(rows, when, names)),
    '',
  ].join('\n');
}

/** The rows of a run; a day is named once. */
function days(
  rows: readonly TimelineRow[],
  when: (at: number) => string,
  names: DisplayNames,
): string[][] {
  let last = '';
  return rows.map((row) => {
    const [weekday = '', day = '', time = ''] = when(row.at).split(' ');
    const shown = `${weekday} ${day}`;
    const cell = shown === last ? '' : shown;
    last = shown;
    return [cell, time, names.person(row.who), names.row(row), row.message?.template ?? ''];
  });
}
