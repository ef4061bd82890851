import type { SimulationRun } from './simulation-runs.ts';
import type { DisplayNames } from './display-names.ts';
import { panelOf, type Panel } from './picture-panel.ts';
import type { RehearsableFlow } from './rehearsable-flow.ts';
import { element, textElement } from '../diagram/svg-element.ts';
import { instantFormatIn } from './time-format.ts';

/** All runs in one picture, one below the other. */
export function picture(
  runs: readonly SimulationRun[],
  displayNamesOf: (run: SimulationRun) => DisplayNames,
  { context }: RehearsableFlow,
): string {
  const table = context.calendars.get(context.calendar);
  if (table === undefined) return '';
  const starts = [...new Set(runs.map(({ start }) => start))];
  const blocks = starts.flatMap((start) => [
    banner(start.title, instantFormatIn(context.plan.zone)(start.at), context.plan.zone),
    ...runs
      .filter((run) => run.start === start)
      .map((run) => panelOf(run, displayNamesOf(run), table)),
  ]);
  return stackedPanels([legend, ...blocks]);
}

const bannerHeight = 44;

const banner = (title: string, when: string, zone: string): Panel => ({
  width: 700,
  height: bannerHeight,
  markup: textElement(`Started on ${title}: ${when} (${zone})`, { x: 16, y: 28 }, 'banner'),
});

function stackedPanels(blocks: readonly Panel[]): string {
  const width = Math.max(...blocks.map((block) => block.width));
  let y = 0;
  const placed = blocks.map((block) => {
    const markup = element('g', { transform: `translate(0 ${y})` }, block.markup);
    y += block.height;
    return markup;
  });
  return `${element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', width, height: y, viewBox: `0 0 ${width} ${y}` },
    `\n<style>${style}</style>\n`,
    `${element('rect', { width, height: y, class: 'paper' })}\n`,
    ...placed.map((one) => `${one}\n`),
  )}\n`;
}

/** The meaning of each colour, that of the bar and that of the chip. */
const colours = {
  status: ['a decision is coming', '#4a6fa5', '#eaf0f8'],
  'decision-status': ['no decision yet', '#b8860b', '#fbf3df'],
  offer: ['offer', '#2e7d4f', '#e3f3e9'],
  regret: ['a no', '#a8453c', '#f8e6e4'],
  notice: ['notice', '#6b7280', '#f0f1f3'],
  'task-mail': ['asked, reminded', '#7a5ba8', '#f1ebf8'],
  act: ['somebody acts', '#1f2937', '#dfe3ea'],
  trouble: ['silence, lost mails', '#c2410c', '#fdeadf'],
  end: ['the case ends', '#0f172a', '#cbd5e1'],
} as const;

const others = { intent: 'offer', correction: 'regret', survey: 'notice', task: 'status' } as const;

const rules = Object.entries({
  ...colours,
  ...Object.fromEntries(Object.entries(others).map(([kind, like]) => [kind, colours[like]])),
}).map(([kind, [, dark, light]]) => `.${kind} .chip{fill:${light}}.${kind} .bar{fill:${dark}}`);

const style = [
  `text{font:11px system-ui,-apple-system,'Segoe UI','Noto Sans','Noto Sans CJK SC',sans-serif;fill:#1f2937}`,
  '.paper{fill:#fff}.day{fill:#fbfcfd;stroke:#e5e7eb}.gap{fill:#f3f4f6;stroke:#e5e7eb}.closed{fill:#eceef1}',
  '.rule{stroke:#e5e7eb}.banner{font-size:18px;font-weight:600}.title{font-size:15px;font-weight:600}',
  '.subtitle{font-size:12px;fill:#4b5563}.label{font-size:12px;font-weight:600}.note{font-size:10px;fill:#6b7280}',
  '.name{font-size:13px;font-weight:500}',
  ...rules,
].join('');

const legend: Panel = {
  width: 9 * 150,
  height: 36,
  markup: Object.entries(colours)
    .map(([kind, [meaning]], i) =>
      element(
        'g',
        { class: kind },
        element('rect', { x: 16 + i * 148, y: 12, width: 142, height: 18, rx: 4, class: 'chip' }),
        element('rect', { x: 16 + i * 148, y: 12, width: 4, height: 18, rx: 2, class: 'bar' }),
        textElement(meaning, { x: 25 + i * 148, y: 25 }, 'what'),
      ),
    )
    .join(''),
};
