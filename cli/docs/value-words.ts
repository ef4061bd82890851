import type { Reference, AnnotatedSchema } from '../../engine/steps/step.ts';
import { code } from './markdown.ts';

/** The values that a schema lets through, in the words of an author. */
export function valueWords(schema: AnnotatedSchema): string {
  if (schema.$ref !== undefined) return schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1);
  if (schema.enum) return schema.enum.map(code).join(', ');
  if (schema.anyOf) return choiceWords(schema.anyOf);
  return textWords(schema) ?? containerWords(schema);
}

/** `X, or a list of X` is said shorter. */
function choiceWords(schemas: readonly AnnotatedSchema[]): string {
  const [first, second] = schemas;
  if (first && second?.items === first) return `${valueWords(first)}; or a list`;
  return [...new Set(schemas.map(valueWords))].join(', or ');
}

const expressions = { bool: 'condition', instant: 'moment', any: 'expression' } as const;

const references: Readonly<Record<Reference, string>> = {
  who: 'who',
  template: 'template',
  form: 'form',
  flow: 'flow',
  part: 'part',
  calendar: 'calendar',
  outcome: 'outcome',
  message: 'step, class or `answer`',
  task: 'task',
  step: 'step that tells, or task',
  subject: '`text`, or step that tells, or task',
  pack: 'pack',
  shown: 'fact or answer',
};

function textWords({
  expression,
  refersTo,
  orDuration,
  duration,
}: AnnotatedSchema): string | undefined {
  const marked = expression && code(`${expression.marker ?? '='}<expression>`);
  if (orDuration) return `duration, or ${marked}`;
  if (refersTo) return `${references[refersTo]}${marked ? `, or ${marked}` : ''}`;
  if (expression) return expression.marked ? `text, or ${marked}` : expressions[expression.type];
  if (duration) return `duration${duration.percent ? ', or percentage' : ''}`;
  return undefined;
}

function containerWords(schema: AnnotatedSchema): string {
  const { items, properties, additionalProperties: named } = schema;
  if (items) return `list of ${valueWords(items).replace(/^(map|promise)\b/, '$1s')}`;
  if (properties) return `map with ${Object.keys(properties).map(code).join(', ')}`;
  if (typeof named === 'object') return `map of names to ${valueWords(named)}`;
  const { type, minimum, maximum } = schema;
  if (type === 'integer') return `number from ${minimum ?? 0} to ${maximum ?? 'any'}`;
  return plainTypes[String(type)] ?? 'anything';
}

const plainTypes: Readonly<Record<string, string>> = { string: 'text', object: 'map' };
