import { wordingAlone } from '../../engine/model/approval-subject.ts';
import type { AnnotatedSchema } from '../../engine/steps/step.ts';
import { drawnParts, names, templatesOf } from './library.ts';
import { writeDuration } from './random-duration.ts';
import { writeExpression } from './random-expression.ts';
import type { WritingContext, Writer } from './writing-context.ts';

/** A random text as its schema describes it, by the first writer that knows the schema. */
export function writeText(
  schema: AnnotatedSchema,
  context: WritingContext,
  writer: Writer,
): string {
  for (const write of textWriters) {
    const text = write(schema, context, writer);
    if (text !== undefined) return text;
  }
  return 'words';
}

type TextWriter = (
  schema: AnnotatedSchema,
  context: WritingContext,
  writer: Writer,
) => string | undefined;

const expression: TextWriter = ({ expression: of, refersTo }, context, { choices }) => {
  if (of === undefined || (of.marked === true && !choices.chance(15))) return undefined;
  const marker = of.marked === true ? (of.marker ?? '=') : '';
  return `${marker}${writeExpression(of.type, context, choices, refersTo)}`;
};

const duration: TextWriter = ({ orDuration, duration: of }, _context, { choices }) => {
  if (orDuration === true) return writeDuration(choices);
  if (of === undefined) return undefined;
  if (of.percent === true && choices.chance(50)) return `${5 + choices.below(90)}%`;
  return `${writeDuration(choices)}${choices.chance(50) ? (of.suffix ?? '') : ''}`;
};

const reference: TextWriter = (
  { refersTo, toldCandidate },
  { outcomes, mayEnd },
  { choices, tellSteps },
) => {
  const among = (list: readonly string[]) => list[choices.below(list.length)];
  if (toldCandidate !== undefined) return among(templatesOf(toldCandidate));
  if (refersTo === 'outcome') return among(outcomes);
  if (refersTo === 'part')
    return among(
      Object.keys(drawnParts).filter((part) => mayEnd || drawnParts[part]?.ends !== true),
    );
  if (refersTo === 'subject') return wordingAlone;
  if (refersTo === 'message') return among([...names.message, ...tellSteps]);
  return refersTo === 'who' ||
    refersTo === 'template' ||
    refersTo === 'form' ||
    refersTo === 'shown'
    ? among(names[refersTo])
    : undefined;
};

const listed: TextWriter = ({ enum: values, examples }, _context, { choices }) => {
  const among = values ?? examples;
  return among?.[choices.below(among.length)];
};

const fraction: TextWriter = ({ parts }, _context, { choices }) =>
  parts === true ? `${1 + choices.below(4)}/4` : undefined;

/** At least an hour apart. */
const repetition: TextWriter = ({ duration: of }, _context, { choices }) =>
  of?.least !== undefined && (of.prefix === undefined || choices.chance(15))
    ? `${of.prefix ?? ''}${choices.one(['1h', '5h', '1 business day'])}`
    : undefined;

const textWriters: readonly TextWriter[] = [
  expression,
  repetition,
  duration,
  reference,
  fraction,
  listed,
];
