import { zhCn as findings } from '../../engine/analysis/report/words/zh-cn.ts';
import type { Duration } from '../../engine/model/base.ts';
import type { Locale } from '../../engine/model/locale.ts';
import type { MessageClass } from '../../engine/model/message.ts';
import { dayMs, hourMs, minuteMs, secondMs } from '../../engine/time/units.ts';

/** Every word of a diagram in one language. */
export interface DiagramWords {
  readonly candidate: string;
  readonly listed: (parts: readonly string[]) => string;
  readonly quoted: (text: string) => string;
  readonly duration: (duration: Duration) => string;
  readonly tell: (who: string, what: string) => string;
  readonly classes: Readonly<Record<MessageClass, string>>;
  readonly next: (who: string) => string;
  readonly toldThen: (subject: string) => string;
  readonly since: (moment: string) => string;
  readonly need: (seats: number, of: number) => string;
  readonly again: (times: number) => string;
  readonly askedAnew: (outcome: string) => string;
  readonly page: (label: string) => string;
  readonly expected: string;
  readonly wait: (length: string) => string;
  readonly until: (moment: string, length: string) => string;
  readonly choice: string;
  readonly end: (outcome: string) => string;
  readonly stops: string;
  readonly onlyIf: (condition: string) => string;
  readonly names: Readonly<Record<'else' | 'undelivered' | 'meanwhile' | 'until-end', string>>;
  readonly when: (condition: string) => string;
  readonly event: (event: string) => string;
  readonly backstop: (unless: string, after: string, since: string) => string;
  readonly ofStart: string;
  readonly unless: (name: string) => string;
  readonly undelivered: string;
  readonly calendar: (ids: string) => string;
}

const en: DiagramWords = {
  candidate: 'the candidate',
  listed: (parts) => parts.join(', '),
  quoted: (text) => `“${text}”`,
  duration: englishDuration,
  tell: (who, what) => `Tell ${who}: ${what}`,
  classes: {
    status: 'a decision is coming',
    'decision-status': 'no decision yet',
    intent: 'conditional offer',
    offer: 'offer',
    regret: 'a no',
    correction: 'correction',
    notice: 'notice',
    survey: 'survey',
  },
  next: (who) => `then ${who}`,
  toldThen: (subject) => `and tell the candidate: ${subject}`,
  since: (moment) => `counted from ${moment}`,
  need: (seats, of) => (seats === of ? 'all must say yes' : `${seats} of ${of} must say yes`),
  again: (times) => `can be sent back ${times === 1 ? 'once' : `${times} times`}`,
  askedAnew: (outcome) => `${outcome}, then asked anew`,
  page: (label) => `Candidate's page: ${label}`,
  expected: 'expected within',
  wait: (length) => `Wait ${length}`,
  until: (moment, length) => `Wait until ${moment}, at most ${length}`,
  choice: 'It depends on the case',
  end: (outcome) => `End: ${outcome}`,
  stops: 'stops what runs beside',
  onlyIf: (condition) => `only if ${condition}`,
  names: {
    else: 'Otherwise',
    undelivered: 'It cannot be delivered',
    meanwhile: 'Meanwhile',
    'until-end': 'Meanwhile, until the end',
  },
  when: (condition) => `If ${condition}`,
  event: (event) =>
    event === 'withdrawn' ? 'At any time: the candidate withdraws' : `At any time: ${event}`,
  backstop: (unless, after, since) => `${after} after ${since}, unless ${unless}`,
  ofStart: 'the start',
  unless: (name) =>
    name === 'answer' ? 'an answer has been told' : `“${name}” has been told by then`,
  undelivered: 'When a message cannot be delivered',
  calendar: (ids) => `Working time: ${ids}`,
};

const zhCn: DiagramWords = {
  candidate: '候选人',
  listed: (parts) => parts.join('、'),
  quoted: (text) => `“${text}”`,
  duration: findings.duration,
  tell: (who, what) => `告知${spaced(who)}：${what}`,
  classes: {
    status: '结果即将作出',
    'decision-status': '目前尚无决定',
    intent: '录用意向',
    offer: '录用',
    regret: '婉拒',
    correction: '更正',
    notice: '说明',
    survey: '调查',
  },
  next: (who) => `然后${spaced(who)}`,
  toldThen: (subject) => `并告知候选人：${subject}`,
  since: (moment) => `从 ${moment} 起算`,
  need: (seats, of) => (seats === of ? '须全部同意' : `${of} 人中须有 ${seats} 人同意`),
  again: (times) => `最多可退回 ${times} 次`,
  askedAnew: (outcome) => `${outcome}，随后重新征询`,
  page: (label) => `候选人页面：${label}`,
  expected: '预计时间',
  wait: (length) => `等待 ${length}`,
  until: (moment, length) => `等到 ${moment}，最长 ${length}`,
  choice: '视情况而定',
  end: (outcome) => `结束：${outcome}`,
  stops: '停止同时进行的事项',
  onlyIf: (condition) => `仅当 ${condition}`,
  names: {
    else: '其他情况',
    undelivered: '无法送达',
    meanwhile: '同时进行',
    'until-end': '同时进行，至流程结束',
  },
  when: (condition) => `如果 ${condition}`,
  event: (event) => (event === 'withdrawn' ? '随时：候选人撤回应聘' : `随时：${event}`),
  backstop: (unless, after, since) => `${since} 之后 ${after}，若${unless}`,
  ofStart: '开始',
  unless: (name) => (name === 'answer' ? '仍未答复候选人' : `仍未告知“${name}”`),
  undelivered: '消息无法送达时',
  calendar: (ids) => `工作时间：${ids}`,
};

/** Latin names stand apart from Chinese words. */
function spaced(who: string): string {
  return /^[\x21-\x7e]/.test(who) ? ` ${who}` : who;
}

/** Unlike `formatDuration`, not to be read again by a program: `8 business hours`, `24 hours`. */
function englishDuration(duration: Duration): string {
  if ('businessDays' in duration) return counted(duration.businessDays, 'business day');
  if ('businessMs' in duration)
    return duration.businessMs % hourMs === 0
      ? counted(duration.businessMs / hourMs, 'business hour')
      : counted(duration.businessMs / minuteMs, 'business minute');
  const { ms } = duration;
  if (ms % dayMs === 0) return counted(ms / dayMs, 'day');
  if (ms % hourMs === 0) return counted(ms / hourMs, 'hour');
  return ms % minuteMs === 0 ? counted(ms / minuteMs, 'minute') : counted(ms / secondMs, 'second');
}

const counted = (amount: number, unit: string): string =>
  `${amount} ${unit}${amount === 1 ? '' : 's'}`;

/** Every word of a diagram in each language. */
export const diagramWords: Readonly<Record<Locale, DiagramWords>> = { en, 'zh-CN': zhCn };
