import type { DiagramNode } from '../../engine/diagram/node.ts';
import { boldLatinWidth, element, widthOf, textElement, wrapped } from './svg-element.ts';
import type { Caption, CaptionRow } from './caption.ts';
import { styleClassOf } from './style-class.ts';
import { iconOf } from './svg-icons.ts';

/** A piece of the picture, and where it ends. */
export interface SvgFragment {
  readonly markup: string;
  readonly bottom: number;
}

export interface CardPosition {
  /** Where the rail is. */
  readonly x: number;
  readonly y: number;
  /** Up to where cards reach. */
  readonly right: number;
}

export const card = { left: 22, pad: 11, title: 18, row: 16, radius: 11 };

/** A node on the rail and the card beside it. */
export function cardOf(
  node: DiagramNode,
  { title, rows }: Caption,
  { x, y, right }: CardPosition,
): SvgFragment {
  const left = x + card.left;
  const width = right - left - 2 * card.pad;
  const titles = wrapped(title, width, 14, boldLatinWidth);
  let line = y + card.pad + 11;
  const text = titles.map((one, i) =>
    textElement(one, { x: left + card.pad, y: line + i * card.title }, 'title'),
  );
  line += titles.length * card.title - 1;
  for (const row of rows) {
    const drawn = rowOf(row, { x: left + card.pad, y: line, right: right - card.pad });
    text.push(drawn.markup);
    line = drawn.bottom;
  }
  const bottom = line - 12 + (node.of.term === 'end' ? 4 : card.pad) - (rows.length === 0 ? 1 : 0);
  const box = { x: left, y, width: right - left, height: bottom - y, rx: 9, class: 'card' };
  const kind = kindOf(node);
  return {
    markup: element('g', { class: kind }, element('rect', box), ...text, dot(node, x, y)),
    bottom,
  };
}

function rowOf({ text, end }: CaptionRow, { x, y, right }: CardPosition): SvgFragment {
  const room = end === undefined ? 0 : widthOf(end, 12, boldLatinWidth) + 12;
  const lines = wrapped(text, right - x - room, 12);
  return {
    markup: [
      ...lines.map((one, i) => textElement(one, { x, y: y + i * card.row }, 'row')),
      ...(end === undefined ? [] : [textElement(end, { x: right, y }, 'row end')]),
    ].join(''),
    bottom: y + lines.length * card.row,
  };
}

const dot = (node: DiagramNode, x: number, y: number): string =>
  element(
    'g',
    { transform: `translate(${x} ${y + card.pad + 6})` },
    element('circle', { r: card.radius, class: 'dot' }),
    element('path', { d: iconOf(node.of), class: 'icon' }),
  );

/** Gives the card its colour. */
const kindOf = ({ of }: DiagramNode): string =>
  of.term === 'send' ? `told ${styleClassOf(of)}` : styleClassOf(of);
