import { deliveryReason } from '../delivery-reason.ts';
import { stopText } from '../stop-text.ts';
import { stopsZhCn } from './stops-zh-cn.ts';
import type {
  AttributeFault,
  ErasureFault,
  KeysFault,
  LostKeysFault,
  TroubleDetailTexts,
} from './trouble-details.ts';

/** What was found out about a trouble, in Chinese. */
export const troubleDetailsZhCn: TroubleDetailTexts = {
  words: ({ words }) => words,
  line: ({ file, line }) => `${file} 第 ${line} 行`,
  stop: ({ reason }) => `${reason.code}：${stopText(reason, stopsZhCn)}`,
  refusal: ({ reason }) => deliveryReason(reason, 'zh-CN'),
  'workflow-over': () => '其工作流已结束',
  'workflow-cancelled': () => '已被取消',
  'workflow-terminated': ({ reason }) => `已被终止${reason === '' ? '' : `：${reason}`}`,
  'record-short': ({ told, last }) => `其历史提到第 ${told} 条记录，而记录止于第 ${last} 条`,
  'entry-differs': ({ seq }) => `第 ${seq} 条记录与其历史所述不同`,
  'history-short': ({ fixed, told }) => `已有第 ${fixed} 条记录，而其历史只到第 ${told} 条`,
  anchor: ({ number }) => `锚点 ${number}`,
  attributes: ({ problems }) => problems.map(attribute).join('；'),
  keys: ({ misfit }) => keys(misfit),
  'lost-keys': ({ lost }) => lostKeys(lost),
  retention: ({ retention: { namespace, retained, kept } }) =>
    `Temporal 的命名空间“${namespace}”把已结束的工作流保存 ${retained} 天，而 house.yaml 在 ${kept} 天后删除案例；请运行 "temporal operator namespace update --namespace ${namespace} --retention ${kept}d"，或延长案例的保存期`,
  'not-erased': ({ obstacle }) => obstacles[obstacle],
};

const attribute = ({ name, no }: AttributeFault): string =>
  no === undefined ? `${name} 未注册` : `${name} 的类型不是 ${no}`;

const keys = (misfit: KeysFault): string => {
  if ('without' in misfit)
    return misfit.without === 'this'
      ? '工作进程有载荷密钥，而服务器没有'
      : '服务器有载荷密钥，而工作进程没有';
  return misfit.lacks === 'this'
    ? `服务器缺少工作进程加密所用的密钥“${misfit.key}”`
    : `工作进程缺少服务器加密所用的密钥“${misfit.key}”`;
};

const lostKeys = ({ why, key = '', cases: { length } }: LostKeysFault): string =>
  ({
    missing: `设置中没有载荷密钥“${key}”，缺少它便无法读取 ${length} 个未结束的案例`,
    other: `设置中的载荷密钥“${key}”与 ${length} 个未结束案例所用的不同`,
    'no-row': `case_keys 表中没有 ${length} 个未结束案例的密钥`,
  })[why];

const obstacles: Readonly<Record<ErasureFault, string>> = {
  'still-open': '案例尚未结束；请等它结束，或撤回、关闭它，然后再删除',
  'still-running': '案例已有结果，但与其结束并行的步骤（`meanwhile`）仍在进行；请等其结束后再删除',
  'not-fixed': '案例的结束正在写入记录；请一分钟后再试',
  'already-erased': '案例已被删除',
};
