import { Composer, Lexer, Parser } from 'yaml';
import type { CST, Document, LineCounter } from 'yaml';
import { explainSyntax } from './explain-syntax.ts';
import type { OffsetDiagnostic } from './source.ts';

/** Depth of nesting: more than any real flow has, little enough for recursive walks. */
const maxDepth = 100;
const maxMarks = 1000;
/** Diagnostics of one file; more would only bury the first. */
export const maxErrors = 20;

/**
 * Composes YAML nodes from a text in bounded time. Texts that would exhaust the library are refused token by token before it composes
 * them: today they come from the operator's own folder, but an editor on the web will take them from anybody who may log in.
 */
export function composeDocument(
  text: string,
  lines: LineCounter,
): { readonly document?: Document.Parsed; readonly found: readonly OffsetDiagnostic[] } {
  const { tokens, rejection } = tokenize(text, lines);
  if (rejection) return { found: [rejection] };
  const composer = new Composer({
    schema: 'core',
    stringKeys: true,
    // `toValue` finds duplicate keys in linear time, the library in quadratic time.
    uniqueKeys: false,
    resolveKnownTags: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const document = withoutStacks(() => [...composer.compose(tokens, true, text.length)][0]);
  if (document === undefined) return { found: [] };
  return { document, found: explainSyntax(text, [...document.errors, ...document.warnings]) };
}

/** Spares the stack traces: the library makes an Error for every mistake, and thousands of traces take seconds. */
function withoutStacks<T>(body: () => T): T {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return body();
  } finally {
    Error.stackTraceLimit = limit;
  }
}

interface TokenizedText {
  readonly tokens: CST.Token[];
  readonly rejection?: OffsetDiagnostic;
}

function tokenize(text: string, lines: LineCounter): TokenizedText {
  lines.addNewLine(0);
  const parser = new Parser(lines.addNewLine);
  const tokens: CST.Token[] = [];
  const count = { documents: 0, errors: 0, marks: 0 };
  // Returns a diagnostic when the text must not be read further.
  const addTokens = (more: Iterable<CST.Token>): OffsetDiagnostic | undefined => {
    for (const token of more) {
      if (token.type === 'document') count.documents += 1;
      if (count.documents > 1) return severalDocuments(token.offset);
      if (token.type === 'error') count.errors += 1;
      if (count.errors <= maxErrors) tokens.push(token);
    }
    return undefined;
  };
  for (const lexeme of new Lexer().lex(text)) {
    if (isMark(lexeme)) count.marks += 1;
    const rejection =
      addTokens(parser.next(lexeme)) ??
      (count.marks > maxMarks ? tooManyMarks(parser.offset) : undefined) ??
      (parser.stack.length > maxDepth ? tooDeep(parser.offset) : undefined);
    if (rejection) return { tokens, rejection };
    if (count.errors > maxErrors) return { tokens };
  }
  const rejection = addTokens(parser.end());
  return rejection ? { tokens, rejection } : { tokens };
}

const isMark = (lexeme: string): boolean =>
  lexeme.startsWith('*') || lexeme.startsWith('&') || lexeme.startsWith('!');

const severalDocuments = (offset: number): OffsetDiagnostic => ({
  code: 'yaml-several-documents',
  message: 'a second document begins here',
  hint: 'keep one document in a file: remove the line "---" or move what follows into its own file',
  from: offset,
  to: offset + 1,
});

const tooManyMarks = (offset: number): OffsetDiagnostic => ({
  code: 'yaml-aliases',
  message: `more than ${maxMarks} anchors, aliases and tags`,
  hint: 'write the values out instead of using anchors, aliases and tags',
  from: offset,
  to: offset + 1,
});

const tooDeep = (offset: number): OffsetDiagnostic => ({
  code: 'yaml-too-deep',
  message: `maps and lists are nested more than ${maxDepth} deep`,
  hint: 'move inner steps into a flow of their own and "run" it',
  from: offset,
  to: offset + 1,
});
