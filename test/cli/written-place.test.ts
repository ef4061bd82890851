import { startApi } from './api-server.ts';
import { tidings } from './tidings.ts';
import { clientEnvironment, decide } from './client-environment.ts';

const { env, file } = clientEnvironment();

const at = (...pointers: readonly string[]) =>
  [422, { errors: pointers.map((pointer) => ({ pointer, message: 'is odd' })) }] as const;

test('what is wrong with a request is told by the option or the file that has it', async () => {
  const refusing = await startApi({
    'POST /api/cases': at('/facts/candidate/zone', '/flow', '/accept/0'),
    'POST /api/cases/c1/close': at('/outcome'),
    'POST /api/cases/c1/decide': at('/person', '/answers/first-day', '/else'),
    'POST /api/keys': at('/rights/0', '/name'),
    'GET /api/erasures': at('/within'),
    'GET /api/cases': at('/before', '/else'),
  });
  const facts = file('facts.json');
  const told: readonly (readonly [readonly string[], readonly string[], string?])[] = [
    [
      ['cases', '--before', 'c1'],
      ['--before', '/else'],
    ],
    [['close', 'c1', '--outcome', 'o', '--tell-nobody'], ['--outcome']],
    [
      ['decide', 'c1', ...decide, '--answers', facts],
      ['--as', `${facts}, /first-day`, '/else'],
    ],
    [
      ['keys', 'create', 'x', '--right', 'see'],
      ['--right', 'the name'],
    ],
    [['erase', '--due', '--dry-run', '--within', '2 days'], ['--within']],
    [
      ['start', '--case', facts],
      [`${facts}, /candidate/zone`, 'the flow', '--accept'],
    ],
    [
      ['start', '--case', '-', '--accept', 'x'],
      ['standard input, /facts/candidate/zone', 'standard input, /flow', '--accept'],
      '{"flow": "f", "facts": {}, "accept": []}',
    ],
  ];
  for (const [args, places, input] of told) {
    const ended = await tidings([...args, '--url', refusing.url], env(), input);
    const lines = places.map((place) => `${place}: is odd\n`).join('');
    // Where something is only asked for, what is refused is how it was asked.
    const code = args.includes('--before') || args.includes('--within') ? 2 : 1;
    expect(ended).toEqual({ code, out: '', err: `tidings: ${lines}` });
  }
  await refusing.close();
});

test('faults of a new case come with their places in its file, and of its flow with theirs', async () => {
  const faulty = await startApi({
    'POST /api/cases': [
      422,
      {
        errors: [{ pointer: '/facts/candidate/email', message: 'is missing' }],
        diagnostics: [
          { file: 'flows/f.yaml', line: 3, column: 5, message: 'no "x"', hint: 'write "y"' },
        ],
      },
    ],
  });
  const facts = file('facts.json');
  const args = ['start', '--case', facts, '--url', faulty.url];
  expect(await tidings(args, env())).toEqual({
    code: 1,
    out: '',
    err: `tidings: ${facts}, /candidate/email: is missing\nflows/f.yaml:3:5 no "x"; write "y"\n`,
  });
  await faulty.close();
});

test('a fact is sent as it is written, and what is wrong with it is said', async () => {
  const refusing = await startApi({
    'POST /api/cases/c1/resume': [
      422,
      { errors: [{ pointer: '/fact/value', message: 'must be a number' }] },
    ],
  });
  const args = ['--fact', 'result.match= a=b ', '--accept', 'late-start', '--url', refusing.url];
  expect(await tidings(['resume', 'c1', ...args], env())).toMatchObject({
    code: 1,
    err: 'tidings: --fact: must be a number\n',
  });
  const fact = { name: 'result.match', text: ' a=b ' };
  const body = { mended: 'fact', fact, accept: ['late-start'], channel: 'cli' };
  expect(refusing.asked).toEqual([`POST /api/cases/c1/resume ${JSON.stringify(body)}`]);
  await refusing.close();
});
