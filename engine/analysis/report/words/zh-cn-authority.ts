import type { authorityCodes } from '../../finding/authority-codes.ts';
import type { Sentence } from './catalogue.ts';

/** What the codes about authority and about one truth say in simplified Chinese. */
export const zhCnAuthority: Readonly<Record<keyof typeof authorityCodes, Sentence>> = {
  'offer-unapproved': {
    message: '“{offer}”发出的录用没有经过任何人批准[，路径：{path}]',
    hint: '请在它之前加上审批，或把它移到最后一次审批之后',
  },
  'offer-by-silence': {
    message: '“{approval}”无人答复，“{offer}”却仍发出录用[，路径：{path}]',
    hint: '“{approval}”无人答复时请告知候选人尚无决定，或在发出录用之前另问他人',
  },
  'approval-after-offer': {
    message: '“{offer}”已经发出录用，“{approval}”却仍在请求批准[：{path}]',
    hint: '请把录用移到最后一次审批之后',
  },
  'rejection-by-score': {
    message: '仅凭数据，“{regret}”就婉拒了候选人[，路径：{path}]',
    hint: '请在婉拒之前用 "approve" 询问一个人，数据只供其参考',
  },
  'offer-and-regret': {
    message: '“{template}”与“{before}”已告知候选人的内容相矛盾[：{path}]',
    hint: '请在两者中的第一个之后结束流程，或在其间发送更正',
  },
  'two-offers': {
    message: '“{template}”发出的录用与“{before}”已发出的不同[：{path}]',
    hint: '请只发送其中一个，在其间发送更正，或先等候对前一个的答复',
  },
};
