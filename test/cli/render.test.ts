import { tidings } from './tidings.ts';

const sample = 'definitions/samples/core-transparent.json';
const offer = ['render', 'offer', '--case', sample];
const expires = ['--with', 'expires=2026-12-04T18:00+01:00'];

test.each([
  [
    'the subject in the language asked for',
    [...offer, ...expires, '--locale', 'zh-CN', '--format', 'subject'],
    { code: 0, out: '录用通知：Senior Backend Engineer\n', err: '' },
  ],
  [
    'moments in the zone of the candidate',
    [...offer, ...expires],
    {
      code: 0,
      out: expect.stringMatching(/Friday, December 4, 2026 at 18:00\s+Central European/),
      err: '',
    },
  ],
  [
    'moments in another zone',
    [...offer, ...expires, '--zone', 'Asia/Shanghai'],
    { code: 0, out: expect.stringMatching(/December 5, 2026 at 01:00\s+China Standard/), err: '' },
  ],
  [
    'the company of the house',
    [...offer, ...expires, '--locale', 'zh-CN'],
    { code: 0, out: expect.stringContaining('北风'), err: '' },
  ],
  [
    'what a step would have to give',
    offer,
    {
      code: 2,
      out: '',
      err: 'tidings: "offer" needs --with expires=...; a moment is written like 2026-10-09T18:00+08:00\n',
    },
  ],
  [
    'a template that does not exist',
    ['render', 'ofer', '--case', sample],
    { code: 2, out: '', err: expect.stringContaining('there is no template "ofer"') },
  ],
  [
    'facts that are none',
    ['render', 'regret', '--case', 'tsconfig.json'],
    { code: 1, out: '', err: expect.stringContaining('/candidate is missing') },
  ],
])('render says %s', async (_title, args, ended) => {
  expect(await tidings(args, {})).toEqual(ended);
});
