import { readConfig } from '../../../platform/settings/config.ts';
import type { EnvironmentVariables } from '../../../platform/settings/settings-reader.ts';

const bytes32 = Uint8Array.from({ length: 32 }, (_none, index) => index * 7);
const key32 = Buffer.from(bytes32).toString('base64');

test('without settings everything is on the loopback and in .tidings', () => {
  expect(readConfig({}, '/srv')).toEqual({
    config: {
      server: { host: '127.0.0.1', port: 8787, baseUrl: 'http://127.0.0.1:8787' },
      store: { folder: '/srv/.tidings/store' },
      data: '/srv/.tidings',
      temporal: { address: '127.0.0.1:7233', namespace: 'default' },
      mail: { smtpUrl: 'smtp://127.0.0.1:1025', from: 'tidings@localhost' },
      definitions: '/srv/definitions',
      fileSpace: 20 * 1024 ** 3,
      templates: '/srv/templates',
      company: 'Our company',
      zone: expect.any(String) as string,
      log: { level: 'info', pretty: false },
    },
  });
});

test('every setting is taken', () => {
  const env = {
    TIDINGS_HOST: '0.0.0.0',
    TIDINGS_PORT: '80',
    TIDINGS_BASE_URL: 'https://tidings.example.com/hr/',
    TIDINGS_API_KEY: 'sixteen-letters-or-more',
    TIDINGS_TRUST_PROXY: '2',
    TIDINGS_FILE_SPACE: '500MB',
    TIDINGS_TEMPORAL_UI: 'https://temporal.example.com, http://127.0.0.1:8233/',
    TIDINGS_DATABASE_URL: 'postgres://tidings:secret@db/tidings',
    TIDINGS_DATABASE_OWNER_URL: 'postgres://owner:secret@db/tidings',
    TIDINGS_DATA: '/var/tidings',
    TIDINGS_TEMPORAL_ADDRESS: 'temporal:7233',
    TIDINGS_TEMPORAL_NAMESPACE: 'hr',
    TIDINGS_TEMPORAL_API_KEY: 'cloud',
    TIDINGS_TEMPORAL_TLS: 'on',
    TIDINGS_SMTP_URL: 'smtps://relay:secret@mail:465',
    TIDINGS_MAIL_FROM: 'HR <hr@example.com>',
    TIDINGS_DEFINITIONS: 'flows',
    TIDINGS_TEMPLATES: '/etc/templates',
    TIDINGS_COMPANY: '示例公司',
    TIDINGS_PAYLOAD_KEYS: `new:${key32}, old:${key32}`,
    TIDINGS_ANCHOR_FILE: 'anchors.jsonl',
    TIDINGS_ANCHOR_MAIL: 'audit@example.com',
    TIDINGS_ANCHOR_KEY: key32,
    TIDINGS_TIME_ZONE: 'Asia/Shanghai',
    TIDINGS_LOG_LEVEL: 'debug',
    TIDINGS_LOG_FORMAT: 'pretty',
  };
  const read = readConfig(env, '/srv');
  expect('config' in read && JSON.parse(JSON.stringify(read.config, plain))).toEqual({
    server: {
      host: '0.0.0.0',
      port: 80,
      baseUrl: 'https://tidings.example.com/hr',
      apiKey: 'sixteen-letters-or-more',
      trustProxy: 2,
      temporalUi: ['https://temporal.example.com', 'http://127.0.0.1:8233'],
    },
    store: { url: 'postgres://tidings:secret@db/tidings' },
    owner: { url: 'postgres://owner:secret@db/tidings' },
    data: '/var/tidings',
    temporal: {
      address: 'temporal:7233',
      namespace: 'hr',
      apiKey: 'cloud',
      tls: true,
      keys: { active: 'new', byId: { new: [...bytes32], old: [...bytes32] } },
    },
    mail: { smtpUrl: 'smtps://relay:secret@mail:465', from: 'HR <hr@example.com>' },
    definitions: '/srv/flows',
    fileSpace: 500 * 1024 ** 2,
    templates: '/etc/templates',
    company: '示例公司',
    zone: 'Asia/Shanghai',
    log: { level: 'debug', pretty: true },
    anchors: { file: '/srv/anchors.jsonl', mail: 'audit@example.com', key: key32 },
  });
});

test.each<[string, EnvironmentVariables, readonly RegExp[]]>([
  ['a port that is none', { TIDINGS_PORT: 'web' }, [/^TIDINGS_PORT is "web".* 0 to 65535$/]],
  ['a port too high', { TIDINGS_PORT: '70000' }, [/^TIDINGS_PORT is "70000"/]],
  [
    'an open address without a key and without a name',
    { TIDINGS_HOST: '0.0.0.0' },
    [/^TIDINGS_API_KEY is missing/, /^TIDINGS_BASE_URL is missing/],
  ],
  ['another address without a key', { TIDINGS_HOST: '10.0.0.5' }, [/^TIDINGS_API_KEY is missing/]],
  ['a key that can be guessed', { TIDINGS_API_KEY: 'hunter2' }, [/^TIDINGS_API_KEY has 7 char/]],
  [
    'a key of one letter',
    { TIDINGS_API_KEY: 'a'.repeat(40) },
    [/^TIDINGS_API_KEY repeats itself or has hardly any different characters/],
  ],
  ...['password'.repeat(4), `${'correct horse '.repeat(3)}correct`].map(
    (key): [string, EnvironmentVariables, readonly RegExp[]] => [
      `the key ${key}`,
      { TIDINGS_API_KEY: key },
      [/^TIDINGS_API_KEY repeats itself/],
    ],
  ),
  [
    'an anchor key of one letter',
    { TIDINGS_ANCHOR_FILE: '/a', TIDINGS_ANCHOR_KEY: 'a'.repeat(32) },
    [/^TIDINGS_ANCHOR_KEY repeats itself/],
  ],
  [
    'a payload key of zeros',
    { TIDINGS_PAYLOAD_KEYS: `a:${Buffer.alloc(32).toString('base64')}` },
    [/^TIDINGS_PAYLOAD_KEYS can be guessed in key 1, called "a"/],
  ],
  [
    'a payload key of words',
    { TIDINGS_PAYLOAD_KEYS: `a:${Buffer.from('password'.repeat(4)).toString('base64')}` },
    [/^TIDINGS_PAYLOAD_KEYS can be guessed/],
  ],
  [
    'a key of Temporal that may travel in the clear',
    {
      TIDINGS_TEMPORAL_ADDRESS: 'temporal.example:7233',
      TIDINGS_TEMPORAL_API_KEY: 'hunter2',
      TIDINGS_TEMPORAL_TLS: 'off',
    },
    [/^TIDINGS_TEMPORAL_TLS is off, and TIDINGS_TEMPORAL_API_KEY would be sent/],
  ],
  ['an address without protocol', { TIDINGS_BASE_URL: 'example.com' }, [/^TIDINGS_BASE_URL is/]],
  ['an address with a query', { TIDINGS_BASE_URL: 'http://a/?b' }, [/^TIDINGS_BASE_URL holds/]],
  [
    'a space without a unit',
    { TIDINGS_FILE_SPACE: '20' },
    [/^TIDINGS_FILE_SPACE is "20".* MB, GB/],
  ],
  ['no space at all', { TIDINGS_FILE_SPACE: '0 GB' }, [/^TIDINGS_FILE_SPACE is "0 GB"/]],
  ['proxies that are no number', { TIDINGS_TRUST_PROXY: 'yes' }, [/^TIDINGS_TRUST_PROXY is "yes"/]],
  ['a UI with a path', { TIDINGS_TEMPORAL_UI: 'https://a, https://b/ui' }, [/"https:\/\/b\/ui"/]],
  ['a UI anywhere', { TIDINGS_TEMPORAL_UI: '*' }, [/^TIDINGS_TEMPORAL_UI has "\*"/]],
  ['a sender without an address', { TIDINGS_MAIL_FROM: 'hr' }, [/^TIDINGS_MAIL_FROM is "hr"/]],
  ['a sender without a domain', { TIDINGS_MAIL_FROM: 'hr@' }, [/behind the "@".* write it like/]],
  ['a sender at no whole domain', { TIDINGS_MAIL_FROM: 'HR <hr@work>' }, [/"work" behind the "@"/]],
  ['two senders', { TIDINGS_MAIL_FROM: 'a@b.example, c@d.example' }, [/has to be one address/]],
  [
    'two senders, one with a name',
    { TIDINGS_MAIL_FROM: 'a@b.example, HR <c@d.example>' },
    [/has to be one address/],
  ],
  ['a sender in brackets alone', { TIDINGS_MAIL_FROM: 'HR <>' }, [/^TIDINGS_MAIL_FROM is "HR <>"/]],
  ['a sender with a blank', { TIDINGS_MAIL_FROM: '"h r"@b.example' }, [/^TIDINGS_MAIL_FROM/]],
  ...['h r@example.com', 'HR <hr@example.com> extra', 'HR <hr@example.com'].map(
    (from): [string, EnvironmentVariables, readonly RegExp[]] => [
      `the sender ${from}`,
      { TIDINGS_MAIL_FROM: from },
      [/^TIDINGS_MAIL_FROM is .* has to be one address/],
    ],
  ),
  ['a sender over two lines', { TIDINGS_MAIL_FROM: 'HR\n<a@b.example>' }, [/a line break/]],
  [
    'a mail server elsewhere, and a sender that is only good here',
    { TIDINGS_SMTP_URL: 'smtp://u:hunter2@relay.example:587?requireTLS=true' },
    [/^TIDINGS_MAIL_FROM is missing.*"relay\.example"/],
  ],
  [
    'a password that may travel in the clear',
    { TIDINGS_SMTP_URL: 'smtp://u:hunter2@relay.example:587', TIDINGS_MAIL_FROM: 'hr@a.example' },
    [/^TIDINGS_SMTP_URL would send its password to "relay\.example" unencrypted/],
  ],
  [
    'a mail server elsewhere, and a sender at localhost',
    { TIDINGS_SMTP_URL: 'smtps://relay.example', TIDINGS_MAIL_FROM: 'HR <hr@localhost>' },
    [/^TIDINGS_MAIL_FROM is "HR <hr@localhost>".*"relay\.example"/],
  ],
  ...[
    'smtp://relay.example?requireTLS=true&ignoreTLS=true',
    'smtps://relay.example?secure=false',
    'smtps://127.0.0.1?ignoreTLS=true',
  ].map((url): [string, EnvironmentVariables, readonly RegExp[]] => [
    url,
    { TIDINGS_SMTP_URL: url, TIDINGS_MAIL_FROM: 'hr@a.example' },
    [/^TIDINGS_SMTP_URL (both requires|begins with smtps:\/\/ and does without) TLS/],
  ]),
  ['anchors without a key', { TIDINGS_ANCHOR_FILE: '/a' }, [/^TIDINGS_ANCHOR_KEY and .* together/]],
  ['anchors that are kept nowhere', { TIDINGS_ANCHOR_KEY: key32 }, [/^TIDINGS_ANCHOR_KEY and/]],
  [
    'anchors that go to an address, without a key',
    { TIDINGS_ANCHOR_MAIL: 'a@example.com' },
    [/^TIDINGS_ANCHOR_KEY and/],
  ],
  ...['audit', 'Audit <a@example.com>', 'a@example.com, b@example.com', 'a@b'].map(
    (mail): [string, EnvironmentVariables, readonly RegExp[]] => [
      `anchors that go to ${mail}`,
      { TIDINGS_ANCHOR_MAIL: mail, TIDINGS_ANCHOR_KEY: key32 },
      [/^TIDINGS_ANCHOR_MAIL is .* no address alone/],
    ],
  ),
  [
    'an anchor key that is short',
    { TIDINGS_ANCHOR_FILE: '/a', TIDINGS_ANCHOR_KEY: 'hunter2' },
    [/_ANCHOR_KEY has 7 char/],
  ],
  ['another database', { TIDINGS_DATABASE_URL: 'mysql://u:hunter2@h/d' }, [/begins with "mysql:"/]],
  ['a URL that is none', { TIDINGS_SMTP_URL: 'hunter2' }, [/^TIDINGS_SMTP_URL cannot be read/]],
  ['a mail server without a host', { TIDINGS_SMTP_URL: 'smtp://' }, [/_SMTP_URL names no host/]],
  ['TLS that is neither', { TIDINGS_TEMPORAL_TLS: 'yes' }, [/_TLS is "yes"/]],
  ['a URL as an address', { TIDINGS_TEMPORAL_ADDRESS: 'http://t:7233' }, [/give host:port/]],
  ['a zone of another planet', { TIDINGS_TIME_ZONE: 'Mars/Olympus' }, [/no time zone is called/]],
  ['an unknown level', { TIDINGS_LOG_LEVEL: 'loud' }, [/choose one of trace, debug/]],
  ['a key without id', { TIDINGS_PAYLOAD_KEYS: 'hunter2' }, [/cannot be read at key 1/]],
  ['a short key', { TIDINGS_PAYLOAD_KEYS: 'a:aHVudGVyMg==' }, [/has 7 bytes in key 1/]],
  [
    'two keys of one id',
    { TIDINGS_PAYLOAD_KEYS: `a:${key32},a:${key32}` },
    [/has two keys called "a"/],
  ],
  [
    'a name nearly right',
    { TIDINGS_API_KEYS: 'hunter2hunter2hunter2' },
    [/^TIDINGS_API_KEYS is not a setting; did you mean TIDINGS_API_KEY\?$/],
  ],
  [
    'all that is wrong at once',
    { TIDINGS_PORT: '-1', TIDINGS_LOG_FORMAT: 'xml' },
    [/^TIDINGS_PORT/, /^TIDINGS_LOG_FORMAT/],
  ],
])('%s is complained about, and no secret repeated', (_sentence, env, expected) => {
  const read = readConfig(env);
  const problems = 'problems' in read ? read.problems : [];
  expect(problems).toEqual(expected.map((each) => expect.stringMatching(each) as string));
  expect(problems.join('\n')).not.toContain('hunter2');
});

test.each<EnvironmentVariables>([
  { TIDINGS_PORT: ' ' },
  { TIDINGS_HOST: 'localhost' },
  { TIDINGS_HOST: '::1' },
  { TIDINGS_SMTP_URL: 'smtp://u:p@[::1]:1025' },
  { TIDINGS_TEST_TEMPORAL: 'x' },
])('%j is fine', (env) => {
  expect(readConfig(env)).toHaveProperty('config');
});

function plain(_name: string, value: unknown): unknown {
  if (value instanceof Map) return Object.fromEntries(value);
  return isBytes(value) ? value.data : value;
}

const isBytes = (value: unknown): value is { readonly data: readonly number[] } =>
  typeof value === 'object' && value !== null && 'type' in value && value.type === 'Buffer';
