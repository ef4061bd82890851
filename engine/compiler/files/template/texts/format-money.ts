import { isObject } from '../../../../model/base.ts';

/** Writes an amount of money as it is read in a language, with the time that it is for: `CN¥30,000 a month`; `undefined` for anything else. */
export function formatMoney(value: object, locale: string): string | undefined {
  if (!isObject(value)) return undefined;
  const { amount, currency, per } = value;
  if (typeof amount !== 'number' || typeof currency !== 'string') return undefined;
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    trailingZeroDisplay: 'stripIfInteger',
  });
  const words = periods[locale.startsWith('zh') ? 'zh' : 'en'];
  const period = typeof per === 'string' ? (words[per] ?? '') : '';
  return `${format.format(amount)}${period}`;
}

const periods: Readonly<Record<'en' | 'zh', Readonly<Record<string, string>>>> = {
  en: { hour: ' an hour', day: ' a day', week: ' a week', month: ' a month', year: ' a year' },
  zh: { hour: '/小时', day: '/天', week: '/周', month: '/月', year: '/年' },
};
