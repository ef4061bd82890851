import { type Judge, stepOf } from './record.ts';

/** A text shows a moment in its reader's zone, and as a moment nothing but a moment. */
export const momentsWritten: Judge = (record) => {
  const given = record.messages.flatMap((message) =>
    Object.entries(message.with).map(([key, value]) => ({ ...message, key, value })),
  );
  const moments = given.filter(({ value }) => 'at' in value);
  const plain = moments.filter(({ template, key }) =>
    new RegExp(`\\{\\{ *${key} *\\}\\}`).test(record.words[template] ?? ''),
  );
  const texts = given.filter(
    ({ step, template, key, value }) =>
      'text' in value &&
      stepOf(record, step)?.['template'] === template &&
      new RegExp(`\\{\\{ *${key} *\\| *when`).test(record.words[template] ?? '') &&
      Number.isNaN(Date.parse(value.text)),
  );
  return {
    armed: moments.length > 0,
    wrong: [...plain, ...texts].map(({ template, key }) => `"${template}" cannot show ${key}`),
  };
};
