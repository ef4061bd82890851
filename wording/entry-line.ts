import type { Entry } from '../engine/model/journal.ts';
import { enPhrases } from '../engine/analysis/report/words/en-phrases.ts';
import { zhCnPhrases } from '../engine/analysis/report/words/zh-cn-phrases.ts';
import { addressees } from './addressees.ts';
import { localize } from '../server/pages/reading.ts';
import type { PageContext } from '../server/pages/reading.ts';

type EntryKind = Entry['kind'];
type EntryOfKind = { readonly [K in EntryKind]: Extract<Entry, { readonly kind: K }> };
type EntrySentences = {
  readonly [K in EntryKind]: (entry: EntryOfKind[K], among: EntryContext) => string;
};

interface EntryContext {
  readonly page: PageContext;
  /** The whole journal, where what the entry speaks of is found. */
  readonly entries: readonly Entry[];
}

const { length: enLength } = enPhrases;
const { length: zhLength } = zhCnPhrases;

/** One entry of the journal in one line, for operators. */
export const entryLine = (entry: Entry, context: EntryContext): string =>
  lineOf(entry.kind, entry, context);

const lineOf = <K extends EntryKind>(
  kind: K,
  entry: EntryOfKind[K],
  context: EntryContext,
): string => lines(context.page.locale)[kind](entry, context);

const lines = (locale: PageContext['locale']): EntrySentences =>
  locale === 'zh-CN' ? chinese : english;

const english: EntrySentences = {
  started: ({ flow }) => `started with the flow ${flow}`,
  shown: ({ label }, { page }) => `the candidate's page shows “${localize(label, page)}”`,
  opened: ({ task, by }) => `${task} opened for ${by.join(', ')}`,
  assigned: ({ task, seats }) => `${task} waits for ${seats.flatMap((s) => s.people).join(', ')}`,
  reminded: ({ task, people }) => `${task}: ${people.join(', ')} reminded`,
  escalated: ({ task, to: next }) => `${task} passed on to ${next.join(', ')}`,
  answered: ({ task, person, outcome, channel }) =>
    `${task}: ${person} says ${outcome} (${channel})`,
  settled: ({ task, outcome, silent }) => `${task} is ${silent ? 'settled by silence' : outcome}`,
  cancelled: ({ task }) => `${task} called off`,
  sent: (entry, { entries }) =>
    `message ${entry.template} to ${addressees(entry, entries).join(', ')} on its way`,
  accepted: ({ message }) => `message ${message} accepted by the mail server`,
  undelivered: ({ message, fate, reason }) => `message ${message} ${fate}: ${reason}`,
  dropped: ({ message }) => `message ${message} stopped before it left`,
  event: ({ event, person }) => `${person}: ${event}`,
  backstop: ({ unless }) => `backstop: no ${unless} in time`,
  promise: ({ promise, kept, by, never }) => {
    if (kept) return `promise ${promise + 1} kept, with ${enLength(by)} to spare`;
    return `promise ${promise + 1} broken: ${never ? 'it never came' : `${enLength(by)} too late`}`;
  },
  ended: ({ outcome }) => `ended as ${outcome}`,
};

const chinese: EntrySentences = {
  started: ({ flow }) => `以流程 ${flow} 开始`,
  shown: ({ label }, { page }) => `候选人页面显示“${localize(label, page)}”`,
  opened: ({ task, by }) => `${task} 已发起，等待 ${by.join('、')}`,
  assigned: ({ task, seats }) => `${task} 等待 ${seats.flatMap((s) => s.people).join('、')}`,
  reminded: ({ task, people }) => `${task}：已提醒 ${people.join('、')}`,
  escalated: ({ task, to: next }) => `${task} 已转交 ${next.join('、')}`,
  answered: ({ task, person, outcome, channel }) =>
    `${task}：${person} 答复 ${outcome}（${channel}）`,
  settled: ({ task, outcome, silent }) => `${task}：${silent ? '期限内无人答复' : outcome}`,
  cancelled: ({ task }) => `${task} 已取消`,
  sent: (entry, { entries }) =>
    `消息 ${entry.template} 正在发给 ${addressees(entry, entries).join('、')}`,
  accepted: ({ message }) => `消息 ${message} 已被邮件服务器接收`,
  undelivered: ({ message, fate, reason }) => `消息 ${message} ${fate}：${reason}`,
  dropped: ({ message }) => `消息 ${message} 在发出前已停止`,
  event: ({ event, person }) => `${person}：${event}`,
  backstop: ({ unless }) => `兜底：未按时发出 ${unless}`,
  promise: ({ promise, kept, by, never }) => {
    if (kept) return `承诺 ${promise + 1} 已履行，提前 ${zhLength(by)}`;
    return `承诺 ${promise + 1} 未履行：${never ? '始终没有做到' : `迟了 ${zhLength(by)}`}`;
  },
  ended: ({ outcome }) => `结束：${outcome}`,
};
