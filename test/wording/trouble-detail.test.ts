import { createScope } from '../../engine/interpreter/scope.ts';
import { stopReasonOf } from '../../engine/interpreter/stop-reason.ts';
import { treeIn } from '../../engine/expression/evaluate.ts';
import type { ExpressionTree } from '../../engine/model/expression-tree.ts';
import { kindOf } from '../../engine/steps/index.ts';
import { calendarOf } from '../../engine/time/deadline.ts';
import { nextOpen } from '../../engine/time/working-hours.ts';
import { stopText } from '../../wording/stop-text.ts';
import { stopsEn } from '../../wording/texts/stops-en.ts';
import { stopsZhCn } from '../../wording/texts/stops-zh-cn.ts';
import { toldTrouble, troubleDetailText } from '../../wording/trouble-detail.ts';
import type { TroubleDetail } from '../../wording/texts/trouble-details.ts';

// What operators read beside a trouble, and why a case is stopped, in the language of each.

const key = 'k1';
const cases = ['c1', 'c2'];

test.each<[TroubleDetail, string, string]>([
  [{ kind: 'words', words: 'TypeError: x' }, 'TypeError: x', 'TypeError: x'],
  [
    { kind: 'stop', reason: { code: 'internal-error', step: 'ask', detail: 'TypeError' } },
    'internal-error: a fault in Tidings itself; ask; TypeError',
    'internal-error：Tidings 自身的故障；ask；TypeError',
  ],
  [
    { kind: 'refusal', reason: 'the mail server refused it: 554 5.7.1' },
    'the mail server refused it: 554 5.7.1',
    '邮件服务器拒绝了收件地址：554 5.7.1',
  ],
  [{ kind: 'workflow-over' }, 'its workflow is over', '其工作流已结束'],
  [{ kind: 'workflow-cancelled' }, 'it was cancelled', '已被取消'],
  [{ kind: 'workflow-terminated', reason: '' }, 'it was terminated', '已被终止'],
  [{ kind: 'workflow-terminated', reason: 'old' }, 'it was terminated: old', '已被终止：old'],
  [
    { kind: 'record-short', told: 4, last: 2 },
    'its history tells of entry 4, and its record ends with 2',
    '其历史提到第 4 条记录，而记录止于第 2 条',
  ],
  [
    { kind: 'entry-differs', seq: 2 },
    'entry 2 is not the one that its history tells of',
    '第 2 条记录与其历史所述不同',
  ],
  [
    { kind: 'history-short', fixed: 4, told: 2 },
    'entry 4 is on record, and its history tells of none behind 2',
    '已有第 4 条记录，而其历史只到第 2 条',
  ],
  [
    { kind: 'line', file: 'house.yaml', line: 3, message: '"keep" must be a period' },
    'house.yaml, line 3: "keep" must be a period',
    'house.yaml 第 3 行',
  ],
  [{ kind: 'anchor', number: 7 }, 'anchor 7', '锚点 7'],
  [
    { kind: 'attributes', problems: [{ name: 'A' }, { name: 'B', no: 'keyword' }] },
    'A is not registered; B is no keyword',
    'A 未注册；B 的类型不是 keyword',
  ],
  [
    { kind: 'keys', misfit: { without: 'this' } },
    'the worker has payload keys and this process has none',
    '工作进程有载荷密钥，而服务器没有',
  ],
  [
    { kind: 'keys', misfit: { without: 'worker' } },
    'this process has payload keys and the worker has none',
    '服务器有载荷密钥，而工作进程没有',
  ],
  [
    { kind: 'keys', misfit: { lacks: 'this', key } },
    'this process lacks the key "k1", with which the worker encrypts',
    '服务器缺少工作进程加密所用的密钥“k1”',
  ],
  [
    { kind: 'keys', misfit: { lacks: 'worker', key } },
    'the worker lacks the key "k1", with which this process encrypts',
    '工作进程缺少服务器加密所用的密钥“k1”',
  ],
  [
    { kind: 'lost-keys', lost: { why: 'missing', key, cases } },
    'the payload key "k1" is not in the settings, and 2 open cases cannot be read without it',
    '设置中没有载荷密钥“k1”，缺少它便无法读取 2 个未结束的案例',
  ],
  [
    { kind: 'lost-keys', lost: { why: 'other', key, cases: ['c1'] } },
    'the payload key "k1" of the settings is another one than that of 1 open case',
    '设置中的载荷密钥“k1”与 1 个未结束案例所用的不同',
  ],
  [
    { kind: 'lost-keys', lost: { why: 'no-row', cases } },
    'the table case_keys has no key of 2 open cases',
    'case_keys 表中没有 2 个未结束案例的密钥',
  ],
  [
    { kind: 'retention', retention: { namespace: 'n', retained: 3, kept: 1 } },
    'Temporal keeps closed workflows of the namespace "n" for 3 days, and house.yaml lets cases go after 1 day; run "temporal operator namespace update --namespace n --retention 1d", or keep cases for longer',
    'Temporal 的命名空间“n”把已结束的工作流保存 3 天，而 house.yaml 在 1 天后删除案例；请运行 "temporal operator namespace update --namespace n --retention 1d"，或延长案例的保存期',
  ],
  [
    { kind: 'not-erased', obstacle: 'not-fixed' },
    'the end of the case is just being put on record; try again in a minute',
    '案例的结束正在写入记录；请一分钟后再试',
  ],
])('%j is told', (detail, english, chinese) => {
  expect(troubleDetailText(detail, 'en')).toBe(english);
  expect(troubleDetailText(detail, 'zh-CN')).toBe(chinese);
  const trouble = { code: 'activity-fails', case: 'c1' } as const;
  expect(toldTrouble({ ...trouble, detail }, 'en')).toEqual({ ...trouble, detail: english });
});

const nothing: ExpressionTree = { op: 'constant', value: 'soon' };
const never = { zone: 'UTC', weekly: [], exceptions: [], offsets: [[0, 0]], until: 0 } as const;

test.each<[string, () => unknown, string, string]>([
  [
    'an expression without its tree',
    () => treeIn({ cel: 'case.a == "b"' }),
    'an expression cannot be evaluated; expression "case.a == "b"" was compiled without its tree',
    '有一个表达式无法计算；表达式“case.a == "b"”没有语法树',
  ],
  [
    'an unknown kind of step',
    () => kindOf({ kind: 'x', id: 'y' }),
    'the plan has a kind of step that this version does not know; no step kind "x"',
    '计划中有此版本不认识的步骤种类；没有步骤种类“x”',
  ],
  [
    'an unknown calendar',
    () => calendarOf('c', {}),
    'a duration names a calendar that the plan does not have; the plan has no calendar "c"',
    '时长所用的日历不在计划中；计划中没有日历“c”',
  ],
  [
    'a calendar that is never open',
    () => nextOpen(0, never),
    'a duration names a calendar that the plan does not have; a calendar of "UTC" is never open',
    '时长所用的日历不在计划中；时区“UTC”的日历没有工作时间',
  ],
  [
    'no moment',
    () => createScope({ interpreter: 1 }, {}).instant({ cel: 'case.at', tree: nothing }),
    'an expression that has to name a moment names none; "case.at" names no instant',
    '应当指明时间的表达式没有给出时间；“case.at”没有给出时间',
  ],
])('what our own errors say is told in both languages: %s', (_title, fail, english, chinese) => {
  let reason;
  try {
    fail();
  } catch (error) {
    reason = stopReasonOf(error);
  }
  expect(reason && [stopText(reason, stopsEn), stopText(reason, stopsZhCn)]).toEqual([
    english,
    chinese,
  ]);
});
