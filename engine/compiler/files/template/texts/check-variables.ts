import { didYouMean } from '../../../../expression/check/nearest.ts';
import { momentType, type ValueType } from '../../../../expression/check/value-type.ts';
import type { Diagnostic } from '../../../../model/diagnostic.ts';
import { analyze, type ParsedText } from './liquid.ts';
import { loopsOf, markersOf, type Marker, type TextLoop } from './markers.ts';
import { offsetOf, type TextPart } from './text-part.ts';
import {
  anyType,
  resolvePath,
  type PathResolution,
  type Segments,
  type TextScope,
} from './text-scope.ts';

/** Reports variables that do not exist, and those that may be missing where they are shown. */
export function* checkVariables(
  part: TextPart,
  parsed: ParsedText,
  scope: TextScope,
): Generator<Diagnostic> {
  const markers = markersOf(part.text);
  const { variables, locals } = analyze(parsed);
  const context: VariableContext = {
    part,
    scope,
    markers,
    loops: loopsOf(markers),
    locals: new Set([...Object.keys(locals), 'forloop']),
  };
  for (const variable of Object.values(variables).flat()) {
    const { row, col } = variable.location;
    yield* checkUse(variable.toArray(), offsetOf(part.text, row, col), context);
  }
  for (const marker of markers) {
    yield* checkReader(marker, context);
    if (writesNoMoment(marker)) yield notAPath(marker, part);
    yield* checkOutput(marker, context);
  }
}

/** What another filter has made of a moment is a text, unless the filter only stands in for one that is missing. */
const writesNoMoment = ({ filters, path }: Marker): boolean => {
  const at = filters.lastIndexOf('when');
  if (at < 0) return false;
  return path === undefined || filters.slice(0, at).some((filter) => filter !== 'default');
};

const notAPath = ({ start, end, written }: Marker, part: TextPart): Diagnostic =>
  part.diagnosticAt(
    {
      code: 'wrong-type',
      message: `"${written}" writes as a moment what is none`,
      hint: 'name a moment before "| when", such as a date-time of the case',
    },
    start,
    end,
  );

interface VariableContext {
  readonly part: TextPart;
  readonly scope: TextScope;
  readonly markers: readonly Marker[];
  readonly loops: readonly TextLoop[];
  /** Names that the text assigns itself. */
  readonly locals: ReadonlySet<string>;
}

function* checkUse(
  segments: Segments,
  start: number,
  context: VariableContext,
): Generator<Diagnostic> {
  const found = resolveVariable(segments, start, context);
  const written = segments.join('.');
  const end = start + (/^[\w.[\]'"-]+/.exec(context.part.text.slice(start))?.[0].length ?? 1);
  if (!found) {
    const root = String(segments[0]);
    const message = {
      code: 'unknown-variable',
      message: `"${root}" is not given to this text`,
      hint: didYouMean(root, [...context.scope.keys()], 'add it to "requires" in template.yaml'),
    } as const;
    yield context.part.diagnosticAt(message, start, start + root.length);
  } else if ('unknownAt' in found) {
    const owner = segments.slice(0, found.unknownAt).join('.');
    const name = String(segments[found.unknownAt]);
    const message = {
      code: 'unknown-variable',
      message: `"${owner}" has no field "${name}"`,
      hint: didYouMean(
        name,
        found.known,
        segments[0] === 'case'
          ? 'name one of the fields in case.yaml'
          : `it has: ${found.known.join(', ')}`,
      ),
    } as const;
    yield context.part.diagnosticAt(message, start, end);
  } else if (!isTestedForPresence(start, context)) {
    const missing = found.optional.find((path) => !isGuarded(path, context));
    if (missing !== undefined)
      yield context.part.diagnosticAt(mayBeMissing(written, missing), start, end);
  }
}

/** Names are no identity: somebody who decides may be called like the candidate. */
function* checkReader(
  { inner, start, end }: Marker,
  { part }: VariableContext,
): Generator<Diagnostic> {
  if (!/\brecipient\.name\s*[!=]=|[!=]=\s*recipient\.name\b/.test(inner)) return;
  const message = {
    code: 'reader-by-name',
    message: 'two people may have one name, so a name does not say who reads this',
    hint: 'ask "recipient.isCandidate"',
  } as const;
  yield part.diagnosticAt(message, start, end);
}

const mayBeMissing = (written: string, missing: string) =>
  ({
    code: 'may-be-missing',
    message: `"${written}" may be missing, and then the mail cannot be written`,
    hint: `put it between "{% if ${missing} %}" and "{% endif %}"`,
  }) as const;

function resolveVariable(
  segments: Segments,
  start: number,
  context: VariableContext,
): PathResolution | undefined {
  const root = String(segments[0]);
  const loop = context.loops.findLast(({ item, start: from }) => item === root && from < start);
  if (loop) {
    const list = resolveVariable(loop.list, loop.start, context);
    const item = list && 'type' in list ? list.type.item : undefined;
    return resolvePath(item ?? anyType, segments);
  }
  if (context.locals.has(root)) return resolvePath(anyType, segments);
  const type = context.scope.get(root);
  return type && resolvePath(type, segments);
}

/** Whether a variable stands in a condition or before `default`, where it may be missing. */
const isTestedForPresence = (start: number, { markers }: VariableContext): boolean => {
  const marker = markers.find((one) => one.start <= start && start < one.end);
  return marker?.condition === true || marker?.filters[0] === 'default';
};

const isGuarded = (path: string, { markers }: VariableContext): boolean =>
  markers.some(
    ({ condition, inner }) =>
      condition &&
      inner.split(/[\s()=!<>]+/).some((word) => word === path || word.startsWith(`${path}.`)),
  );

/** What may be anything is looked at where a step gives it. */
const isMoment = ({ cel, day }: ValueType): boolean =>
  day === true || cel === 'dyn' || cel === momentType.cel;

/** The fields of a map that no text can show as a whole; an amount of money it can. */
const fieldsToChoose = ({ fields, money }: ValueType): readonly string[] | undefined =>
  fields && !money ? [...fields.keys()] : undefined;

function* checkOutput(marker: Marker, context: VariableContext): Generator<Diagnostic> {
  const { path, filters, start, end } = marker;
  const found = path && resolveVariable(path.split('.'), start, context);
  if (!found || !('type' in found)) return;
  const { type } = found;
  const fields = fieldsToChoose(type);
  const isWhen = filters.includes('when');
  if (type.instant && !isWhen)
    yield context.part.diagnosticAt(
      {
        code: 'moment-without-when',
        message: `"${path}" is a moment, which reads differently in each time zone`,
        hint: `write "{{ ${path} | when }}"`,
      },
      start,
      end,
    );
  else if (fields && filters.length === 0)
    yield context.part.diagnosticAt(
      {
        code: 'wrong-type',
        message: `"${path}" is a map and cannot be shown`,
        hint: `name one of its fields: ${fields.join(', ')}`,
      },
      start,
      end,
    );
  else if (isWhen && !isMoment(type))
    yield context.part.diagnosticAt(
      {
        code: 'wrong-type',
        message: `"${path}" is not a moment`,
        hint: 'leave "| when" out',
      },
      start,
      end,
    );
}
