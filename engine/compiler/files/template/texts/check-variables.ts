import type { Diagnostic } from '../../../../model/diagnostic.ts';
import { didYouMean } from '../../../schema/messages.ts';
import { analyze, type ParsedText } from './liquid.ts';
import { loopsOf, markersOf, type Marker, type TextLoop } from './markers.ts';
import { offsetOf, type TextPart } from './text-part.ts';
import { anything, follow, type Followed, type Segments, type TextScope } from './text-scope.ts';

/** Whatever a text names exists, and is there whenever it is shown. */
export function* variableFaults(
  part: TextPart,
  parsed: ParsedText,
  scope: TextScope,
): Generator<Diagnostic> {
  const markers = markersOf(part.text);
  const look: Look = { part, scope, markers, loops: loopsOf(markers), locals: localsOf(parsed) };
  for (const { segments, start } of usesOf(part, parsed)) yield* useFaults(segments, start, look);
  for (const marker of look.markers) yield* outputFaults(marker, look);
}

interface Look {
  readonly part: TextPart;
  readonly scope: TextScope;
  readonly markers: readonly Marker[];
  readonly loops: readonly TextLoop[];
  /** Names that the text gives itself. */
  readonly locals: ReadonlySet<string>;
}

const localsOf = (parsed: ParsedText): ReadonlySet<string> =>
  new Set([...Object.keys(analyze(parsed).locals), 'forloop']);

function usesOf(part: TextPart, parsed: ParsedText) {
  const variables = Object.values(analyze(parsed).variables).flat();
  return variables.map((variable) => ({
    segments: variable.toArray(),
    start: offsetOf(part.text, variable.location.row, variable.location.col),
  }));
}

function* useFaults(segments: Segments, start: number, look: Look): Generator<Diagnostic> {
  const found = lookUp(segments, start, look);
  const written = segments.join('.');
  const end = start + (/^[\w.[\]'"-]+/.exec(look.part.text.slice(start))?.[0].length ?? 1);
  if (!found) {
    const root = String(segments[0]);
    const finding = {
      code: 'unknown-variable',
      message: `"${root}" is not given to this text`,
      hint: didYouMean(root, [...look.scope.keys()], 'add it to "requires" in template.yaml'),
    } as const;
    yield look.part.place(finding, start, start + root.length);
  } else if ('unknownAt' in found) {
    const owner = segments.slice(0, found.unknownAt).join('.');
    const name = String(segments[found.unknownAt]);
    const finding = {
      code: 'unknown-variable',
      message: `"${owner}" has no field "${name}"`,
      hint: didYouMean(name, found.known, 'name one of the fields in case.yaml'),
    } as const;
    yield look.part.place(finding, start, end);
  } else if (!isAsked(start, look)) {
    const missing = found.optional.find((path) => !isGuarded(path, look));
    if (missing !== undefined) yield look.part.place(mayBeMissing(written, missing), start, end);
  }
}

const mayBeMissing = (written: string, missing: string) =>
  ({
    code: 'may-be-missing',
    message: `"${written}" may be missing, and then the mail cannot be written`,
    hint: `put it between "{% if ${missing} %}" and "{% endif %}"`,
  }) as const;

function lookUp(segments: Segments, start: number, look: Look): Followed | undefined {
  const root = String(segments[0]);
  const loop = look.loops.findLast(({ item, start: from }) => item === root && from < start);
  if (loop) {
    const list = lookUp(loop.list, loop.start, look);
    const item = list && 'shape' in list ? list.shape.item : undefined;
    return follow(item ?? anything, segments);
  }
  if (look.locals.has(root)) return follow(anything, segments);
  const shape = look.scope.get(root);
  return shape && follow(shape, segments);
}

/** Conditions and defaults ask whether something is there. */
const isAsked = (start: number, { markers }: Look): boolean => {
  const marker = markers.find((one) => one.start <= start && start < one.end);
  return marker?.condition === true || marker?.filters[0] === 'default';
};

const isGuarded = (path: string, { markers }: Look): boolean =>
  markers.some(
    ({ condition, inner }) =>
      condition &&
      inner.split(/[\s()=!<>]+/).some((word) => word === path || word.startsWith(`${path}.`)),
  );

function* outputFaults(marker: Marker, look: Look): Generator<Diagnostic> {
  const { path, filters, start, end } = marker;
  const found = path && lookUp(path.split('.'), start, look);
  if (!found || !('shape' in found)) return;
  const { shape } = found;
  const isWhen = filters.includes('when');
  if (shape.instant && !isWhen)
    yield look.part.place(
      {
        code: 'moment-without-when',
        message: `"${path}" is a moment, which reads differently in each time zone`,
        hint: `write "{{ ${path} | when }}"`,
      },
      start,
      end,
    );
  else if (shape.fields && filters.length === 0)
    yield look.part.place(
      {
        code: 'wrong-type',
        message: `"${path}" is a map and cannot be shown`,
        hint: `name one of its fields: ${[...shape.fields.keys()].join(', ')}`,
      },
      start,
      end,
    );
  else if (isWhen && !['string', 'dyn'].includes(shape.cel))
    yield look.part.place(
      {
        code: 'wrong-type',
        message: `"${path}" is not a moment`,
        hint: 'leave "| when" out',
      },
      start,
      end,
    );
}
