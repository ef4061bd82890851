import { progress, type Progress } from '../progress/progress.ts';
import type { Expectation, Page } from './scene.ts';
import { upTo, type Miss, type Outcome } from './expectation-context.ts';
import type { Label } from '../model/base.ts';

/** Compares the candidate's page at an instant with what it should say. */
export function pageMisses(
  expected: Extract<Expectation, { kind: 'page' }>,
  { its, rehearsal, later }: Outcome,
): readonly Miss[] {
  const at = expected.at === undefined ? rehearsal.until : later(its.start, expected.at);
  const page = progress(its.plan, upTo(rehearsal.entries, at));
  return parts(page, expected).flatMap(({ name, wanted, shown }) =>
    matches(wanted, shown)
      ? []
      : [
          {
            expected: [`the candidate's page to say ${name}: ${list(wanted)}`, at],
            came: [list(shown.map(textOf))],
            at,
          },
        ],
  );
}

interface Part {
  readonly name: string;
  readonly wanted: readonly string[];
  readonly shown: readonly Label[];
}

function parts(page: Progress, wanted: Page): readonly Part[] {
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
): readonly Part[] => (wanted === undefined ? [] : [{ name, wanted, shown }]);

const matches = (wanted: readonly string[], shown: readonly Label[]): boolean =>
  wanted.length === shown.length && wanted.every((text, i) => says(shown[i], text));

/** In any of its languages. */
const says = (label: Label | undefined, text: string): boolean =>
  typeof label === 'string' ? label === text : Object.values(label ?? {}).includes(text);

const textOf = (label: Label): string =>
  typeof label === 'string' ? label : (label['en'] ?? Object.values(label)[0] ?? '');

const list = (texts: readonly string[]): string => texts.join(', ') || 'nothing';
