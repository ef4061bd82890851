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
  [['decide', 'c', '--task', '', '--as', 'a', '--outcome', 'o'], 'give the id of a task'],
  [['decide', 'c', '--task', 't', '--as', ' ', '--outcome', 'o'], 'give the id of a person'],
  [['decide', 'c', '--task', 't', '--as', 'a', '--outcome', ''], 'give an outcome'],
  [['close', 'c', '--outcome', '', '--tell-nobody'], 'give an outcome'],
  [['revoke', 'c', '--person', ''], 'give the id of a person'],
  [['cases', '--flow', ''], 'give the id of a flow'],
  [['cases', '--before', ''], 'give the id of a case'],
  [['counts', '--from', '2026-05-02', '--to', '2026-05-01'], 'no day is in between'],
  [['check', '--scenes', ''], 'give a file or a folder'],
  [['test', '--filter', 'no such scene', 'basic-instant'], 'no scene has "no such scene"'],
  [['render', 'offer', '--case', 'FACTS', '--zone', 'Nowhere'], 'give a time zone'],
  [['render', 'offer', '--case', 'FACTS', '--locale', 'xx'], 'Allowed choices are en, zh-CN'],
  [['start', '--flow', 'f'], '--flow says how to start a case'],
  [['start', '--accept', 'late-start'], '--accept says how to start a case'],
  [['start', '--twin'], '--twin says how to start a case'],
  [['start', '--idempotency-key', 'k'], '--idempotency-key says how to start a case'],
  [['start', '--json'], '--json says how to start a case'],
  [['start', '--url', 'http://127.0.0.1:1'], '--url says how to start a case'],
  [['start', '--key-file', '/nowhere'], '--key-file says how to start a case'],
  [['start', '--case', 'FACTS', '--idempotency-key', 'a b'], 'without blanks'],
  [['start', '--case', 'FACTS', '--idempotency-key', '钥匙'], 'without blanks'],
])('tidings %j', async (words, why) => {
  const asked = api().asked.length;
  const args = words.map((word) => (word === 'FACTS' ? file('facts.json') : word));
  const { code, err } = await tidings(args, env());
  expect([code, err]).toEqual([2, expect.stringContaining(why)]);
  expect(api().asked).toHaveLength(asked);
});
