import type { Duration } from '../../../model/base.ts';
import type { FlowPromise } from '../../../model/plan.ts';
import { dayMs, hourMs, minuteMs, secondMs } from '../../../time/units.ts';
import type { Repair } from '../../finding/finding.ts';
import type { QuotedRule } from '../../finding/finding-values.ts';
import type { Catalogue } from './catalogue.ts';
import { endOf, ifKnown, lengthFormatter, outcomeOf, textIn } from './parts.ts';

/** Findings and certificates in simplified Chinese. */
export const zhCn: Catalogue = {
  sentences: {
    ghosted: (finding, date) => ({
      message: [
        '流程可能在候选人没有得到任何答复时结束',
        ifKnown(outcomeOf(finding), (outcome) => `（结果为“${outcome}”）`),
        ifKnown(endOf(finding.example), (end) => `，时间是 ${date(end)}`),
        ifKnown(finding.example?.start, (start) => `，流程开始于 ${date(start)}`),
      ].join(''),
      hint: `${anyOf(finding.remedies)}在结束之前，把结果或“尚无决定”告知候选人`,
    }),
    'promise-broken': ({ values: { promise, comes, due, over }, example, remedies }, date) => ({
      message: [
        `承诺“${promiseText(promise)}”无法兑现`,
        ifKnown(example?.start, (start) => `：流程若开始于 ${date(start)}`),
        `，要到 ${date(comes)}，而期限是 ${date(due)}，迟了 ${zhCn.length(over)}`,
      ].join(''),
      hint: `${anyOf(remedies)}缩短这条路径上的步骤`,
    }),
    'promise-never': (finding, date) => ({
      message: [
        `承诺“${promiseText(finding.values.promise)}”在某条路径上永远不会兑现`,
        ifKnown(outcomeOf(finding), (outcome) => `：流程以“${outcome}”结束`),
        ifKnown(endOf(finding.example), (end) => `，时间是 ${date(end)}`),
      ].join(''),
      hint: `${anyOf(finding.remedies)}在这条路径上也发送该消息，或者设置兜底`,
    }),
    'promise-unknown': ({ values: { promise } }) => ({
      message: `“${promiseText(promise)}”等于没有承诺：任何流程都不会走到它所指的步骤`,
      hint: '请写本流程主线上的步骤，或者删除这条承诺',
    }),
    'silence-broken': ({ values, example, remedies }, date) => ({
      message: [
        `${values.who} 可能超过 ${duration(values.within)}收不到任何消息`,
        `：从 ${date(values.from)} 到 ${date(values.comes)}，多出 ${zhCn.length(values.over)}`,
        ifKnown(example?.start, (start) => `，流程开始于 ${date(start)}`),
      ].join(''),
      hint: `${anyOf(remedies)}在中间发送一条消息，或者缩短这条路径上的步骤`,
    }),
    'withdrawal-unanswered': ({ values: { event } }) => ({
      message: '候选人撤回申请后，没有收到确认',
      hint: `在 "${event}" 的步骤开头向候选人发送消息`,
    }),
    'start-unbounded': ({ values: { since } }) => ({
      message: `没有说明 ${since} 最多比流程开始早多久`,
      hint: `请加上 "assume: { start: { after: ${since}, within: 2 business days } }"，或者从流程开始算起`,
    }),
    'beyond-horizon': () => ({
      message: '无法证明：无论何时开始，流程都可能超出日历已知节假日的范围',
      hint: '请在日历中补充下一年的节假日',
    }),
    'too-wide': ({ values: { step } }) => ({
      message: `无法证明：“${step}”前后同时进行的步骤太多，无法逐一检查`,
      hint: '请减少并行的步骤，或改为依次进行',
    }),
    'offer-unapproved': ({ values: { offer, path } }) => ({
      message: `“${offer}”发出的录用没有经过任何人批准，路径：${path}`,
      hint: '请在它之前加上审批，或把它移到最后一次审批之后',
    }),
    'offer-by-silence': ({ values: { offer, approval, path } }) => ({
      message: `“${approval}”无人答复，“${offer}”却仍发出录用，路径：${path}`,
      hint: `“${approval}”无人答复时请告知候选人尚无决定，或在其 “silent” 的步骤中另问他人`,
    }),
    'approval-after-offer': ({ values: { approval, offer, path } }) => ({
      message: `“${offer}”已经发出录用，“${approval}”却仍在请求批准：${path}`,
      hint: '请把录用移到最后一次审批之后',
    }),
    'rejection-by-score': ({ values: { regret, path } }) => ({
      message: `仅凭数据，“${regret}”就婉拒了候选人，路径：${path}`,
      hint: '请在婉拒之前用 "approve" 询问一个人，数据只供其参考',
    }),
    'offer-and-regret': ({ values: { template, before, path } }) => ({
      message: `“${template}”与“${before}”已告知候选人的内容相矛盾：${path}`,
      hint: '请在两者中的第一个之后结束流程，或在其间发送更正',
    }),
    'two-offers': ({ values: { template, before, path } }) => ({
      message: `“${template}”发出的录用与“${before}”已发出的不同：${path}`,
      hint: '请只发送其中一个，在其间发送更正，或先等候对前一个的答复',
    }),
    'nobody-there': ({ values: { who, department } }) => ({
      message: `在部门 ${department}，“${who}”没有任何在职人员`,
      hint: '请在 directory.yaml 中指定在职人员，或改问他人',
    }),
    'escalation-same': ({ values: { people, department } }) => ({
      message: `在部门 ${department}，这里升级给 ${people.join(', ')}，而此人已经逾期未答复`,
      hint: '请升级给此前没有被询问过的人',
    }),
    'escalation-overlaps': ({ values: { people, department } }) => ({
      message: `在部门 ${department}，这里也升级给了此前未答复的 ${people.join(', ')}`,
      hint: '请升级给此前没有被询问过的人',
    }),
    'quorum-unreachable': ({ values: { needed, there, people, department } }) => ({
      message: `在部门 ${department}，需要 ${needed} 人同意，但只有 ${there} 人可以：一人只占一席，而这些席位归于 ${people.join(', ')}`,
      hint: '请增加人员，减少所需人数，或在 directory.yaml 中把这些角色交给不同的人',
    }),
    'same-approver': ({ values: { person, before, department } }) => ({
      message: `在部门 ${department}，这里由 ${person} 决定，而此人已在“${before}”中决定过`,
      hint: '请询问两个不同的人，或者省去其中一次审批',
    }),
    'offer-after-no': ({ values: { template, after } }) => ({
      message: `“${template}”发出录用，而“${after}”并未同意`,
      hint: '请只在同意之后发送，或在此之前重新决定',
    }),
    'regret-after-yes': ({ values: { template, after } }) => ({
      message: `“${after}”刚刚同意，“${template}”却告知婉拒`,
      hint: '请把它移到 "rejected:" 之下，或在中间再作一次决定',
    }),
    'undecided-after-no': ({ values: { template, after } }) => ({
      message: `“${template}”称尚无决定，而“${after}”已经否决`,
      hint: '请把决定告知候选人，或重新决定',
    }),
    'undecided-after-outcome': ({ values: { template, after } }) => ({
      message: `“${after}”已告知结果，“${template}”却称尚无决定`,
      hint: '请在此处删除它；兜底请写 "unless: answer"',
    }),
    'offer-term-shown': ({ values: { template, field, class: messageClass } }) => ({
      message: `“${template}”的类别是 ${messageClass}，却向候选人写出了录用条件“${field}”`,
      hint: '录用条件只能写在审批之后的 intent 或 offer 类消息中',
    }),
    'value-is-moment': ({ values: { template, locale, value } }) => ({
      message: `“${template}”（${locale}）显示时刻“${value}”时没有注明时区`,
      hint: `请在模板中写 "${value} | when"，或给出不是时长的文字`,
    }),
    'value-not-moment': ({ values: { template, locale, value, written } }) => ({
      message: `“${template}”（${locale}）把“${value}”当作时刻显示，而“${written}”不是时刻`,
      hint: '请给出时长（如 "5 business days"）、日期或 "=<表达式>"',
    }),
    'rule-broken': ({ values: { comes, due, over, rule }, remedies }, date) => ({
      message: `候选人要到 ${date(comes)} 才收到答复，而期限是 ${date(due)}，迟了 ${zhCn.length(over)}${quotation(rule)}`,
      hint: `${anyOf(remedies)}缩短某个步骤，或者设置兜底`,
    }),
    'rule-never': (finding) => ({
      message: [
        '在某条路径上，候选人永远收不到应有的答复',
        ifKnown(outcomeOf(finding), (outcome) => `：流程以“${outcome}”结束`),
        quotation(finding.values.rule),
      ].join(''),
      hint: '在这条路径上也发送该消息，或者设置兜底',
    }),
    'expiry-missing': ({ values: { template, value, rule } }) => ({
      message: `“${template}”没有说明答复期限${quotation(rule)}`,
      hint: `请加上 "with: { ${value}: 5 business days }"，或您想要的期限`,
    }),
    'answer-cut-short': ({ values: { after, said, rule } }) => ({
      message: `候选人在此的答复时间少于“${after}”所给的${duration(said)}${quotation(rule)}`,
      hint: `请写 "within: ${duration(said)}"，或在消息中给更短的时间`,
    }),
    'answer-after-expiry': ({ values: { after, said, rule } }) => ({
      message: `候选人在此的答复时间超过“${after}”的有效期${duration(said)}${quotation(rule)}`,
      hint: `请写 "within: ${duration(said)}"，或在消息中给更长的时间`,
    }),
    'offer-taken-back': ({ values: { template, after, rule } }) => ({
      message: `“${template}”在答复期限之前撤回了“${after}”所告知的内容${quotation(rule)}`,
      hint: '请等候候选人答复，或等到期限已过',
    }),
    'person-missing': ({ values: { template, rule } }) => ({
      message: `“${template}”可能在没有任何人作决定的情况下发出${quotation(rule)}`,
      hint: '请在此之前用 "approve" 询问一个人',
    }),
    'shown-in-class': ({ values: { template, field, rule } }) => ({
      message: `“${template}”向候选人写出了“${field}”${quotation(rule)}`,
      hint: '请把它从消息中删去',
    }),
  },
  weekdays: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  moment: (weekday, day, clock) => `${day}（${weekday}）${clock}`,
  duration,
  length: lengthFormatter({
    days: (count) => `${count} 天`,
    hours: (count) => `${count} 小时`,
    minutes: (count) => `${count} 分钟`,
  }),
  promise: promiseText,
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
    chosen: ({ arm, when }) =>
      `走“${arm}”这一支${ifKnown(when, (condition) => `，因为 ${condition}`)}`,
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
  runFrom: (caller, file, line) => `；该流程由“${caller}”调用（${file}:${line}）`,
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
    heading: { promise: '承诺', slack: '余量', longest: '最长等待', worst: '最不利的开始时刻' },
    none: '没有承诺；在每条路径上，所有人都会得到答复',
    assumed: (assumptions) => `前提：${assumptions.join('；')}`,
    mail: (within) => `邮件服务器在 ${within}内接受或拒收邮件`,
    start: (within, after) => `流程在 ${after} 之后 ${within}内开始`,
    packs: (packs) =>
      `规则包：${packs.map(({ pack, effective }) => `${pack}（${effective} 起生效）`).join('、')}`,
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
const anyOf = (remedies: readonly Repair[] = []): string =>
  remedies.length === 0 ? '' : `${remedies.map(repair).join('，或者')}；或者`;

const quotation = ({ text, source, pack, effective }: QuotedRule): string =>
  `：“${textIn('zh-CN', text)}”（${source}；规则包“${pack}”，自 ${effective} 起施行）`;

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
