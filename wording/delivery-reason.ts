import type { Locale } from '../engine/model/locale.ts';

/** Why a message was not delivered, in the language of its reader. The record has the reason as it was found, with the reply of the mail server. */
export const deliveryReason = (reason: string, locale: Locale): string => {
  if (locale === 'en') return reason;
  const [known, reply = ''] = reason.split(/: (?=\d{3}\b)/);
  const translated = known === undefined ? undefined : inChinese[known];
  if (translated === undefined) return reason;
  return reply === '' ? translated : `${translated}：${reply}`;
};

/** By what stands before the reply. What is not here names a text or a setting, and is for those who keep these. */
export const inChinese: Readonly<Record<string, string>> = {
  'the mail server refused it': '邮件服务器拒绝了收件地址',
  'the mail server refused the mail itself': '邮件服务器拒绝了邮件本身',
  'the mail server refused it until the time to try was over':
    '在允许重试的时间内，邮件服务器一直拒绝接收',
  'the mail server did not take it in time': '邮件服务器未在规定时间内接收',
  'the mail address cannot be used': '邮箱地址无法使用',
  'the mail is larger than the mail server takes': '邮件超出邮件服务器的大小限制',
  'no mail address is known': '没有已知的邮箱地址',
  'there is nobody to send it to': '没有可发送的收件人',
  'the connection broke after the text had begun to leave': '邮件正文开始发送后连接中断',
};
