import { render } from 'preact-render-to-string';
import { ProgressPage } from '../../server/pages/progress.tsx';
import { pageContextOf } from '../../server/pages/page-context.ts';
import type { Locale } from '../../engine/model/locale.ts';

const answerBy = Date.parse('2026-10-09T18:15+08:00');

const textOf = (lang: Locale, now: number, by: number | undefined): string =>
  render(
    ProgressPage({
      progress: {
        done: [],
        follows: [],
        told: [],
        forms: [],
        withdrawable: true,
        ...(by === undefined ? {} : { answerBy: by }),
      },
      now,
      name: 'Zhang San',
      position: undefined,
      context: pageContextOf(
        { path: '/', lang, accepts: undefined, company: { name: 'Example Ltd' } },
        { zone: 'Asia/Shanghai' },
      ),
      home: '/c/token',
    }),
  )
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll(/\s+/g, ' ');

test.each<[string, RegExp, Locale]>([
  [
    'in English',
    /You hear from us by Fri, 9 October 2026\D* 18:15 \(China Standard Time\) at the latest\./,
    'en',
  ],
  ['in Chinese', /我们最迟会在 2026年10月9日\D*18:15 \(中国标准时间\) 之前给您答复。/, 'zh-CN'],
])('the page says by when an answer comes at the latest, %s', (_title, sentence, lang) => {
  expect(textOf(lang, answerBy - 1, answerBy)).toMatch(sentence);
});

test.each([
  ['that nobody knows', undefined, 0],
  ['that has passed', answerBy, answerBy],
])('it says no date %s', (_title, by, now) => {
  expect(textOf('en', now, by)).not.toContain('You hear from us by');
});
