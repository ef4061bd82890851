import { randomBytes } from 'node:crypto';
import { settingWarnings } from '../../../platform/settings/setting-warnings.ts';
import { readConfig } from '../../../platform/settings/config.ts';
import type { EnvironmentVariables } from '../../../platform/settings/settings-reader.ts';

const open = {
  TIDINGS_BASE_URL: 'http://tidings.example.com',
  TIDINGS_DATABASE_URL: 'postgres://u:hunter2@db.example/d?sslmode=prefer',
  TIDINGS_DATABASE_OWNER_URL: 'postgres://o:hunter2@db2.example/d',
  TIDINGS_SMTP_URL: 'smtp://relay.example',
  TIDINGS_MAIL_FROM: 'hr@a.example',
  TIDINGS_TEMPORAL_ADDRESS: 'temporal.example:7233',
};
const closed = {
  TIDINGS_BASE_URL: 'https://tidings.example.com',
  TIDINGS_DATABASE_URL: 'postgres://u:hunter2@db.example/d?sslmode=verify-full',
  TIDINGS_DATABASE_OWNER_URL: 'postgres://o:hunter2@db2.example/d?sslmode=require',
  TIDINGS_SMTP_URL: 'smtp://relay.example?requireTLS=true',
  TIDINGS_MAIL_FROM: 'hr@a.example',
  TIDINGS_TEMPORAL_ADDRESS: 'temporal.example:7233',
  TIDINGS_PAYLOAD_KEYS: `a:${randomBytes(32).toString('base64')}`,
};
test.each<[string, EnvironmentVariables, readonly RegExp[]]>([
  ['this machine alone', {}, []],
  ['this machine by its other names', { TIDINGS_TEMPORAL_ADDRESS: '[::1]:7233' }, []],
  ['everything closed', closed, []],
  [
    'everything open',
    open,
    [
      /^TIDINGS_BASE_URL is/,
      /^TIDINGS_DATABASE_URL leads to "db\.example"/,
      /^TIDINGS_DATABASE_OWNER_URL leads to "db2\.example"/,
      /^TIDINGS_SMTP_URL leads to "relay\.example"/,
      /^TIDINGS_PAYLOAD_KEYS is/,
    ],
  ],
  [
    'a socket of PostgreSQL',
    { TIDINGS_DATABASE_URL: 'postgres:///d?host=/var/run/postgresql' },
    [],
  ],
  ['the same, in its place', { TIDINGS_DATABASE_URL: 'postgres://u@%2Fvar%2Frun/d' }, []],
  [
    'a mail server that may be anybody',
    {
      TIDINGS_SMTP_URL: 'smtps://relay.example?tls.rejectUnauthorized=false',
      TIDINGS_MAIL_FROM: 'hr@a.example',
    },
    [/^TIDINGS_SMTP_URL takes anybody/],
  ],
])('warned of with %s', (_title, env, expected) => {
  const read = readConfig(env);
  if ('problems' in read) throw new Error(read.problems.join());
  const warnings = settingWarnings(read.config);
  expect(warnings).toEqual(expected.map((each) => expect.stringMatching(each) as string));
  expect(warnings.join()).not.toContain('hunter2');
});
