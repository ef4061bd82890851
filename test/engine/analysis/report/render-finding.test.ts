import { requiredPlaceholders } from '../../../../engine/analysis/report/interpolate.ts';
import type { Finding } from '../../../../engine/analysis/finding/finding.ts';
import {
  renderFinding,
  renderContextOf,
} from '../../../../engine/analysis/report/render-finding.ts';
import { languages } from '../../../../engine/analysis/report/languages.ts';
import { proofCodes } from '../../../../engine/analysis/finding/codes.ts';
import { lengthFormatter } from '../../../../engine/analysis/report/words/length.ts';
import { instantFormatter } from '../../../../engine/analysis/report/format-instant.ts';
import { berlin, shanghai } from '../../time/tables.ts';

const at = (text: string): number => Date.parse(`${text}+08:00`);

const late: Finding = {
  code: 'promise-broken',
  severity: 'error',
  at: { promise: 0 },
  values: {},
  example: {
    start: at('2026-09-30T17:59'),
    from: at('2026-09-30T17:59'),
    due: at('2026-10-12T17:59'),
    rows: [
      {
        step: 'department',
        at: at('2026-10-09T15:59'),
        happens: { what: 'silent', as: 'approved', who: ['department-hr', 'hr-director'] },
      },
      {
        step: 'group',
        at: at('2026-10-12T20:59:59.999'),
        happens: { what: 'answered', outcome: 'approved', by: ['hr-director'] },
      },
      {
        step: 'told',
        at: at('2026-10-12T21:14:59.999'),
        happens: { what: 'told', template: 'offer', to: 'candidate' },
      },
    ],
  },
  maybe: 'condition',
  remedies: [
    { do: 'shorten', step: 'group', by: { businessMs: 7_200_000, calendar: 'cn-office' } },
    { do: 'backstop', after: { ms: 172_800_000 } },
  ],
};

const plan = {
  promises: [
    {
      promise: 'told',
      who: 'candidate',
      about: 'answer',
      within: { businessDays: 3, calendar: 'cn-office' },
    },
  ],
} as const;

test('a finding in English', () => {
  expect(renderFinding(late, renderContextOf(plan, shanghai, 'en'))).toEqual({
    message:
      '"tell candidate about an answer within 3 business days" is broken for a case that starts Wed 2026-09-30 17:59 Asia/Shanghai: it comes Mon 2026-10-12 21:14 Asia/Shanghai where Mon 2026-10-12 17:59 Asia/Shanghai was promised, 3 h 15 min too late',
    hint: '2 business hours less in `group`, or a backstop after 2 days; or shorten the steps on this way',
    remedies: ['2 business hours less in `group`', 'a backstop after 2 days'],
    maybe:
      'conditions that the proof cannot compare may never hold together, so that no case takes this way',
    example: {
      start: 'Wed 2026-09-30 17:59',
      due: 'Mon 2026-10-12 17:59',
      rows: [
        {
          step: 'department',
          happens: 'silent: department-hr, hr-director, which means approved',
          leaves: 'Fri 2026-10-09 15:59',
        },
        {
          step: 'group',
          happens: 'hr-director answers at the last moment: approved',
          leaves: 'Mon 2026-10-12 20:59',
        },
        {
          step: 'told',
          happens: '"offer" has reached candidate',
          leaves: 'Mon 2026-10-12 21:14',
        },
      ],
      costliest: { step: 'department', length: '8 days 22 h' },
    },
  });
});

test('and in Chinese', () => {
  expect(renderFinding(late, renderContextOf(plan, shanghai, 'zh-CN'))).toMatchObject({
    message:
      '承诺“3 个工作日内把答复告知 candidate”无法兑现：流程若开始于 2026-09-30（周三）17:59 Asia/Shanghai，要到 2026-10-12（周一）21:14 Asia/Shanghai，而期限是 2026-10-12（周一）17:59 Asia/Shanghai，迟了 3 小时 15 分钟',
    remedies: ['把 `group` 缩短 2 个工作小时', '在 2 天后设置兜底'],
    example: { costliest: { step: 'department', length: '8 天 22 小时' } },
  });
});

test('what is not known is left out, not invented', () => {
  const { message, hint, remedies } = renderFinding(
    { code: 'ghosted', severity: 'error', at: { flow: true }, values: {} },
    renderContextOf({}, shanghai, 'en'),
  );
  expect({ message, hint, remedies }).toEqual({
    message: 'the case can end without the candidate having heard an answer',
    hint: 'tell the candidate an outcome, or that there is no decision yet, before this end',
    remedies: [],
  });
});

describe('moments are those of the clocks on the wall', () => {
  test.each([
    ['2026-10-25T00:59Z', 'Sun 2026-10-25 02:59'],
    ['2026-10-25T01:00Z', 'Sun 2026-10-25 02:00'],
    ['2026-03-29T01:00Z', 'Sun 2026-03-29 03:00'],
    ['1969-12-31T23:30Z', 'Thu 1970-01-01 00:30'],
    ['1969-12-31T22:30Z', 'Wed 1969-12-31 23:30'],
  ])('%s in Berlin', (utc, wall) => {
    expect(instantFormatter(languages.en.phrases, berlin)(Date.parse(utc))).toBe(wall);
  });
});

test.each([
  [0, '0 min'],
  [59_999, '0 min'],
  [5_400_000, '1 h 30 min'],
  [86_400_000, '1 day'],
  [180_000_000, '2 days 2 h'],
])('%i ms are %s', (ms, words) => {
  expect(languages.en.phrases.length(ms)).toBe(words);
  const zh = lengthFormatter({
    days: (n) => `${n}d`,
    hours: (n) => `${n}h`,
    minutes: (n) => `${n}m`,
  });
  expect(zh(ms)).not.toBe('');
});

describe.each(Object.keys(proofCodes) as (keyof typeof proofCodes)[])('%s', (code) => {
  test('says the same in both languages', () => {
    const { en, 'zh-CN': zh } = languages;
    const holes = (sentences: typeof en.sentences) =>
      [sentences[code].message, sentences[code].hint].map((text) =>
        [...new Set([...text.matchAll(/\{\w+\}/g)].map(String))].toSorted(),
      );
    expect(holes(zh.sentences)).toEqual(holes(en.sentences));
    expect(requiredPlaceholders(zh.sentences[code].message).toSorted()).toEqual(
      requiredPlaceholders(en.sentences[code].message).toSorted(),
    );
  });

  test('keeps to the form of diagnostics: no full stop', () => {
    for (const { sentences } of Object.values(languages))
      for (const text of [sentences[code].message, sentences[code].hint])
        expect(text).not.toMatch(/[.。]$/);
  });
});
