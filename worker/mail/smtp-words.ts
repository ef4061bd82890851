import type { ReadReply } from './refusal.ts';

/**
 * What the words of a reply are about, undefined if they do not say. Whatever may be about us counts as such, even beside words about an
 * address: "Sender address rejected: User unknown".
 */
export function aboutByWords(response: string): ReadReply | undefined {
  const words = plainWords(response);
  return readings.find(({ forms }) => forms.some((form) => form.test(words)))?.reading;
}

/** Without addresses, hosts and codes, in which any word may stand. */
const plainWords = (response: string): string =>
  response
    .toLowerCase()
    .replaceAll(/https?:\S*|<[^>]*>|\S*@\S*|\b[\w-]+(?:\.[\w-]+)+/g, ' ')
    .replaceAll(/relay recipient table/g, 'recipient table')
    .replaceAll(/[\s\d#"'’()-]+/g, ' ');

/** Words of Postfix, Exim, Sendmail, qmail, Exchange, Gmail and of the large Chinese servers; the first that fits holds. */
const readings: readonly { readonly reading: ReadReply; readonly forms: readonly RegExp[] }[] = [
  {
    reading: { about: 'mail', final: true },
    forms: [
      /\b(?:message|mail|data) ?(?:is )?(?:size|too (?:big|large|long))\b/,
      /\btoo (?:big|large) (?:a )?(?:message|mail)\b/,
      /邮件(?:大小|体积)?(?:过大|太大)/,
    ],
  },
  {
    reading: { about: 'address', final: false },
    // How much one mailbox receives.
    forms: [/\breceiv\w*\b.{0,30}\b(?:limit|quickly|rate)\b/],
  },
  {
    reading: { about: 'us', final: false },
    forms: [
      // Who sends.
      /sender|\bfrom\b.{0,20}\b(?:invalid|denied|rejected|must|address)|\bmail from\b|return path|submitter|\bsend ?as\b|outbound/,
      /\byour (?:account|ip|host|server|domain|address|network|organi[sz]ation|tenant)\b/,
      /发件人|发信人?|寄件|发送方|来信/,
      // Whether we may send through it.
      /\brelay|rcpthosts|authenti|authori[sz]|\bauth\b|\blog ?in\b|password|permission|not permitted/,
      /local user only|access denied|转发|中继|认证|授权|权限|登录/,
      // How much is sent.
      /\b(?:daily|hourly|sending|sent|outgoing|submission|per (?:day|hour|minute)|frequency|connections?)\b.{0,40}\b(?:limit|quota|exceed|maximum)/,
      /\b(?:limit|quota|exceed|maximum|threshold)\w*\b.{0,40}\b(?:daily|hourly|sending|send|per (?:day|hour|minute)|frequency|connections?)\b/,
      /\btoo (?:many|much)\b|\bthrottl|\bbulk\b|频率|过于?频繁|发送(?:数量|上限)/,
      // What is thought of us.
      /spam|blacklist|black (?:ip|mail)|block ?list|\bblocked\b|\bbanned\b|\bd?nsbl\b|\brbl\b|reputation|suspicious|abus|polic(?:y|ies)/,
      /content (?:is )?(?:denied|reject)|垃圾|黑名单|拦截|屏蔽|被拒绝投递|违规/,
      /\b(?:client|remote) (?:host|ip)\b|\bip\b|\b(?:h|e)(?:e|h)lo\b|\breverse\b|\bptr\b|\bspf\b|\bdkim\b|\bdmarc\b|\btls\b|encrypt/,
      /internal (?:server )?error|server (?:error|busy)|configuration|misconfig/,
    ],
  },
  {
    reading: { about: 'address', final: false },
    forms: [
      /\bfull\b|quota|storage|insufficient|space (?:not|is not) enough|not enough space|空间不足|容量|已满/,
      /temporar|\btry (?:it )?(?:again|later)|\blater\b|\bbusy\b|grey ?list|稍后|暂时|繁忙/,
    ],
  },
  {
    reading: { about: 'address', final: true },
    forms: [
      /\b(?:user|recipients?|address|mailbox|account|addressee|person|customer)\b.{0,50}\b(?:unknown|not (?:be )?(?:found|known)|invalid|unavailable|non ?existent|no longer)\b/,
      /\b(?:user|recipients?|address|mailbox|account|addressee|person|customer)\b.{0,50}\b(?:not exist|(?:dos|does|do)n t exist|no exist)/,
      /\b(?:unknown|invalid|bad|no such|no|non ?existent|nonexistent) (?:local |destination |virtual )?(?:user|recipients?|rcptto|address|mailbox|account|addressee|person|customer)\b/,
      /\bunrout(?:e)?able\b|\b(?:doesn t|does not) have an? \b|\brecipient ?not ?found\b|that you tried to reach is disabled/,
      /(?:用户|收件人|收件地址|邮箱|帐号|账号|地址).{0,12}(?:不存在|无效|未找到|已注销|未开通)|无此用户/,
    ],
  },
];
