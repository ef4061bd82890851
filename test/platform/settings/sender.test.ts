import { readConfig } from '../../../platform/settings/config.ts';

test.each<[string, string]>([
  ['hr@example.com', 'hr@example.com'],
  ['HR team <hr@example.com>', 'HR team <hr@example.com>'],
  ['HR <hr@Example.COM>', 'HR <hr@example.com>'],
  ['"HR@Work" <hr@example.com>', '"HR@Work" <hr@example.com>'],
  ['HR, Acme <hr@example.com>', '"HR, Acme" <hr@example.com>'],
  ['HR: team <hr@acme.example>', '"HR: team" <hr@acme.example>'],
  ['Liu, HR <hr@acme.example>', '"Liu, HR" <hr@acme.example>'],
  ['a; b (c) <hr@acme.example>', '"a; b (c)" <hr@acme.example>'],
  ['招聘组 <hr@例子.公司>', '招聘组 <hr@xn--fsqu00a.xn--55qx5d>'],
  ['Tidings <tidings@localhost>', 'Tidings <tidings@localhost>'],
])('the sender %s', (written, taken) => {
  const read = readConfig({ TIDINGS_MAIL_FROM: written });
  expect('config' in read && read.config.mail.from).toBe(taken);
});
