import { LiquidError } from 'liquidjs';
import { didYouMean } from '../../../../expression/check/nearest.ts';
import type { Diagnostic } from '../../../../model/diagnostic.ts';
import { checkComparisons } from './check-comparisons.ts';
import { checkLoops } from './check-loops.ts';
import { checkMarkers } from './check-markers.ts';
import { checkVariables } from './check-variables.ts';
import { parseText, type ParsedText, vocabulary } from './liquid.ts';
import type { TextPart } from './text-part.ts';
import type { TextScope } from './text-scope.ts';

/** More than any mail that is read to its end; keeps every check of it short. */
const limits = { letters: 100_000, markers: 500 };

export const isTooLarge = ({ text }: TextPart): boolean =>
  text.length > limits.letters ||
  text.split('{{').length + text.split('{%').length > limits.markers;

const tooLarge = {
  code: 'file-too-large',
  message: `a text has more than ${limits.letters} letters or ${limits.markers} places to fill in`,
  hint: 'a mail should be short: leave out what nobody reads',
} as const;

/** Reports Liquid that is not sound, or says what a text cannot know. */
export function checkLiquid(part: TextPart, scope: TextScope): readonly Diagnostic[] {
  if (isTooLarge(part)) return [part.diagnosticAt(tooLarge, 0, 1)];
  const parsed = parsedOf(part);
  const broken = [...checkMarkers(part, [...scope.keys()])];
  if ('nodes' in parsed)
    return [
      ...broken,
      ...checkVariables(part, parsed, scope),
      ...checkComparisons(part, scope),
      ...checkLoops(part),
    ];
  // A tag that closes nothing, say, follows from the one that is broken.
  return broken.length > 0 ? broken : [parsed];
}

function parsedOf(part: TextPart): ParsedText | Diagnostic {
  try {
    return parseText(part.text, part.kind);
  } catch (error) {
    if (!LiquidError.is(error)) throw error;
    const { begin, end } = error.token;
    return part.diagnosticAt(
      {
        code: 'text-syntax',
        message:
          error.message.split('\n', 1)[0]?.replace(/, (file:.*, )?line:\d+, col:\d+$/, '') ?? '',
        hint: hintFor(error.message),
      },
      begin,
      end,
    );
  }
}

function hintFor(message: string): string {
  const [, filter] = /^undefined filter: (\w+)/.exec(message) ?? [];
  const [, tag] = /^tag "(\w+)" not found/.exec(message) ?? [];
  const hint = hints.find(([form]) => form.test(message))?.[1] ?? 'look up how Liquid writes it';
  if (filter !== undefined) return didYouMean(filter, [...vocabulary.filters], hint);
  return tag === undefined ? hint : didYouMean(tag, [...vocabulary.tags], hint);
}

const hints: readonly (readonly [RegExp, string])[] = [
  [/^tag "\{%(?![\s\S]*%\})[\s\S]*not closed/, 'close it with "%}"'],
  [/^undefined filter/, 'see the reference for the filters that texts may use'],
  [/^tag ".*" not found/, 'see the reference for the tags that texts may use'],
  [/^tag .* not closed/, 'add the tag that ends it, such as "{% endif %}"'],
  [/^(output|tag) .* not closed/, 'close it with "}}" or "%}"'],
];
