import { createServer } from 'node:http';
import request from 'supertest';
import type { PostedForm } from '../../server/forms/draft.ts';
import { HttpError } from '../../server/http/http-error.ts';
import { readForm } from '../../server/http/read-form.ts';

// How much of a posted form is read, before anybody looks at what it says.

const asked = new Map([
  ['photo', 10],
  ['certificate', 20],
]);
const textOf = ({ values, files }: PostedForm): string =>
  [
    ...values.keys(),
    ...files.map(
      (one) =>
        `${one.field} ${one.bytes.length}${one.truncated ? ' cut' : ''}${one.another ? ' of several' : ''}${one.name === 'a.png' ? '' : ` ${JSON.stringify(one.name)}`}`,
    ),
  ].join(', ');
const server = createServer((incoming, response) => {
  const said = readForm(incoming, asked).then(textOf, (error: unknown) =>
    error instanceof HttpError ? error.problem : 'thrown',
  );
  void said.then((text) => response.end(text));
});
beforeAll(() => new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve)));
afterAll(() => void server.close());

const part = (name: string, content: string, of = '') =>
  `--b\r\nContent-Disposition: form-data; name="${name}"${of}\r\n\r\n${content}\r\n`;
const file = (name: string, bytes: number) => part(name, 'x'.repeat(bytes), '; filename="a.png"');
const end = '--b--\r\n';

test.each<[string, string, string]>([
  ['what was asked for is read', part('a', 'x') + file('photo', 10) + end, 'a, photo 10'],
  [
    'each file as far as its own field allows',
    file('photo', 15) + file('certificate', 15) + end,
    'photo 15 cut, certificate 15',
  ],
  ['a file that nobody asked for is passed over', file('other', 9) + end, ''],
  [
    'a second one of a field is not read, and told',
    file('photo', 9) + file('photo', 8) + file('certificate', 2) + end,
    'photo 9 of several, certificate 2',
  ],
  [
    'an empty choice beside a file is no second one',
    file('photo', 9) +
      part('photo', '', '; filename=""\r\nContent-Type: application/octet-stream') +
      end,
    'photo 9',
  ],
  [
    'a name is what somebody has chosen, however browsers write it',
    part('photo', 'xx', '; filename="%22a%22%0D%0A%41.png"') + end,
    String.raw`photo 2 "\"a\"\r\n%41.png"`,
  ],
  ['files without end are too many', file('photo', 1).repeat(60) + end, 'too-large'],
  [
    'an empty choice of a file is none',
    part('photo', '', '; filename=""\r\nContent-Type: application/octet-stream') + end,
    '',
  ],
  ['a text may be as long as all answers', part('a', 'x'.repeat(260_000)) + end, 'a'],
  [
    'texts within all bounds one by one are not together',
    part('a', 'x'.repeat(90_000)).repeat(3) + end,
    'too-much-text',
  ],
  ['fields without end are too many', part('a', 'x').repeat(210) + end, 'too-large'],
  ['what breaks off within a file is no form', file('photo', 3), 'bad'],
  ['nor what breaks off within one that nobody asked for', file('other', 3), 'bad'],
  ['nor what breaks off within a name', '--b\r\nContent-Dispo', 'bad'],
])('%s', async (_title, body, expected) => {
  const sent = request(server).post('/').set('Content-Type', 'multipart/form-data; boundary=b');
  expect((await sent.send(body)).text).toBe(expected);
});

const urlencoded = 'application/x-www-form-urlencoded';
test.each<[string, string, string, string]>([
  ['UTF-8 is read', `${urlencoded}; charset=UTF-8`, 'a=x', 'a'],
  ['so is Latin-1', `${urlencoded}; charset=iso-8859-1`, 'a=x', 'a'],
  ['no other letters are', `${urlencoded}; charset=gb18030`, 'a=x', 'charset'],
  ['nor those of an older standard', `${urlencoded}; charset=gbk`, 'a=x', 'charset'],
  ['nor those that do not say their order', `${urlencoded}; charset=utf-16`, 'a=x', 'charset'],
  ['nor those of nobody', `${urlencoded}; charset=nonsense`, 'a=x&b=y', 'charset'],
  ['nor those without a name', `${urlencoded}; charset=""`, 'a=%20', 'charset'],
  ['nor such a name alone', `${urlencoded}; charset=gbk`, 'a', 'charset'],
])('of a simple form %s', async (_title, type, body, expected) => {
  const sent = request(server).post('/').set('Content-Type', type);
  expect((await sent.send(body)).text).toBe(expected);
});

test.each<[string, string, string]>([
  ['gb18030', 'text/plain; charset=gb18030', 'charset'],
  ['gbk', 'text/plain; charset=gbk', 'charset'],
  ['utf-16', 'text/plain; charset=utf-16', 'charset'],
  ['no name', 'text/plain; charset=""', 'charset'],
  ['a name that every object has', 'text/plain; charset=constructor', 'charset'],
  ['UTF-8', 'text/plain; charset=utf-8', 'a, photo 3'],
])('of a form in parts, letters of %s', async (_title, type, expected) => {
  const text = part('a', 'x', `\r\nContent-Type: ${type}`);
  const sent = request(server).post('/').set('Content-Type', 'multipart/form-data; boundary=b');
  expect((await sent.send(text + file('photo', 3) + end)).text).toBe(expected);
});
