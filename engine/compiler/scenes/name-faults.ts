import { didYouMean } from '../schema/messages.ts';
import type { PathDiagnostic, ValuePath } from '../source/source.ts';
import type { DiagnosticCode } from '../source/codes.ts';

/** What may be named in one place, and what a name that is none is called. */
export interface AllowedNames {
  readonly known: readonly string[];
  readonly code: DiagnosticCode;
  /** `a task of this flow`. */
  readonly noun: string;
}

/** A name that stands nowhere. */
export function* checkName(
  path: ValuePath,
  written: string | undefined,
  { known, code, noun }: AllowedNames,
): Generator<PathDiagnostic> {
  if (written === undefined || known.includes(written)) return;
  const short = known.filter((name) => !name.includes('/'));
  yield {
    code,
    path,
    what: 'value',
    message: `"${written}" is not ${noun}`,
    hint: didYouMean(
      written,
      known,
      known.length === 0 ? 'there is none' : `known: ${short.join(', ')}`,
    ),
  };
}
