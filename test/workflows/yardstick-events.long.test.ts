import { scenarios, runScenario, windowsMs } from '../../bench/scenarios.ts';
import { sizeOf } from '../../bench/history-size.ts';
import { startLoad } from '../../bench/loads.ts';
import { byHandSide, flowSide, type Side } from '../../bench/sides.ts';
import { type BenchStack, startStack } from '../../bench/stack.ts';
import { testBundle, testServer } from '../temporal-server.ts';

let stack: BenchStack;
beforeAll(async () => {
  stack = await startStack({
    cli: testServer().cli,
    flowBundle: testBundle(),
    report: () => undefined,
  });
}, 60_000);
afterAll(() => stack.stop());

const idle = (side: Side) =>
  startLoad({
    side: side.name,
    load: 'idle',
    address: stack.address,
    smtpUrl: stack.smtpUrl,
    bundle: stack.bundles[side.name],
    windowsMs,
  });

async function eventsOf(side: Side): Promise<readonly (readonly [string, number])[]> {
  const worker = await idle(side);
  try {
    return await Promise.all(
      scenarios.map(async (scenario) => {
        const history = await runScenario(side, scenario, worker.prepare);
        return [scenario.name, sizeOf(history).events] as const;
      }),
    );
  } finally {
    await worker.stop();
  }
}

test('the yardstick costs a flow no more events than a workflow written by hand', async () => {
  const byHand = await eventsOf(byHandSide(stack.client));
  const flow = new Map(await eventsOf(flowSide(stack.client)));
  expect(byHand).toEqual([
    ['before the reminder', 30],
    ['after the reminder', 41],
    ['second approver', 52],
    ['both silent', 50],
  ]);
  expect(byHand.filter(([scenario, events]) => (flow.get(scenario) ?? Infinity) > events)).toEqual(
    [],
  );
}, 180_000);
