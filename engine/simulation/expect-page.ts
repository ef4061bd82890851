import { progress, type Progress } from '../progress/progress.ts';
import type { PageExpectation } from './scene.ts';
import type {
  ExpectationContext,
  ExpectationFailure,
  ExpectationOfKind,
} from './expectation-context.ts';
import type { Label } from '../model/base.ts';

/** Compares the candidate's page at an instant with what it should say. */
export function pageFailures(
  expected: ExpectationOfKind<'page'>,
  { rehearsedCase, rehearsal, resolvePoint }: ExpectationContext,
): readonly ExpectationFailure[] {
  const at =
    expected.at === undefined ? rehearsal.until : resolvePoint(rehearsedCase.start, expected.at);
  const journal = rehearsal.entries.filter((entry) => entry.at <= at);
  const page = progress(rehearsedCase.plan, journal);
  return parts(page, expected).flatMap(({ name, wanted, shown }) =>
    matches(wanted, shown)
      ? []
      : [
          {
            expected: [`the candidate's page to say ${name}: ${list(wanted)}`, at],
            actual: [list(shown.map(textOf))],
            at,
          },
        ],
  );
}

interface PagePart {
  readonly name: string;
  readonly wanted: readonly string[];
  readonly shown: readonly Label[];
}

function parts(page: Progress, wanted: PageExpectation): readonly PagePart[] {
  const { current, done, follows, told } = wanted;
  return [
    ...part('current', current === undefined ? undefined : [current], [
      page.current?.label ?? 'none',
    ]),
    ...part(
      'done',
      done,
      page.done.map(({ label }) => label),
    ),
    ...part('follows', follows, page.follows),
    ...part(
      'told',
      told,
      page.told.map(({ template }) => template),
    ),
  ];
}

const part = (
  name: string,
  wanted: readonly string[] | undefined,
  shown: readonly Label[],
): readonly PagePart[] => (wanted === undefined ? [] : [{ name, wanted, shown }]);

const matches = (wanted: readonly string[], shown: readonly Label[]): boolean =>
  wanted.length === shown.length && wanted.every((text, i) => says(shown[i], text));

/** Whether a label has this text in any of its languages. */
const says = (label: Label | undefined, text: string): boolean =>
  typeof label === 'string' ? label === text : Object.values(label ?? {}).includes(text);

const textOf = (label: Label): string =>
  typeof label === 'string' ? label : (label['en'] ?? Object.values(label)[0] ?? '');

const list = (texts: readonly string[]): string => texts.join(', ') || 'nothing';
