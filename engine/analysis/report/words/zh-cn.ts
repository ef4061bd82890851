import { zhCnAuthority } from './zh-cn-authority.ts';
import { zhCnDefinitions } from './zh-cn-definitions.ts';
import type { Sentences } from './catalogue.ts';

/** What every code of a proof says in simplified Chinese. */
export const zhCn: Sentences = {
  ghosted: {
    message:
      '流程可能在候选人没有得到任何答复时结束[（结果为“{outcome}”）][，时间是 {end}][，流程开始于 {start}]',
    hint: '[{remedies}；或者]在结束之前，把结果或“尚无决定”告知候选人',
  },
  'promise-broken': {
    message:
      '承诺“{promise}”无法兑现[：流程若开始于 {start}][，要到 {comes}][，而期限是 {due}][，迟了 {over}]',
    hint: '[{remedies}；或者]缩短这条路径上的步骤',
  },
  'promise-never': {
    message: '承诺“{promise}”在某条路径上永远不会兑现[：流程以“{outcome}”结束][，时间是 {end}]',
    hint: '[{remedies}；或者]在这条路径上也发送该消息，或者设置兜底',
  },
  'promise-unknown': {
    message: '“{promise}”等于没有承诺：任何流程都不会走到它所指的步骤',
    hint: '请写本流程主线上的步骤，或者删除这条承诺',
  },
  'silence-broken': {
    message:
      '{who} 可能超过 {within}收不到任何消息[：从 {from} 到 {comes}][，多出 {over}][，流程开始于 {start}]',
    hint: '[{remedies}；或者]在中间发送一条消息，或者缩短这条路径上的步骤',
  },
  'withdrawal-unanswered': {
    message: '候选人撤回申请后，没有收到确认',
    hint: '在 "{event}" 的步骤开头向候选人发送消息',
  },
  'start-unbounded': {
    message: '没有说明 {since} 最多比流程开始早多久',
    hint: '请加上 "assume: { start: { after: {since}, within: 2 business days } }"，或者从流程开始算起',
  },
  'beyond-horizon': {
    message: '无法证明：无论何时开始，流程都可能超出日历已知节假日的范围[（{until}）]',
    hint: '请在日历中补充下一年的节假日',
  },
  ...zhCnAuthority,
  ...zhCnDefinitions,
};
