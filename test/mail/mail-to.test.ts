import type { Label } from '../../engine/model/base.ts';
import { mailTo } from '../../worker/mail/mail-to.ts';

// Who a mail is from, as its reader is shown it.

const northwind = { en: 'Northwind', 'zh-CN': '北风' };

test.each<[string, string, Label, string, string]>([
  [
    'the sender of the settings, which has a name',
    'HR <hr@a.example>',
    northwind,
    'en',
    'HR <hr@a.example>',
  ],
  ['the company', 'hr@a.example', northwind, 'en', 'Northwind <hr@a.example>'],
  ['the company in another language', 'hr@a.example', northwind, 'zh-CN', '北风 <hr@a.example>'],
  ['a company with one name', 'hr@a.example', 'Acme, Ltd', 'zh-CN', '"Acme, Ltd" <hr@a.example>'],
  ['a name over two lines', 'hr@a.example', 'Acme\r\nBcc: x', 'en', '"Acme Bcc: x" <hr@a.example>'],
  ['a company without a name', 'hr@a.example', '', 'en', 'hr@a.example'],
])('a mail is from %s', (_who, from, company, locale, shown) => {
  const to = { person: 'p', name: 'P', email: 'p@a.example', locale };
  const rendered = { locale, subject: '', html: '', text: '' };
  const key = { case: 'c', message: 'm' };
  const mail = mailTo(to, rendered, { from, company, key });
  expect(mail.from).toBe(shown);
  expect(mail.messageId).toMatch(/@a\.example>$/);
});
