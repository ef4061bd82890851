import type { DiagramLine, DiagramNode, DiagramBranch } from '../../engine/diagram/node.ts';
import { boldLatinWidth, element, textElement, wrapped } from './svg-element.ts';
import type { Captions } from './caption.ts';
import { card, cardOf, type SvgFragment, type CardPosition } from './svg-card.ts';

const indent = 28;
const gap = 8;

/** `rail`: as far down as the line has to be seen when it ends here. */
interface DrawnLine extends SvgFragment {
  readonly rail: number;
}

/** A line of nodes along a rail, and the branches that leave it to its right. */
export function lineOf(line: DiagramLine, position: CardPosition, captions: Captions): DrawnLine {
  const markup: string[] = [];
  let { y } = position;
  let rail = y;
  for (const node of line) {
    const drawn = drawNode(node, { ...position, y }, captions);
    markup.push(drawn.markup);
    ({ rail } = drawn);
    y = drawn.bottom + gap;
  }
  return { markup: markup.join('\n'), bottom: y - gap, rail };
}

function drawNode(node: DiagramNode, position: CardPosition, captions: Captions): DrawnLine {
  const markup: string[] = [];
  let { y } = position;
  let rail = y + card.pad;
  if (node.of.term !== 'fork') {
    const drawn = cardOf(node, captions.node(node), position);
    markup.push(drawn.markup);
    y = drawn.bottom;
  }
  for (const branch of node.branches) {
    const drawn = drawBranch(branch, { ...position, y }, captions);
    markup.push(drawn.markup);
    y = drawn.bottom;
    ({ rail } = drawn);
  }
  if (node.onwards !== 'always' && node.onwards.length > 0) {
    const drawn = onwardsOf(captions.names(node.onwards), { ...position, y });
    markup.push(drawn.markup);
    rail = y + 16;
    y = drawn.bottom;
  }
  return { markup: markup.join('\n'), bottom: y, rail };
}

function drawBranch(
  branch: DiagramBranch,
  { x, y, right }: CardPosition,
  captions: Captions,
): DrawnLine {
  const inner = x + indent;
  const name = nameOf(captions.names(branch.names), { x: inner + card.left, y: y + 4, right });
  const line = lineOf(branch.line, { x: inner, y: name.bottom, right }, captions);
  const fork = y + 4;
  const kind = branch.parallel ? 'rail beside' : 'rail';
  const low = line.bottom;
  const down = branch.rejoins ? low : line.rail;
  const rails = [
    `M${x} ${fork}C${x} ${fork + 14} ${inner} ${fork} ${inner} ${fork + 16}V${down}`,
    ...(branch.rejoins ? [`C${inner} ${low + 16} ${x} ${low} ${x} ${low + 16}`] : []),
  ];
  const bottom = line.bottom + (branch.rejoins ? 14 : 4);
  return {
    markup: [path(rails.join(''), kind), name.markup, line.markup].join('\n'),
    bottom,
    rail: branch.rejoins ? bottom + 2 : fork,
  };
}

function nameOf(text: string, { x, y, right }: CardPosition): SvgFragment {
  const lines = wrapped(text, right - x, 12, boldLatinWidth);
  return {
    markup: lines
      .map((one, i) => textElement(one, { x, y: y + 15 + i * card.row }, 'name'))
      .join(''),
    bottom: y + 22 + (lines.length - 1) * card.row,
  };
}

function onwardsOf(text: string, { x, y, right }: CardPosition): SvgFragment {
  const drawn = nameOf(text, { x: x + card.left, y: y + 2, right });
  const arrow = element('path', { d: `M${x - 4} ${y + 12}l4 5 4-5`, class: 'arrow' });
  return {
    markup: element('g', { class: 'onwards' }, arrow, drawn.markup),
    bottom: drawn.bottom - gap + 2,
  };
}

const path = (d: string, kind: string): string => element('path', { d, class: kind });
