import type { StopWords } from '../stop-text.ts';

/** Why a case is stopped, in simplified Chinese. */
export const stopsZhCn: StopWords = {
  reasons: {
    'not-an-instant': '应当指明时间的表达式没有给出时间',
    'expression-failed': '有一个表达式无法计算',
    'unknown-kind': '计划中有此版本不认识的步骤种类',
    'unknown-calendar': '时长所用的日历不在计划中',
    'internal-error': 'Tidings 自身的故障',
    'journal-conflict': '数据库中的记录与案例不一致',
    'hand-over-failed': '案例交出的内容被工作进程最终拒绝',
  },
  between: '；',
  detail: (detail) => {
    for (const [pattern, words] of details) {
      const [, name] = pattern.exec(detail) ?? [];
      if (name !== undefined) return words(name);
    }
    return detail;
  },
};

/** What our own errors say; the rest are names. */
const details: readonly (readonly [RegExp, (name: string) => string])[] = [
  [/^expression "(.*)" was compiled without its tree$/s, (cel) => `表达式“${cel}”没有语法树`],
  [/^no step kind "(.*)"$/, (kind) => `没有步骤种类“${kind}”`],
  [/^the plan has no calendar "(.*)"$/, (id) => `计划中没有日历“${id}”`],
  [/^a calendar of "(.*)" is never open$/, (zone) => `时区“${zone}”的日历没有工作时间`],
  [/^"(.*)" names no instant$/s, (cel) => `“${cel}”没有给出时间`],
];
