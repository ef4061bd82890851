import { isObject } from '../../../model/base.ts';
import type { Diagnostic } from '../../../model/diagnostic.ts';
import { expressionsIn, readsFactsAndAnswers } from '../../../steps/answers-in-message.ts';
import type { StepMessage } from '../../../steps/step-message.ts';
import { sendersOf } from '../../../steps/senders-of.ts';
import { locate, type Source, type ValuePath } from '../../source/source.ts';
import { valueAt } from '../../source/value-at.ts';
import type { LoweringResult } from '../lower/lower-flow.ts';
import type { WrittenFlow } from '../written-flow.ts';
import type { NothingShown } from '../shown-values.ts';

/**
 * A message that people see before they decide is one that the flow sends to the candidate, whichever of its steps does, and whose values can
 * be told before it is sent. Checked in the plan, where the parts that are run stand in their places.
 */
export function* checkShownMessages(
  { plan, origins }: LoweringResult,
  flow: WrittenFlow,
): Generator<Diagnostic> {
  const written = [...origins.values()];
  const places: readonly (readonly [Source, ValuePath])[] = [
    ...[...new Set([flow.source, ...written.map(({ source }) => source)])].map(whole),
    ...written.map(({ source, path }) => [source, path] as const),
  ];
  for (const [source, path] of places)
    for (const [at, template] of messagesShown(source, [...path, 'shows'])) {
      const nothing = whyNothing(template, plan);
      if (nothing !== undefined)
        yield locate(source, {
          code: 'unknown-shown',
          path: at,
          what: 'value',
          message: nothing.problem,
          hint: nothing.hint,
        });
    }
}

const whole = (source: Source): readonly [Source, ValuePath] => [source, []];

function messagesShown(source: Source, path: ValuePath): readonly (readonly [ValuePath, string])[] {
  const written = valueAt(source, path);
  return (Array.isArray(written) ? written : []).flatMap((one: unknown, index) =>
    isObject(one) && typeof one['message'] === 'string'
      ? [[[...path, index, 'message'], one['message']] as const]
      : [],
  );
}

function whyNothing(template: string, plan: LoweringResult['plan']): NothingShown | undefined {
  const [first, ...others] = sendersOf(template, plan);
  if (first === undefined)
    return {
      problem: `no step of the flow sends "${template}" to the candidate`,
      hint: 'name the template of a message that this flow sends to the candidate',
    };
  const [step, sent] = first;
  const other = others.find(([, one]) => saidBy(one) !== saidBy(sent));
  if (other !== undefined)
    return {
      problem: `"${step}" and "${other[0]}" both send "${template}", and give it other values, so that it is not known what it would say`,
      hint: 'give it the same values in both, or show a message that says the same wherever it is sent',
    };
  const unknown = expressionsIn(sent.message).find((one) => !readsFactsAndAnswers(one));
  return unknown === undefined ? undefined : notBefore(template, step, unknown.cel);
}

/** All that tells what a message says of what it says elsewhere. */
const saidBy = ({ message: { with: given, locale }, asks }: StepMessage): string =>
  JSON.stringify([given, locale, asks?.within]);

const notBefore = (template: string, step: string, cel: string): NothingShown => ({
  problem: `what "${template}" says by "=${cel}" is known only when "${step}" sends it`,
  hint: 'a message that is shown before is given texts, times, facts and answers to forms',
});
