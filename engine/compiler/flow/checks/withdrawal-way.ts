import type { Diagnostic } from '../../../model/diagnostic.ts';
import type { House } from '../../../model/house.ts';
import { behaviourOfPlan } from '../../../steps/behaviour-of-plan.ts';
import { usesOf } from '../../files/template/texts/text-uses.ts';
import { locate } from '../../source/source.ts';
import type { Library } from '../library.ts';
import type { LoweringResult } from '../lower/lower-flow.ts';
import type { WrittenFlow } from '../written-flow.ts';
import { firstTold } from './first-told.ts';
import { messagePlace, writtenStep } from './message-place.ts';

/**
 * Where candidates have no page, the first message to one names another way to withdraw: the address of the house for answers. A text
 * names it in each of its languages, and outside of a head that mail programs may cut off.
 */
export const checkWithdrawalWay = (
  lowered: LoweringResult,
  { source: flow }: WrittenFlow,
  { library, house }: { readonly library: Library; readonly house: House | undefined },
): readonly Diagnostic[] => {
  if (lowered.plan.candidatePage !== 'none') return [];
  const hasAddress = house?.company?.replyTo !== undefined;
  return firstTold(behaviourOfPlan(lowered.plan))
    .filter(({ template }) => !hasAddress || !namesAddress(template, library))
    .map(({ step, template }) => {
      const at = writtenStep(step, lowered);
      const { source, path, what } = at
        ? messagePlace({ step, template }, at)
        : { source: flow, path: ['candidate-page'], what: 'key' as const };
      return locate(source, {
        code: 'withdrawal-way',
        path,
        what,
        message: `"${template}" may be the first that the candidate hears, and names no way to withdraw, though there is no page`,
        hint: hasAddress
          ? 'write in each of its languages that an answer to {{ company.replyTo }} withdraws, inside {% if company.replyTo %}, or tell something that does before it'
          : 'write "reply-to:" below "company:" in house.yaml, and name it in the text as {{ company.replyTo }}',
      });
    });
};

function namesAddress(id: string, { templates }: Library): boolean {
  const template = templates.get(id);
  if (template === undefined) return false;
  const named = new Set(
    usesOf(template).flatMap(({ path, part, locale }) =>
      part === 'body' && path === 'company.replyTo' ? [locale] : [],
    ),
  );
  return Object.keys(template.body).every((locale) => named.has(locale));
}
