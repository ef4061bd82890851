import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { offlineSettings } from '../../cli/client/signal-act.ts';

// With which keys an act is said past the server: never without, unless that is meant.

const [empty, embedded] = ['empty', 'embedded'].map((name) =>
  mkdtempSync(path.join(tmpdir(), `tidings-${name}-`)),
);
const key = Buffer.alloc(32, 7).toString('base64');
writeFileSync(path.join(embedded!, 'payload-key'), `${key}\n`);

test.each<[string, Record<string, string>, readonly string[] | undefined]>([
  ['those of the settings', { TIDINGS_PAYLOAD_KEYS: `a:${key}` }, ['a']],
  ['that of the embedded stack', { TIDINGS_DATA: embedded! }, ['embedded']],
  [
    'it also for an empty setting',
    { TIDINGS_DATA: embedded!, TIDINGS_PAYLOAD_KEYS: '' },
    ['embedded'],
  ],
  ['none, which is meant', { TIDINGS_DATA: embedded!, TIDINGS_PAYLOAD_KEYS: 'none' }, undefined],
])('an act by --offline takes %s', (_title, env, ids) => {
  const { keys } = offlineSettings(env);
  expect(keys && [...keys.byId.keys()]).toEqual(ids);
});

test('without keys nothing is said, and it is told where they were looked for', () => {
  const said = new RegExp(`no payload key.*TIDINGS_DATA.*"${empty}".*TIDINGS_PAYLOAD_KEYS=none`);
  expect(() => offlineSettings({ TIDINGS_DATA: empty })).toThrow(said);
});
