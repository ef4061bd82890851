import type { Schema } from '../../engine/steps/step.ts';
import { names, parts } from './library.ts';
import { writeDuration } from './random-duration.ts';
import { writeExpression } from './random-expression.ts';
import type { Spot, Writer } from './spot.ts';

/** A text as its schema describes it: the first way of writing that is meant. */
export function writeText(schema: Schema, spot: Spot, writer: Writer): string {
  for (const way of ways) {
    const text = way(schema, spot, writer);
    if (text !== undefined) return text;
  }
  return 'words';
}

type Way = (schema: Schema, spot: Spot, writer: Writer) => string | undefined;

const expression: Way = ({ expression: of, refersTo }, spot, { choices }) => {
  if (of === undefined || (of.marked === true && !choices.chance(15))) return undefined;
  const marker = of.marked === true ? (of.marker ?? '=') : '';
  return `${marker}${writeExpression(of.type, spot, choices, refersTo)}`;
};

const duration: Way = ({ orDuration, duration: of }, _spot, { choices }) => {
  if (orDuration === true) return writeDuration(choices);
  if (of === undefined) return undefined;
  if (of.percent === true && choices.chance(50)) return `${5 + choices.below(90)}%`;
  return `${writeDuration(choices)}${choices.chance(50) ? (of.suffix ?? '') : ''}`;
};

const reference: Way = ({ refersTo }, { outcomes, mayEnd }, { choices, telling }) => {
  const among = (list: readonly string[]) => list[choices.below(list.length)];
  if (refersTo === 'outcome') return among(outcomes);
  if (refersTo === 'flow')
    return among(Object.keys(parts).filter((flow) => mayEnd || parts[flow]?.ends !== true));
  if (refersTo === 'message') return among([...names.message, ...telling]);
  return refersTo === 'who' || refersTo === 'template' || refersTo === 'form'
    ? among(names[refersTo])
    : undefined;
};

const listed: Way = ({ enum: values, examples, pattern }, _spot, { choices }) => {
  const among = values ?? examples;
  if (among !== undefined) return among[choices.below(among.length)];
  return pattern?.endsWith('%$') === true ? `${10 + choices.below(91)}%` : undefined;
};

const ways: readonly Way[] = [expression, duration, reference, listed];
