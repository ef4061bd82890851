import { checkFlow, type CheckOptions } from './check-flow.ts';
import { drawFlows } from './drawn-flows.ts';
import { judges } from './judges/index.ts';
import { requiredPairs } from './pairs.ts';
import { createCounter, type Tally } from './tally.ts';

/** A block of flows of a campaign: what is drawn in it hangs on these numbers alone. */
export interface CampaignBlock extends CheckOptions {
  readonly seed: number;
  readonly block: number;
  readonly flows: number;
  /** The most that an author begins to write; each may hold more. */
  readonly most: number;
}

/** Draws a block of flows, proves them, and judges what their cases do. */
export async function runBlock(options: CampaignBlock): Promise<Tally> {
  const { seed, block, flows, most } = options;
  const counter = createCounter();
  const began = process.cpuUsage();
  const drawn = await drawFlows(seed, block, flows, most);
  counter.count('drawn', flows);
  for (const [index, flow] of drawn.entries()) checkFlow(flow, index, options, counter);
  const { user, system } = process.cpuUsage(began);
  counter.count('processor ms', Math.round((user + system) / 1000));
  return counter.tally();
}

/** What a campaign of this size has to have come to, and has not. */
export function shortcomings(
  { counts }: Tally,
  { armed, pairs }: { readonly armed: number; readonly pairs: boolean },
): readonly string[] {
  const { flows = 0, certified = 0, drawn = 0 } = counts;
  const idle = Object.keys(judges).filter((name) => (counts[`armed:${name}`] ?? 0) < armed);
  const never = pairs ? requiredPairs().filter((pair) => counts[`pair:${pair}`] === undefined) : [];
  return [
    ...idle.map((name) => `"${name}" was armed ${counts[`armed:${name}`] ?? 0} times`),
    ...never.map((pair) => `no certified flow has ${pair}`),
    ...(flows < drawn ? [`${drawn - flows} of ${drawn} flows do not compile`] : []),
    ...(certified < 0.6 * flows ? [`${certified} of ${flows} flows are certified`] : []),
    ...((counts['code:too-wide'] ?? 0) > flows / 1000 ? ['too many flows are too wide'] : []),
  ];
}
