import type { MessageClass } from '../../engine/model/message.ts';
import type { NewFiles } from './new-files.ts';

/** A message of this class with its text in each language. */
export function beginTemplate(id: string, what: MessageClass): NewFiles {
  const { requires = [], en, 'zh-CN': zh } = says[what];
  const folder = `templates/${id}`;
  return new Map([
    [
      `${folder}/template.yaml`,
      `# yaml-language-server: $schema=../../definitions/schema/template.json
template: ${id}
class: ${what}
requires: [${requires.join(', ')}]
`,
    ],
    [
      `${folder}/en.md`,
      `---
subject: '${en.subject}'
---

Dear {{ recipient.name }},

${en.text}

With kind regards\\
{{ company.name }}
`,
    ],
    [
      `${folder}/zh-CN.md`,
      `---
subject: '${zh.subject}'
---

{{ recipient.name }}，您好：

${zh.text}

此致\\
{{ company.name }}
`,
    ],
  ]);
}

interface Words {
  readonly subject: string;
  readonly text: string;
}

interface Saying {
  readonly requires?: readonly string[];
  readonly en: Words;
  readonly 'zh-CN': Words;
}

/** What a message of each class says at the least. */
const says: Readonly<Record<MessageClass, Saying>> = {
  status: {
    requires: ['expected'],
    en: {
      subject: 'Where your application stands',
      text: 'Your application is being looked at. **You hear from us by {{ expected | when }}**, whatever the answer is.',
    },
    'zh-CN': {
      subject: '您的应聘进展',
      text: '您的应聘正在处理中。无论结果如何，**我们会在{{ expected | when }}之前答复您**。',
    },
  },
  'decision-status': {
    en: {
      subject: 'There is no decision yet',
      text: 'We had hoped to give you an answer by now. There is none yet, and we are sorry that you have to wait. A person is looking into it and will tell you.',
    },
    'zh-CN': {
      subject: '暂时还没有决定',
      text: '我们原本希望此时能给您答复，但目前还没有决定，很抱歉让您久等。我们会有同事跟进并告知您。',
    },
  },
  intent: {
    en: {
      subject: 'We would like you to join us',
      text: 'We have decided to offer you the position. This mail tells you that early; the offer itself, with its terms, follows, and it alone is binding.',
    },
    'zh-CN': {
      subject: '我们希望您加入',
      text: '我们已决定向您发出录用通知。特此提前告知；正式的录用通知及条件将随后发出，以其为准。',
    },
  },
  offer: {
    requires: ['expires'],
    en: {
      subject: 'Our offer to you',
      text: 'We are glad to offer you the position. **The offer stands until {{ expires | when }}.**\n\n[Answer]({{ links.task }})',
    },
    'zh-CN': {
      subject: '录用通知',
      text: '我们很高兴向您发出录用通知。**本录用通知的有效期至{{ expires | when }}。**\n\n[答复]({{ links.task }})',
    },
  },
  regret: {
    en: {
      subject: 'Our decision',
      text: 'Thank you for the time that you have given us. We have decided not to offer you the position. We know that this is not the answer you hoped for, and would rather tell you plainly and now than leave you waiting.',
    },
    'zh-CN': {
      subject: '应聘结果',
      text: '感谢您投入的时间。经过认真考虑，我们这次无法向您提供这个职位。我们知道这不是您期待的答复，但更愿意及时、坦诚地告诉您。',
    },
  },
  correction: {
    en: {
      subject: 'A correction',
      text: 'What we wrote to you before was wrong, and we are sorry. Please do not rely on it. A person calls you to explain.',
    },
    'zh-CN': {
      subject: '更正说明',
      text: '我们此前发给您的内容有误，非常抱歉，请不要以其为准。我们会有同事致电向您说明。',
    },
  },
  notice: {
    en: { subject: 'A word about your application', text: 'This is about your application.' },
    'zh-CN': { subject: '关于您的应聘', text: '此信与您的应聘有关。' },
  },
  survey: {
    en: {
      subject: 'How was it?',
      text: 'You have been through our interviews. We would like to know how it was for you; it takes three minutes, and changes nothing about your application.',
    },
    'zh-CN': {
      subject: '您的感受如何？',
      text: '您已完成我们的面试。我们很想了解您的感受，只需三分钟，且不会影响您的应聘。',
    },
  },
};
