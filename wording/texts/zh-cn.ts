import { zhCn as findings } from '../../engine/analysis/report/words/zh-cn.ts';
import { addressees } from '../addressees.ts';
import { deliveryReason } from '../delivery-reason.ts';
import { localize } from '../localize.ts';
import { stopText } from '../stop-text.ts';
import { stopsZhCn } from './stops-zh-cn.ts';
import { troubleDetailsZhCn } from './trouble-details-zh-cn.ts';
import { troublesZhCn } from './troubles-zh-cn.ts';
import type { ActOrigin } from '../../engine/model/act.ts';
import type { GivenFact } from '../../engine/model/given-fact.ts';
import type { WordingTexts } from './en.ts';

const { length } = findings;

/** The words that pages and commands share, in simplified Chinese. */
export const zhCn: WordingTexts = {
  stops: stopsZhCn,
  troubles: troublesZhCn,
  troubleDetails: troubleDetailsZhCn,
  workflowGone: '已停滞：工作流不存在',
  outcomes: {
    approved: '同意',
    rejected: '不同意',
    recused: '我回避',
    returned: '退回修改',
    answered: '提交',
    done: '已完成',
    accepted: '接受',
    declined: '谢绝',
    confirmed: '已确认',
    hesitant: '有犹豫',
    unreachable: '未联系上',
    silent: '期限内无人答复',
    unasked: '未能送达请求',
  },
  past: {
    approved: '已同意',
    rejected: '未同意',
    recused: '已回避',
    returned: '已退回',
    answered: '已答复',
    accepted: '已接受',
    declined: '已谢绝',
    silent: '期限内无人答复',
    unasked: '未能送达请求',
    withdrew: '已撤回',
    withdrawn: '已撤回',
    completed: '已完成',
    told: '已告知',
    undecided: '未作决定',
    'no-answer': '无答复',
    unknown: '结果未知',
  },
  entries: {
    started: ({ flow }) => `以流程 ${flow} 开始`,
    shown: ({ label }) => `候选人页面显示“${localize(label, { locale: 'zh-CN' })}”`,
    opened: ({ task, by, ahead }) =>
      `${task} 已发起，等待 ${by.join('、')}${ahead === undefined ? '' : '（指定的时间尚未到，从发起时起算）'}`,
    assigned: ({ task, seats }) => `${task} 等待 ${seats.flatMap((s) => s.people).join('、')}`,
    unasked: ({ task, seats }) => `${task}：请求邮件未能送达 ${seats.join('、')}`,
    reminded: ({ task, people }) => `${task}：已提醒 ${people.join('、')}`,
    escalated: ({ task, to: next }) => `${task} 已转交 ${next.join('、')}`,
    answered: ({ task, person, outcome, ...how }) =>
      `${task}：${person} 答复 ${outcome}（${way(how)}）`,
    settled: ({ task, outcome, silent }) => {
      if (!silent) return `${task}：${outcome}`;
      return `${task}：${outcome === 'unasked' ? '请求未能送达，无人答复' : '期限内无人答复'}`;
    },
    cancelled: ({ task }) => `${task} 已取消`,
    sent: (entry, journal) =>
      `消息 ${entry.template} 正在发给 ${addressees(entry, journal).join('、')}`,
    accepted: ({ message }) => `消息 ${message} 已被邮件服务器接收`,
    undelivered: ({ message, fate, reason }) =>
      `消息 ${message} ${fate === 'refused' ? '被拒收' : '是否送达不明'}：${deliveryReason(reason, 'zh-CN')}`,
    dropped: ({ message }) => `消息 ${message} 已取消，不再尝试发送`,
    event: ({ event, person, ...how }) =>
      `${person}：${event}${how.key === undefined ? '' : `（${way(how)}）`}`,
    backstop: ({ unless, ahead }) => `兜底：未按时发出 ${unless}${fromStart(ahead)}`,
    promise: ({ promise, kept, by, never, ahead }) => {
      const from = fromStart(ahead);
      if (kept) return `承诺 ${promise + 1} 已履行，提前 ${length(by)}${from}`;
      return `承诺 ${promise + 1} 未履行：${never ? '始终没有做到' : `迟了 ${length(by)}`}${from}`;
    },
    stopped: ({ reason }) => `因错误停止：${stopText(reason, stopsZhCn)}`,
    resumed: ({ mended, plan, fact, ...how }) =>
      [
        mended === 'journal' ? '根据记录' : '',
        ...(plan === undefined ? [] : [`按修正后的计划 ${plan.slice(0, 12)} `]),
        ...(fact === undefined ? [] : [`补充信息 ${factText(fact)}后`]),
        `继续进行（${way(how)}）`,
      ].join(''),
    closed: ({ outcome, template, ...how }) =>
      `关闭：${outcome}，${template === undefined ? '不通知任何人' : `以 ${template} 通知候选人`}（${way(how)}）`,
    ended: ({ outcome }) => `结束：${outcome}`,
  },
};

const factText = ({ name, value }: GivenFact) =>
  value === undefined ? name : `${name} ${JSON.stringify(value)} `;

const way = ({ channel, key }: ActOrigin) =>
  key === undefined ? channels[channel] : `${channels[channel]}，密钥 ${key}`;

const channels: Readonly<Record<ActOrigin['channel'], string>> = {
  page: '页面',
  api: 'API',
  cli: '命令行',
  signal: '信号',
};

const fromStart = (ahead: number | undefined) =>
  ahead === undefined ? '' : '（指定的时间尚未到，从开始时起算）';
