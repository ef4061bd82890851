import { type Context, Liquid, type Template } from 'liquidjs';
import { isBlank } from '../../case/clean-text.ts';
import { rememberLatest } from '../../../source/remember-latest.ts';
import { closeUp, markEnds } from './close-up.ts';
import { filterTypes } from './filter-types.ts';
import { formatValue, type TextReader, writeMoment } from './format-value.ts';

/** A parsed text, which can be rendered any number of times. */
export interface ParsedText {
  /** Throws when a variable is missing or cannot be shown. */
  render(variables: object, reader: TextReader): string;
  readonly nodes: readonly Template[];
}

/** `html` escapes the values that it fills in; `plain` is for subjects. */
export type TextKind = 'html' | 'plain';

/** Parses Liquid as strictly as the checker does; throws its error, which knows line and column. */
export const parseText: (text: string, kind: TextKind) => ParsedText = rememberLatest(parseAnew);

function parseAnew(text: string, kind: TextKind): ParsedText {
  const engine = engines[kind];
  const nodes = engine.parse(text);
  return {
    nodes,
    render(variables, reader) {
      const globals = {};
      readers.set(globals, reader);
      return closeUp(String(engine.renderSync(nodes, withoutEmpty(variables), { globals })));
    },
  };
}

/** The variables of a text, with their paths and places. */
export const analyze = ({ nodes }: ParsedText) => engines.plain.analyzeSync([...nodes]);

const filters: ReadonlySet<string> = new Set(Object.keys(filterTypes));

const tags = new Set(['assign', 'break', 'case', 'comment', 'continue', 'for', 'if', 'unless']);

/** The filters and tags that a text may use: none that reads files, the clock or chance, or writes unescaped. */
export const vocabulary = { filters, tags };

interface FilterContext {
  readonly context: Context;
}

/** The reader of each rendering, by its globals, which all its filters see and no text can name. */
const readers = new WeakMap<object, TextReader>();

function readerOf({ context }: FilterContext): TextReader {
  const reader = readers.get(context.globals);
  if (!reader) throw new TypeError('a text is filled for nobody');
  return reader;
}

function createEngine(escape: (text: string) => string): Liquid {
  const engine = new Liquid({
    strictVariables: true,
    strictFilters: true,
    lenientIf: true,
    ownPropertyOnly: true,
    relativeReference: false,
    templates: {},
    parseLimit: 2_000_000,
    renderLimit: 2000,
    memoryLimit: 5_000_000,
    outputEscape: function (this: FilterContext, value: unknown) {
      return markEnds(escape(formatValue(value, readerOf(this))));
    },
  });
  engine.registerFilter('when', function (value: unknown, part: unknown) {
    return writeMoment(value, part, readerOf(this));
  });
  for (const name of Object.keys(engine.filters)) {
    if (!filters.has(name)) engine.unregisterFilter(name);
  }
  for (const name of Object.keys(engine.tags)) if (!tags.has(name)) delete engine.tags[name];
  return engine;
}

const escapeHtml = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (letter) => `&#${letter.codePointAt(0)};`);

// A header ends at a line break: a name from outside must not begin another one.
const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');

const engines: Readonly<Record<TextKind, Liquid>> = {
  html: createEngine(escapeHtml),
  plain: createEngine(oneLine),
};

/** The variables of a text, where what is empty is nothing: an empty text or list counts as absent in every condition. */
const withoutEmpty = (variables: object): object =>
  Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, present(value)]));

function present(value: unknown): unknown {
  if (typeof value === 'string') return isBlank(value) ? null : value;
  if (Array.isArray(value)) {
    const kept = value.map(present).filter((item) => item !== null);
    return kept.length === 0 ? null : kept;
  }
  const isMap = typeof value === 'object' && value !== null;
  return isMap && Object.getPrototypeOf(value) === Object.prototype ? withoutEmpty(value) : value;
}
