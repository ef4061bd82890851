import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { refuseLeaver } from '../../cli/client/refuse-leaver.ts';
import { offlineSettings, unreadBy } from '../../cli/client/signal-act.ts';
import { keyMarkOf } from '../../platform/codec/key-mark.ts';
import type { PayloadKeys } from '../../platform/codec/encryption.ts';

// With which keys an act is said past the server: never without, unless that is meant.

const [empty, embedded] = ['empty', 'embedded'].map((name) =>
  mkdtempSync(path.join(tmpdir(), `tidings-${name}-`)),
);
const key = randomBytes(32).toString('base64');
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

test.each<[string, string, string, RegExp]>([
  ['somebody who is there', 'definitions', 'li-na', /^taken$/],
  ['the candidate', 'nowhere', 'candidate', /^taken$/],
  ['somebody who has left', embedded!, 'li-na', /^"li-na" is not active in the directory any more/],
  [
    'somebody of whom the directory has never heard',
    'definitions',
    'nobody',
    /^"nobody" is no person of directory.yaml/,
  ],
  ['anybody, where no directory can be read', empty!, 'li-na', /no directory can be read/],
])('in the name of %s', async (_title, folder, person, expected) => {
  const written = readFileSync('definitions/directory.yaml', 'utf8');
  writeFileSync(
    path.join(embedded!, 'directory.yaml'),
    written.replace('  - id: li-na\n', '  - id: li-na\n    active: false\n'),
  );
  const said = refuseLeaver(person, { TIDINGS_DEFINITIONS: folder }).then(() => 'taken');
  expect(await said.catch((error: unknown) => String(Object(error).message))).toMatch(expected);
});

const keysOf = (...ids: readonly string[]): PayloadKeys => ({
  active: ids[0] ?? '',
  byId: new Map(ids.map((id) => [id, new Uint8Array(32).fill(id.charCodeAt(0))])),
});
const worker = (keys: PayloadKeys | undefined) => `17@host ${keyMarkOf(keys)}`;

test.each<[string, readonly string[], PayloadKeys | undefined, RegExp]>([
  ['the key of the worker', [worker(keysOf('a'))], keysOf('a'), /^sent$/],
  [
    'a key that the worker keeps for what is old',
    [worker(keysOf('b', 'a'))],
    keysOf('a'),
    /^sent$/,
  ],
  ['no key, as the worker', [worker(undefined)], undefined, /^sent$/],
  ['nobody to read it now', [], keysOf('x'), /^sent$/],
  ['a worker of whose keys nothing is known', ['17@host'], keysOf('x'), /^sent$/],
  [
    'a key that the worker has not',
    [worker(keysOf('a'))],
    keysOf('x'),
    /not sent: the worker lacks the key "x"/,
  ],
  [
    'a key that one of two workers has',
    [worker(keysOf('b')), worker(keysOf('a'))],
    keysOf('a'),
    /^sent$/,
  ],
  [
    'a key that neither of two workers has',
    [worker(keysOf('a')), worker(keysOf('b'))],
    keysOf('x'),
    /lacks the key "x"/,
  ],
  [
    'another key under the same id',
    [worker({ active: 'a', byId: new Map([['a', new Uint8Array(32)]]) })],
    keysOf('a'),
    /lacks the key "a"/,
  ],
  ['no key, to a worker with one', [worker(keysOf('a'))], undefined, /this process has none/],
  ['a key, to a worker without', [worker(undefined)], keysOf('a'), /the worker has none/],
])('what is said with %s is sent, or its sender is told', (_title, workers, keys, expected) => {
  expect(unreadBy(workers, keys) ?? 'sent').toMatch(expected);
});
