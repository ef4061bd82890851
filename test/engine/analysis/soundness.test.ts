import { type CampaignResult, runCampaign } from '../../soundness/campaign.ts';

let found: CampaignResult;
beforeAll(async () => {
  found = await runCampaign({ seed: 20_261, flows: 60, runs: 6, log: () => undefined });
});

test('no random course of a random flow is later, longer or less than what was proved of it', () => {
  expect(found.compared).toBeGreaterThan(1000);
  expect(found.failures).toEqual([]);
});

test('the worst course that a proof shows comes to its bound, unless it says why it may not', () => {
  const sure = found.witnesses.filter(({ maybe }) => maybe === undefined);
  expect(sure.length).toBeGreaterThan(100);
  const short = sure.filter(({ share }) => share < 0.95);
  expect(short.length / sure.length).toBeLessThanOrEqual(0.01);
});

test('and never goes beyond it', () => {
  expect(found.witnesses.filter(({ share }) => share > 1)).toEqual([]);
});
