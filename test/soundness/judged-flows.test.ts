import type { Entry } from '../../engine/model/journal.ts';
import { judge } from './judges.ts';
import { judgeFlows } from './judged-flows.ts';

// What the rules about order let pass, a rehearsal never does: judged by the record alone.

test('no random flow that the rules let pass has a record in which a judge finds a fault', async () => {
  const { passed, armed, wrong } = await judgeFlows(6015, 200, 25);
  expect(wrong).toEqual([]);
  expect(passed).toBeGreaterThan(100);
  expect(armed).toBeGreaterThan(200);
});

const at = { seq: 1, at: 0 };
const opened = (task: string) => ({ ...at, kind: 'opened', type: 'decision', task }) as Entry;
const settled = (task: string, outcome: string): Entry => ({
  ...at,
  kind: 'settled',
  task,
  round: 1,
  outcome,
  silent: outcome === 'silent',
});
const sent = (messageClass: 'offer' | 'regret' | 'decision-status' | 'correction'): Entry => ({
  ...at,
  kind: 'sent',
  message: messageClass,
  step: messageClass,
  template: messageClass,
  class: messageClass,
  to: { who: 'candidate' },
});
const yes = [opened('a'), settled('a', 'approved')];
const no = [opened('a'), settled('a', 'rejected')];

// prettier-ignore
test.each<readonly [string, readonly Entry[], readonly string[]]>([
  ['an offer after a yes', [...yes, sent('offer')], []],
  ['an offer that nobody has approved', [sent('offer')], ['an offer that nobody has approved']],
  ['an offer after a no', [...yes, opened('b'), settled('b', 'rejected'), sent('offer')], ['an offer beside approved,rejected']],
  ['an offer after a no that was lifted', [...no, opened('b'), settled('b', 'approved'), sent('offer')], []],
  ['an offer while an approval is open', [...yes, opened('b'), sent('offer')], ['an offer beside approved,open']],
  ['an approval behind an offer', [...yes, sent('offer'), opened('b')], ['an approval opens behind an offer']],
  ['a regret after an offer', [...yes, sent('offer'), sent('regret')], ['a regret after an offer']],
  ['and after a correction', [...yes, sent('offer'), sent('correction'), sent('regret')], []],
  ['"no decision yet" after a regret', [...no, sent('regret'), sent('decision-status')], ['no decision yet after an outcome']],
])('a judge sees %s', (_sentence, entries, wrong) => {
  expect(judge(entries).wrong).toEqual(wrong);
});
