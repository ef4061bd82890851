import type { Diagram } from '../../engine/diagram/diagram.ts';
import type { DiagramLine } from '../../engine/diagram/node.ts';
import type { Plan } from '../../engine/model/plan.ts';
import { boldLatinWidth, element, escaped, textElement, wrapped } from './svg-element.ts';
import type { Captions } from './caption.ts';
import { sectionsOf } from './sections.ts';
import type { SvgFragment } from './svg-card.ts';
import { lineOf } from './svg-line.ts';
import { style } from './svg-style.ts';

type DiagramPlan = Pick<Plan, 'flow' | 'title' | 'calendars'>;

const margin = 18;
const rail = margin + 12;

/** The diagram as a picture, narrow enough for a phone: the line from top to bottom, what leaves it to the right. */
export function diagramSvg(plan: DiagramPlan, diagram: Diagram, captions: Captions): string {
  const width = widthFor(diagram);
  const heading = headingOf(plan, captions, width - 2 * margin);
  const parts = [heading];
  let y = heading.bottom;
  for (const section of sectionsOf(diagram, captions.speech)) {
    const drawn = sectionOf(section, { y, width }, captions);
    parts.push(drawn);
    y = drawn.bottom;
  }
  const height = y + margin;
  return `${element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      class: 'tidings',
      role: 'img',
      lang: captions.speech.locale,
    },
    `\n${element('title', {}, escaped(captions.speech.label(plan.title)))}\n`,
    `<style>\n${style}\n</style>\n`,
    `${element('rect', { width, height, rx: 12, class: 'paper' })}\n`,
    ...parts.map(({ markup }) => `${markup}\n`),
  )}\n`;
}

function headingOf(
  { flow, title, calendars }: DiagramPlan,
  { speech }: Captions,
  room: number,
): SvgFragment {
  const lines = wrapped(speech.label(title), room, 19, boldLatinWidth);
  const named = Object.keys(calendars);
  const sub = [flow, ...(named.length === 0 ? [] : [speech.words.calendar(named.join(', '))])];
  const bottom = margin + lines.length * 25;
  return {
    markup: [
      ...lines.map((one, i) => textElement(one, { x: margin, y: margin + 16 + i * 25 }, 'heading')),
      textElement(sub.join(' · '), { x: margin, y: bottom + 12 }, 'sub'),
    ].join(''),
    bottom: bottom + 32,
  };
}

function sectionOf(
  { title, line }: { readonly title?: string; readonly line: DiagramLine },
  { y, width }: { readonly y: number; readonly width: number },
  captions: Captions,
): SvgFragment {
  const named = title === undefined ? { markup: '', bottom: y } : titleOf(title, { y, width });
  const drawn = lineOf(line, { x: rail, y: named.bottom, right: width - margin }, captions);
  const along = element('path', {
    d: `M${rail} ${named.bottom + 10}V${drawn.rail}`,
    class: 'rail',
  });
  return { markup: [named.markup, along, drawn.markup].join('\n'), bottom: drawn.bottom };
}

function titleOf(
  title: string,
  { y, width }: { readonly y: number; readonly width: number },
): SvgFragment {
  const lines = wrapped(title, width - 2 * margin, 15, boldLatinWidth);
  const top = y + 22;
  return {
    markup: [
      element('line', { x1: margin, x2: width - margin, y1: top, y2: top, class: 'rule' }),
      ...lines.map((one, i) => textElement(one, { x: margin, y: top + 26 + i * 20 }, 'section')),
    ].join(''),
    bottom: top + 20 + lines.length * 20,
  };
}

/** Each level takes a little room from the cards; the innermost ones keep enough. */
const widthFor = ({ main, handlers, backstops, undelivered }: Diagram): number => {
  const lines = [
    main,
    undelivered,
    ...handlers.map((h) => h.line),
    ...backstops.map((b) => b.line),
  ];
  return Math.max(440, 310 + 28 * Math.max(...lines.map(depthOf)));
};

const depthOf = (line: DiagramLine): number =>
  Math.max(
    1,
    ...line.flatMap(({ branches }) => branches.map((branch) => 1 + depthOf(branch.line))),
  );
