import type { Duration } from '../../../model/base.ts';
import type { FlowPromise } from '../../../model/plan.ts';
import { dayMs, hourMs, minuteMs, secondMs } from '../../../time/units.ts';
import type { Repair } from '../../finding/finding.ts';
import type { QuotedRule } from '../../finding/finding-values.ts';
import type { Catalogue } from './catalogue.ts';
import { ifKnown } from '../../finding/sentence.ts';
import { lengthFormatter, textIn } from './parts.ts';

/** Findings and certificates in simplified Chinese. */
export const zhCn: Catalogue = {
  locale: 'zh-CN',
  weekdays: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  moment: (weekday, day, clock) => `${day}（${weekday}）${clock}`,
  duration,
  length: lengthFormatter({
    days: (count) => `${count} 天`,
    hours: (count) => `${count} 小时`,
    minutes: (count) => `${count} 分钟`,
  }),
  promise: promiseText,
  anyOf,
  quotation,
  events: {
    told: ({ template, to }) => `“${template}”已送达 ${to}`,
    undelivered: ({ template, to }) => `“${template}”无法送达 ${to}`,
    asked: ({ of }) => `已询问 ${of.join('、')}`,
    dropped: ({ template, to }) => `发给 ${to} 的“${template}”未及送达即被取消`,
    answered: ({ by, outcome, atOnce }) =>
      `${by.join('、')} ${atOnce ? '立即' : '在最后一刻'}答复：${outcome}`,
    silent: ({ who, as }) =>
      `无人答复：${who.join('、')}${ifKnown(as, (outcome) => `，视为 ${outcome}`)}`,
    waited: () => '等待',
    chosen: ({ branch, when }) =>
      `走“${branch}”这一支${ifKnown(when, (condition) => `，因为 ${condition}`)}`,
    backstop: ({ unless }) => `兜底：至今没有 ${unless}`,
    event: ({ event }) => `流程事件：${event}`,
    ended: ({ outcome }) => `流程结束，结果为“${outcome}”`,
  },
  repair,
  imprecisions: {
    condition: '证明无法比较的条件也许不会同时成立，因此可能没有任何流程会走这条路径',
    beside: '并行步骤被视为可能在任何时刻发生，因此它也许不会在这一时刻发生',
    reach: '没有找到恰好到达起算时刻的路径',
    people: '由谁答复取决于表达式，只有具体案例才能确定',
    rehearsal: '按此经过演练时，结果有所不同',
  },
  unassumed: {
    'mail-late': '仅当邮件服务器接收某封邮件的用时超过假定时限时才会发生',
  },
  alsoIn: (flows) =>
    `；以下流程同样如此：${flows
      .slice(0, 5)
      .map((flow) => `“${flow}”`)
      .join('、')}${flows.length > 5 ? `等 ${flows.length} 个` : ''}`,
  alsoAt: (places) =>
    `；${places.slice(0, 4).join('、')}${places.length > 4 ? ` 等 ${places.length} 处` : ''}也是如此`,
  beside: (messages) =>
    `；此外：${messages.slice(0, 3).join('；')}${messages.length > 3 ? ` 等 ${messages.length} 项` : ''}`,
  fromIt: (findings) =>
    `；由此引起：${findings.slice(0, 4).join('、')}${findings.length > 4 ? ` 等 ${findings.length} 处` : ''}`,
  givenAs: ({ name, file, line }) => `；即 ${file}:${line} 中的“$${name}”`,
  runFrom: (caller, file, line) => `；该子流程由“${caller}”调用（${file}:${line}）`,
  builtIn: (step) => `；步骤“${step}”是内置的，每个流程都有`,
  example: {
    heading: { step: '步骤', what: '发生的事', leaves: '直到' },
    start: '流程开始',
    due: '承诺的期限',
    costliest: (step, length) => `耗时最长：\`${step}\`，${length}`,
    maybe: (why) => `可能是误报：${why}`,
    page: (page) => `详见：${page}`,
  },
  certificate: {
    holds: (flow, from, until, zone) =>
      `${flow}：已证明，适用于 ${from} 至 ${until} 之间开始的流程（${zone}）`,
    ends: (calendar, day) =>
      `日历 ${calendar} 的已知日期到 ${day} 为止；此后按普通工作周计算，仅为暂定`,
    provisional: (date) => `${date}（暂定）`,
    heading: { promise: '承诺', slack: '余量', longest: '最长等待', worst: '最不利的开始时刻' },
    none: '没有承诺；在每条路径上，所有人都会得到答复',
    assumed: (assumptions) => `前提：${assumptions.join('；')}`,
    mail: (within) => `邮件服务器在 ${within}内接受或拒收邮件`,
    start: (within, after) => `流程在 ${after} 之后 ${within}内开始`,
    packs: (packs) =>
      `规则包：${packs.map(({ pack, effective }) => `${pack}（${effective} 起生效）`).join('、')}`,
    needs: (needs) =>
      `须同意的席位：${needs.map(({ step, need, seats, yes }) => `“${step}” ${seats} 席的 ${need}：${yes}`).join('；')}`,
    apologies: (most) => `每个流程中，升级级别因延迟告知候选人至多 ${most} 次`,
    versions: (plan, proofs, tidings) => `计划 ${plan}，证明 ${proofs}，tidings ${tidings}`,
  },
  report: {
    clean: (files) => `已检查 ${files} 个文件，没有发现问题`,
    found: (files, errors, warnings) => `已检查 ${files} 个文件；错误 ${errors}，警告 ${warnings}`,
  },
};

const about = {
  answer: '答复',
  outcome: '结果',
  status: '进度',
  'decision-status': '“尚无决定”',
  intent: '意向',
  offer: '录用通知',
  regret: '婉拒通知',
  correction: '更正',
  notice: '通知',
  survey: '问卷',
} as const;

function promiseText(promise: FlowPromise): string {
  if (promise.promise === 'silence')
    return `${promise.who} 最多 ${duration(promise.atMost)}收不到消息`;
  const what =
    promise.promise === 'told'
      ? `把${about[promise.about]}告知 ${promise.who}`
      : `办结 \`${promise.step}\``;
  return [
    `${duration(promise.within)}内${what}`,
    ifKnown(promise.since, ({ cel }) => `（自 ${cel} 起）`),
    ifKnown(promise.after, (step) => `（在 \`${step}\` 之后）`),
  ].join('');
}

function repair(remedy: Repair): string {
  if (remedy.do === 'shorten') return `把 \`${remedy.step}\` 缩短 ${duration(remedy.by)}`;
  return remedy.do === 'backstop'
    ? `在 ${duration(remedy.after)}后设置兜底`
    : `把承诺放宽到 ${duration(remedy.to)}`;
}

/** Remedies of which each would be enough, before the hint that always stands. */
function anyOf(remedies: readonly Repair[] = []): string {
  return remedies.length === 0 ? '' : `${remedies.map(repair).join('，或者')}；或者`;
}

function quotation({ text, source, pack, effective }: QuotedRule): string {
  return `：“${textIn('zh-CN', text)}”（${source}；规则包“${pack}”，自 ${effective} 起施行）`;
}

function duration(length: Duration): string {
  if ('businessDays' in length) return `${length.businessDays} 个工作日`;
  if ('businessMs' in length)
    return length.businessMs % hourMs === 0
      ? `${length.businessMs / hourMs} 个工作小时`
      : `${length.businessMs / minuteMs} 个工作分钟`;
  const { ms } = length;
  if (ms % dayMs === 0) return `${ms / dayMs} 天`;
  if (ms % hourMs === 0) return `${ms / hourMs} 小时`;
  return ms % minuteMs === 0 ? `${ms / minuteMs} 分钟` : `${ms / secondMs} 秒`;
}
