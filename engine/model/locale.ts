/** Languages of mails, pages, diagrams and findings. */
export const locales = ['en', 'zh-CN'] as const;

export type Locale = (typeof locales)[number];
