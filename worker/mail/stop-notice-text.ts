import type { Template } from '../../engine/model/definitions.ts';

/** What the duty officer is told of cases that are stopped. It is the house's own, and pinned with no case. */
export const stopNoticeText: Template = {
  id: 'cases-stopped',
  class: 'system',
  subject: {
    en: '{{ cases.size }} {% if cases.size == 1 %}case stands{% else %}cases stand{% endif %} still, {{ company.name }}',
    'zh-CN': '{{ cases.size }} 个案例停止，{{ company.name }}',
  },
  body: {
    en: mail(`
      <mj-text>Hello {{ recipient.name }},</mj-text>
      <mj-text>An error has stopped {% if cases.size == 1 %}a case{% else %}these cases{% endif %}. Until somebody has looked into it, nobody in it is asked or told anything; its candidates wait.</mj-text>
      <mj-text>{% for one in cases %}<p><strong><a href="{{ one.url }}">{{ one.flow }}, {{ one.id }}</a></strong><br />since {{ one.since | when }}: {{ one.why }}</p>{% endfor %}</mj-text>
      <mj-text>Their pages in the console say what can be done. This mail comes again on every working day until they go on.</mj-text>
      <mj-button href="{{ links.console }}">Open the console</mj-button>`),
    'zh-CN': mail(`
      <mj-text>{{ recipient.name }}，您好：</mj-text>
      <mj-text>以下案例因错误停止。在有人处理之前，不会再向其中任何人询问或通知任何事，候选人一直在等待。</mj-text>
      <mj-text>{% for one in cases %}<p><strong><a href="{{ one.url }}">{{ one.flow }}，{{ one.id }}</a></strong><br />自 {{ one.since | when }} 起：{{ one.why }}</p>{% endfor %}</mj-text>
      <mj-text>处理办法见控制台中该案例的页面。案例恢复之前，每个工作日都会再次发送本邮件。</mj-text>
      <mj-button href="{{ links.console }}">打开控制台</mj-button>`),
  },
};

function mail(content: string): string {
  return `<mjml>
  <mj-head>
    <mj-attributes>
      <mj-all font-family="-apple-system, BlinkMacSystemFont, Segoe UI, PingFang SC, Microsoft YaHei, Noto Sans CJK SC, Roboto, Helvetica, Arial, sans-serif" />
      <mj-text font-size="16px" line-height="1.6" color="#1f2933" padding="8px 24px" />
      <mj-button background-color="#0b5cad" color="#ffffff" font-size="16px" font-weight="600" border-radius="6px" padding="16px 24px" inner-padding="12px 24px" align="left" />
    </mj-attributes>
  </mj-head>
  <mj-body background-color="#f2f4f7" width="560px">
    <mj-section background-color="#ffffff" border-radius="8px" padding="16px 0">
      <mj-column>${content}</mj-column>
    </mj-section>
  </mj-body>
</mjml>`;
}
