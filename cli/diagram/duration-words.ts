import type { Locale } from '../../engine/model/locale.ts';
import type { Duration } from '../../engine/model/base.ts';
import { dayMs, hourMs, minuteMs, secondMs } from '../../engine/time/units.ts';

/** A duration as people say it: `8 business hours`, `24 hours`, `5 个工作日`. */
export function durationWords(duration: Duration, locale: Locale): string {
  if ('businessDays' in duration) return amountText(duration.businessDays, 'business day', locale);
  if ('businessMs' in duration) {
    const hours = duration.businessMs / hourMs;
    return Number.isInteger(hours)
      ? amountText(hours, 'business hour', locale)
      : amountText(duration.businessMs / minuteMs, 'business minute', locale);
  }
  const [unit, length] = units.find(([, one]) => duration.ms % one === 0) ?? ['second', secondMs];
  return amountText(duration.ms / length, unit, locale);
}

const units = [
  ['day', dayMs],
  ['hour', hourMs],
  ['minute', minuteMs],
] as const;

const chinese = {
  'business day': '个工作日',
  'business hour': '个工作小时',
  'business minute': '个工作分钟',
  day: '天',
  hour: '小时',
  minute: '分钟',
  second: '秒',
} as const;

const amountText = (amount: number, unit: keyof typeof chinese, locale: Locale): string =>
  locale === 'zh-CN' ? `${amount} ${chinese[unit]}` : `${amount} ${unit}${amount === 1 ? '' : 's'}`;
