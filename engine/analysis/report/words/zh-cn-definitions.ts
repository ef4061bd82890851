import type { DefinitionSentences } from './definition-sentences.ts';

const rule = '：“{quote}”（{source}；规则包“{pack}”，自 {effective} 起施行）';

/** What the codes about people, texts and packs say in simplified Chinese. */
export const zhCnDefinitions: DefinitionSentences = {
  'nobody-there': {
    message: '在部门 {department}，“{who}”没有任何在职人员',
    hint: '请在 directory.yaml 中指定在职人员，或改问他人',
  },
  'escalation-same': {
    message: '在部门 {department}，这里升级给 {people}，而此人已经逾期未答复',
    hint: '请升级给此前没有被询问过的人',
  },
  'escalation-overlaps': {
    message: '在部门 {department}，这里也升级给了此前未答复的 {people}',
    hint: '请升级给此前没有被询问过的人',
  },
  'quorum-unreachable': {
    message:
      '在部门 {department}，需要 {needed} 人同意，但只有 {there} 人可以：一人只占一席，而这些席位归于 {people}',
    hint: '请增加人员，减少所需人数，或在 directory.yaml 中把这些角色交给不同的人',
  },
  'same-approver': {
    message: '在部门 {department}，这里由 {person} 决定，而此人已在“{before}”中决定过',
    hint: '请询问两个不同的人，或者省去其中一次审批',
  },
  'offer-after-no': {
    message: '“{template}”发出录用，而“{after}”并未同意',
    hint: '请只在同意之后发送，或在此之前重新决定',
  },
  'regret-after-yes': {
    message: '“{after}”刚刚同意，“{template}”却告知婉拒',
    hint: '请把它移到 "rejected:" 之下，或在中间再作一次决定',
  },
  'undecided-after-no': {
    message: '“{template}”称尚无决定，而“{after}”已经否决',
    hint: '请把决定告知候选人，或重新决定',
  },
  'undecided-after-outcome': {
    message: '“{after}”已告知结果，“{template}”却称尚无决定',
    hint: '请在此处删除它；兜底请写 "unless: answer"',
  },
  'offer-term-shown': {
    message: '“{template}”的类别是 {class}，却向候选人写出了录用条件“{field}”',
    hint: '录用条件只能写在审批之后的 intent 或 offer 类消息中',
  },
  'value-is-moment': {
    message: '“{template}”（{locale}）显示时刻“{value}”时没有注明时区',
    hint: '请在模板中写 "{value} | when"，或给出不是时长的文字',
  },
  'value-not-moment': {
    message: '“{template}”（{locale}）把“{value}”当作时刻显示，而“{written}”不是时刻',
    hint: '请给出时长（如 "5 business days"）、日期或 "=<表达式>"',
  },
  'rule-broken': {
    message: `候选人要到 {comes} 才收到答复，而期限是 {due}[，迟了 {over}]${rule}`,
    hint: '[{remedies}；或者]缩短某个步骤，或者设置兜底',
  },
  'rule-never': {
    message: `在某条路径上，候选人永远收不到应有的答复[：流程以“{outcome}”结束]${rule}`,
    hint: '在这条路径上也发送该消息，或者设置兜底',
  },
  'expiry-missing': {
    message: `“{template}”没有说明答复期限${rule}`,
    hint: '请加上 "with: { {value}: 5 business days }"，或您想要的期限',
  },
  'answer-cut-short': {
    message: `候选人在此的答复时间少于“{after}”所给的{said}${rule}`,
    hint: '请写 "within: {said}"，或在消息中给更短的时间',
  },
  'answer-after-expiry': {
    message: `候选人在此的答复时间超过“{after}”的有效期{said}${rule}`,
    hint: '请写 "within: {said}"，或在消息中给更长的时间',
  },
  'offer-taken-back': {
    message: `“{template}”在答复期限之前撤回了“{after}”所告知的内容${rule}`,
    hint: '请等候候选人答复，或等到期限已过',
  },
  'person-missing': {
    message: `“{template}”可能在没有任何人作决定的情况下发出${rule}`,
    hint: '请在此之前用 "approve" 询问一个人',
  },
  'shown-in-class': {
    message: `“{template}”向候选人写出了“{field}”${rule}`,
    hint: '请把它从消息中删去',
  },
};
