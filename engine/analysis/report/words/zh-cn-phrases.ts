import { lengthFormatter } from './length.ts';
import type { Phrases } from './catalogue.ts';
import type { Duration } from '../../../model/base.ts';
import { dayMs, hourMs, minuteMs, secondMs } from '../../../time/units.ts';

/** How findings are told in simplified Chinese. */
export const zhCnPhrases: Phrases = {
  weekdays: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  moment: '{day}（{weekday}）{clock}',
  duration: durationWords,
  length: lengthFormatter({
    days: (count) => `${count} 天`,
    hours: (count) => `${count} 小时`,
    minutes: (count) => `${count} 分钟`,
  }),
  and: '、',
  or: '，或者',
  happens: {
    told: '“{template}”已送达 {to}',
    undelivered: '“{template}”无法送达 {to}',
    asked: '已询问 {of}',
    answered: '{by} 在最后一刻答复：{outcome}',
    silent: '无人答复：{who}[，视为 {as}]',
    waited: '等待',
    chosen: '走“{arm}”这一支[，因为 {when}]',
    backstop: '兜底：至今没有 {unless}',
    event: '流程事件：{event}',
    ended: '流程结束，结果为“{outcome}”',
  },
  repairs: {
    shorten: '把 `{step}` 缩短 {by}',
    backstop: '在 {after}后设置兜底',
    widen: '把承诺放宽到 {to}',
  },
  imprecisions: {
    condition: '证明无法比较的条件也许不会同时成立，因此可能没有任何流程会走这条路径',
    beside: '并行步骤被视为可能在任何时刻发生，因此它也许不会在这一时刻发生',
    reach: '没有找到恰好到达起算时刻的路径',
    people: '由谁答复取决于表达式，只有具体案例才能确定',
  },
  promises: {
    told: '{within}内把{about}告知 {who}[（自 {since} 起）][（在 `{after}` 之后）]',
    silence: '{who} 最多 {atMost}收不到消息',
    done: '{within}内办结 `{step}`[（自 {since} 起）][（在 `{after}` 之后）]',
  },
  about: {
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
  },
  runFrom: '；该流程由“{caller}”调用（{file}:{line}）',
  builtIn: '；步骤“{step}”是内置的，每个流程都有',
  example: {
    heading: { step: '步骤', what: '发生的事', leaves: '直到' },
    start: '流程开始',
    due: '承诺的期限',
    costliest: '耗时最长：`{step}`，{length}',
    maybe: '可能是误报：{why}',
    page: '详见：{page}',
  },
  certificate: {
    holds: '{flow}：已证明，适用于 {from} 至 {until} 之间开始的流程（{zone}）',
    heading: { promise: '承诺', slack: '余量', longest: '最长等待', worst: '最不利的开始时刻' },
    none: '没有承诺；在每条路径上，所有人都会得到答复',
    assumed: '前提：{mail}[；{start}]',
    mail: '邮件服务器在 {within}内接受或拒收邮件',
    start: '流程在 {after} 之后 {within}内开始',
    packs: '规则包：{packs}',
    pack: '{pack}（{effective} 起生效）',
    versions: '计划 {plan}，证明 {proofs}，tidings {tidings}',
  },
  report: {
    clean: '已检查 {files} 个文件，没有发现问题',
    found: '已检查 {files} 个文件；错误 {errors}，警告 {warnings}',
  },
};

function durationWords(duration: Duration): string {
  if ('businessDays' in duration) return `${duration.businessDays} 个工作日`;
  if ('businessMs' in duration)
    return duration.businessMs % hourMs === 0
      ? `${duration.businessMs / hourMs} 个工作小时`
      : `${duration.businessMs / minuteMs} 个工作分钟`;
  const { ms } = duration;
  if (ms % dayMs === 0) return `${ms / dayMs} 天`;
  if (ms % hourMs === 0) return `${ms / hourMs} 小时`;
  return ms % minuteMs === 0 ? `${ms / minuteMs} 分钟` : `${ms / secondMs} 秒`;
}
