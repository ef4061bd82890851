import { clientEnvironment, decide } from './client-environment.ts';
import { tidings } from './tidings.ts';

// What a command can see by itself is wrong usage: 2, and no server is asked.

const { api, env, file } = clientEnvironment();

test.each<[readonly string[], string]>([
  [['show', ''], 'give the id of a case'],
  [['show', '..'], 'give the id of a case'],
  [['decide', ' ', ...decide], 'give the id of a case'],
  [['withdraw', ''], 'give the id of a case'],
  [['resume', '.'], 'give the id of a case'],
  [['close', '', '--outcome', 'o', '--tell-nobody'], 'give the id of a case'],
  [['export', '--case', ''], 'give the id of a case'],
  [['erase', '--case', ''], 'give the id of a case'],
  [['erase', '--due', '--dry-run', '--within', 'soon'], 'give a period such as 30 days'],
  [['keys', 'create', 'a key', '--right', 'see'], 'it must be 1 to 40 small letters'],
  [['keys', 'create', 'ats', '--right', 'see', 'strat'], 'did you mean "start"'],
  [['keys', 'create', 'ats', '--right', 'see', '--days', '0'], 'give a number from 1 to 366'],
  [['keys', 'create', 'ats'], '(see --help)'],
  [['keys', 'revoke', ''], 'give the name of a key'],
  [['start', '--case', 'FACTS', '--idempotency-key', 'a b'], 'without blanks'],
  [['start', '--case', 'FACTS', '--idempotency-key', '钥匙'], 'without blanks'],
])('tidings %j', async (words, why) => {
  const asked = api().asked.length;
  const args = words.map((word) => (word === 'FACTS' ? file('facts.json') : word));
  const { code, err } = await tidings(args, env());
  expect([code, err]).toEqual([2, expect.stringContaining(why)]);
  expect(api().asked).toHaveLength(asked);
});
