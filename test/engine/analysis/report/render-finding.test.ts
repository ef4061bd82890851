import type { DefinedFinding } from '../../../../engine/analysis/finding/define-finding.ts';
import type { Finding } from '../../../../engine/analysis/finding/finding.ts';
import { catalogues } from '../../../../engine/analysis/report/catalogues.ts';
import { instantFormatter } from '../../../../engine/analysis/report/format-instant.ts';
import {
  renderFinding,
  renderContextOf,
} from '../../../../engine/analysis/report/render-finding.ts';
import type { Phrases, Sentence } from '../../../../engine/analysis/finding/sentence.ts';
import { findingKinds } from '../../../../engine/analysis/rules/finding-kinds.ts';
import { locales, type Locale } from '../../../../engine/model/locale.ts';
import { berlin, shanghai } from '../../time/tables.ts';

const at = (text: string): number => Date.parse(`${text}+08:00`);

const late: Finding = {
  code: 'promise-broken',
  severity: 'error',
  at: { promise: 0 },
  values: {
    promise: {
      promise: 'told',
      who: 'candidate',
      about: 'answer',
      within: { businessDays: 3, calendar: 'cn-office' },
    },
    from: at('2026-09-30T17:59'),
    comes: at('2026-10-12T21:14:59.999'),
    due: at('2026-10-12T17:59'),
    over: 11_759_999,
  },
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

test('a finding in English', () => {
  expect(renderFinding(late, renderContextOf(shanghai, 'en'))).toEqual({
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
  expect(renderFinding(late, renderContextOf(shanghai, 'zh-CN'))).toEqual({
    message:
      '承诺“3 个工作日内把答复告知 candidate”无法兑现：流程若开始于 2026-09-30（周三）17:59 Asia/Shanghai，要到 2026-10-12（周一）21:14 Asia/Shanghai，而期限是 2026-10-12（周一）17:59 Asia/Shanghai，迟了 3 小时 15 分钟',
    hint: '把 `group` 缩短 2 个工作小时，或者在 2 天后设置兜底；或者缩短这条路径上的步骤',
    remedies: ['把 `group` 缩短 2 个工作小时', '在 2 天后设置兜底'],
    maybe: '证明无法比较的条件也许不会同时成立，因此可能没有任何流程会走这条路径',
    example: {
      start: '2026-09-30（周三）17:59',
      due: '2026-10-12（周一）17:59',
      rows: [
        {
          step: 'department',
          happens: '无人答复：department-hr、hr-director，视为 approved',
          leaves: '2026-10-09（周五）15:59',
        },
        {
          step: 'group',
          happens: 'hr-director 在最后一刻答复：approved',
          leaves: '2026-10-12（周一）20:59',
        },
        {
          step: 'told',
          happens: '“offer”已送达 candidate',
          leaves: '2026-10-12（周一）21:14',
        },
      ],
      costliest: { step: 'department', length: '8 天 22 小时' },
    },
  });
});

test('what is not known is left out, not invented', () => {
  const { message, hint, remedies } = renderFinding(
    { code: 'ghosted', severity: 'error', at: { flow: true }, values: {} },
    renderContextOf(shanghai, 'en'),
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
    expect(instantFormatter(catalogues.en, berlin)(Date.parse(utc))).toBe(wall);
  });
});

test.each([
  [0, '0 min', '0 分钟'],
  [59_999, '0 min', '0 分钟'],
  [-60_000, '1 min', '1 分钟'],
  [3_600_000, '1 h', '1 小时'],
  [5_400_000, '1 h 30 min', '1 小时 30 分钟'],
  [86_400_000, '1 day', '1 天'],
  [88_200_000, '1 day', '1 天'],
  [180_000_000, '2 days 2 h', '2 天 2 小时'],
])('%i ms are %s, and %s', (ms, english, chinese) => {
  expect(catalogues.en.length(ms)).toBe(english);
  expect(catalogues['zh-CN'].length(ms)).toBe(chinese);
});

/** Values that are more than their name. */
const samples: Readonly<Record<string, unknown>> = {
  ...late.values,
  within: { ms: 86_400_000 },
  said: { businessMs: 3_600_000, calendar: 'cn-office' },
  people: ['ada', 'ben'],
  allowed: ['basic', 'core'],
  outcomes: ['reached', 'unreachable'],
  rule: { id: 'r', pack: 'cn', text: 'As the law says', source: 'Law', effective: '2021-11-01' },
};

/** The sentence of a kind of finding, and the names of the values that it tells. */
function sentenceOf(
  kind: DefinedFinding<object>,
  locale: Locale,
): Sentence & { readonly told: readonly string[] } {
  const told = new Set<string>();
  const values = new Proxy(samples, {
    get(all, name) {
      told.add(String(name));
      return all[String(name)] ?? `<${String(name)}>`;
    },
  });
  const say: Phrases = { ...catalogues[locale], date: String };
  const sentence = kind.says[locale]({ ...late, values }, say);
  return { ...sentence, told: [...told].toSorted() };
}

describe.each([...findingKinds.values()])('$code', (kind) => {
  test('says the same in both languages', () => {
    expect(sentenceOf(kind, 'zh-CN').told).toEqual(sentenceOf(kind, 'en').told);
  });

  test('keeps to the form of diagnostics: no full stop', () => {
    for (const locale of locales) {
      const { message, hint } = sentenceOf(kind, locale);
      for (const text of [message, hint]) expect(text).not.toMatch(/[.。]$/);
    }
  });
});
