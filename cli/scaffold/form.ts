import { type NewFiles, titleOf } from './new-files.ts';

/** A form with one field and one button. */
export const beginForm = (id: string): NewFiles =>
  new Map([
    [
      `forms/${id}.yaml`,
      `# yaml-language-server: $schema=../schema/form.json
form: ${id}
title: { en: ${titleOf(id)}, zh-CN: 表单 ${id} }

fields:
  - name: remarks
    type: paragraph # or text, choice, choices, working-day, upload
    label: { en: What we should know, zh-CN: 您希望我们了解的情况 }
    required: false
    maxLength: 2000

# A button for each outcome; without them there is one that answers.
# choices:
#   accepted: { en: I accept, zh-CN: 接受 }
#   declined: { en: I decline, zh-CN: 婉拒 }
`,
    ],
  ]);
