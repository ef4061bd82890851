import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { startMailbox, type Mailbox } from '../../../platform/mailbox/mailbox.ts';
import { mailIds, readMail } from '../../../platform/mailbox/mail-files.ts';

let folder: string;
let mailbox: Mailbox;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tidings-mailbox-'));
  mailbox = await startMailbox({ folder, smtpPort: 0, webPort: 0 });
  const transport = createTransport({ url: mailbox.smtp, pool: true, maxConnections: 1 });
  await transport.sendMail({
    from: 'HR <hr@example.com>',
    to: '林晓 <lin@example.com>',
    subject: '您的面试进展 <b>',
    text: 'See http://127.0.0.1:8787/c/abc?x=1&y=2, please',
    html: '<p>See <a href="http://127.0.0.1:8787/c/abc">here</a><script>alert(1)</script></p>',
  });
  await transport.sendMail({
    from: 'hr@example.com',
    to: 'wei@example.com',
    subject: 'Second',
    text: 'only text',
  });
  transport.close();
});

afterAll(async () => {
  await mailbox.close();
  await rm(folder, { recursive: true, force: true });
});

const get = async (path: string, headers: Record<string, string> = {}) => {
  const response = await fetch(`${mailbox.web}${path}`, { headers });
  return { status: response.status, headers: response.headers, body: await response.text() };
};

test('a mail that was accepted is a file with all its parts', async () => {
  const [, first = ''] = await mailIds(folder);
  const mail = await readMail(folder, first);
  expect({ subject: mail?.subject, text: mail?.text?.trim() }).toEqual({
    subject: '您的面试进展 <b>',
    text: 'See http://127.0.0.1:8787/c/abc?x=1&y=2, please',
  });
});

test('the list shows the newest first, with subjects escaped', async () => {
  const { status, body } = await get('/');
  expect(status).toBe(200);
  expect(body.indexOf('Second')).toBeLessThan(body.indexOf('您的面试进展 &lt;b>'));
  expect(body).not.toContain('<script');
});

test('two slashes are the list as well, and no page can be shown within another', async () => {
  const { status, body, headers } = await get('//');
  expect([status, body.includes('Second')]).toEqual([200, true]);
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
});

test('a mail shows its text with links that can be clicked and its HTML in a sandboxed frame', async () => {
  const [, id = ''] = await mailIds(folder);
  const { body } = await get(`/mail/${id}`);
  expect(body).toContain('href="http://127.0.0.1:8787/c/abc?x=1&amp;y=2"');
  expect(body).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
  const html = await get(`/mail/${id}/html`);
  const policy = html.headers.get('content-security-policy');
  expect(policy).toMatch(/^sandbox allow-popups .*frame-ancestors 'self'$/);
  expect((await get(`/mail/${id}/source`)).body).toContain('Message-ID:');
});

test.each([
  ['an unknown mail', '/mail/20260101000000000-000001', {}, 404],
  ['a path out of the folder', '/mail/..%2f..%2fapi-key', {}, 404],
  ['an unknown page', '/nothing', {}, 404],
  ['another host behind two slashes', '//evil.example/x', {}, 404],
  ['three slashes and no host', '///:', {}, 404],
])('%s is answered in plain words', async (_title, path, headers, status) => {
  const answered = await get(path, headers);
  expect(answered.status).toBe(status);
  expect(answered.body).toContain('there is no such');
});

test('a port in use is one sentence that names it', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => void other.listen(0, '127.0.0.1', () => resolve()));
  const { port } = other.address() as { port: number };
  await expect(startMailbox({ folder, smtpPort: 0, webPort: port })).rejects.toThrow(
    `the mailbox page cannot listen on port ${port}; stop what uses it or choose another port`,
  );
  other.close();
});
