import type { Diagnostic } from '../model/diagnostic.ts';
import { checkCarried } from './flow/checks/carried.ts';
import { checkReached, handlerGoesOn, openHandlers } from './flow/checks/endings.ts';
import { pagelessTexts } from './flow/checks/pageless-texts.ts';
import { checkReaderMissing } from './flow/checks/reader-missing.ts';
import { checkShownMessages } from './flow/checks/shown-messages.ts';
import { checkWithdrawalWay } from './flow/checks/withdrawal-way.ts';
import { hasHandler, type LoweringResult } from './flow/lower/lower-flow.ts';
import type { WrittenFlow } from './flow/written-flow.ts';
import type { LoadedDefinitions } from './load-definitions.ts';
import { locate } from './source/source.ts';

/** What is found in a flow that has become a plan: what can be seen in the whole of it alone. */
export async function checkPlan(
  lowered: LoweringResult,
  flow: WrittenFlow,
  loaded: LoadedDefinitions,
): Promise<readonly Diagnostic[]> {
  const { library, house, houseHandlerGoesOn, asTold } = loaded;
  const { source } = flow;
  const handlers = openHandlers(lowered.plan).map((event) =>
    hasHandler(flow, event) ? locate(source, handlerGoesOn(event)) : houseHandlerGoesOn(event),
  );
  const found = [...checkReached(lowered, source), ...checkCarried(lowered, library)];
  return [
    ...handlers,
    ...found.map((one) => locate(source, one)),
    ...checkReaderMissing(lowered, flow, library).map(asTold),
    ...checkWithdrawalWay(lowered, flow, { library, house }).map(asTold),
    ...checkShownMessages(lowered, flow),
    ...(lowered.tooLarge ? [tooManySteps(flow)] : []),
    ...(await checkPageless(lowered, loaded)),
  ];
}

/** Candidates who have no page get no link to one. */
async function checkPageless(
  lowered: LoweringResult,
  { checkPagelessTexts, checkPagelessRequests, checkTexts, asTold }: LoadedDefinitions,
): Promise<readonly Diagnostic[]> {
  const found = pagelessTexts(lowered).map(async ({ template, asks }) => {
    const known = new Set((await checkTexts(template)).map((one) => JSON.stringify(one)));
    const all = await (asks ? checkPagelessRequests : checkPagelessTexts)(template);
    return all.filter((one) => !known.has(JSON.stringify(one))).map(asTold);
  });
  return (await Promise.all(found)).flat();
}

const tooManySteps = ({ source }: WrittenFlow): Diagnostic =>
  locate(source, {
    code: 'too-many-steps',
    path: ['steps'],
    what: 'key',
    message:
      'with the parts that it runs, the flow has more than 2000 steps or is nested too deeply',
    hint: 'run fewer parts inside each other',
  });
