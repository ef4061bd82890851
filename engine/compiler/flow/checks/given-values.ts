import { didYouMean } from '../../../expression/check/nearest.ts';
import { violations } from '../../schema/validate.ts';
import { type PathDiagnostic, wrongValue } from '../../source/source.ts';
import type { Library } from '../library.ts';
import { partSchema } from '../part-schema.ts';
import { givenBy, givenKey, parameterIn, partNamedBy, type Takes } from '../written-part.ts';
import type { WrittenFlow, WrittenStep } from '../written-flow.ts';

/** A step that runs a part gives it what it takes, and nothing else; each value fits wherever it then stands. */
export function* checkGivenValues(
  { steps, source }: WrittenFlow,
  { parts }: Library,
): Generator<PathDiagnostic> {
  const { givenAt } = source;
  for (const step of steps) {
    const part = parts.get(partNamedBy(step) ?? '');
    if (part?.source.value === undefined) continue;
    yield* checkGiven(step, part.id, part.takes);
    if (givenAt === undefined) yield* checkNames(step);
  }
  if (givenAt) for (const one of violations(source, partSchema)) if (givenAt(one.path)) yield one;
}

function* checkGiven(step: WrittenStep, part: string, takes: Takes): Generator<PathDiagnostic> {
  const { path } = step.place;
  const given = Object.keys(givenBy(step));
  const missing = Object.entries(takes).filter(
    ([name]) => !given.includes(name) && !given.some((one) => isSlipOf(one, name, takes)),
  );
  if (missing.length > 0)
    yield {
      code: 'missing-value',
      path: [...path, step.kind.kind],
      what: 'value',
      message: `the part "${part}" needs ${valuesFor(missing.map(([name]) => name))}`,
      hint: `add "with: { ${missing.map(([name, kind]) => `${name}: ${samples[kind]}`).join(', ')} }"`,
    };
  for (const name of given.filter((one) => !Object.hasOwn(takes, one)))
    yield {
      code: 'unknown-value',
      path: [...path, givenKey, name],
      what: 'key',
      message: `the part "${part}" takes no "${name}"`,
      hint: didYouMean(name, Object.keys(takes), `remove it, or name it under "takes" of the part`),
    };
}

/** `a value for "window"`, `values for "window", "message"`. */
export const valuesFor = (names: readonly string[]): string =>
  `${names.length === 1 ? 'a value' : 'values'} for ${quotedNames(names)}`;

export const quotedNames = (names: readonly string[]): string =>
  names.map((one) => `"${one}"`).join(', ');

/** What stands in a part for whatever it takes is nothing in a flow; of a part it is told where the part is checked. */
function* checkNames(step: WrittenStep): Generator<PathDiagnostic> {
  for (const [name, value] of Object.entries(givenBy(step)))
    if (parameterIn(value) !== undefined)
      yield wrongValue(
        [...step.place.path, givenKey, name],
        `"${String(value)}" stands for what a part takes, and a flow takes nothing`,
        'write the value itself',
      );
}

/** Of a name that is misspelt it is told what was meant, and not that it is missing as well. */
const isSlipOf = (written: string, name: string, takes: Takes): boolean =>
  !Object.hasOwn(takes, written) && didYouMean(written, [name], '') !== '';

const samples: Readonly<Record<Takes[string], string>> = {
  template: '<id of a template>',
  form: '<id of a form>',
  duration: '2 business days',
  label: '<some words>',
  who: '<a role>',
};
