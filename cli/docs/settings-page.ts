import { settings } from '../../platform/settings/setting-names.ts';
import { code, page, table } from './markdown.ts';

/** `settings.md`: the settings of a process. */
export const settingsPage = (): string =>
  page(
    '# Settings',
    'Made by `tidings docs` from the table that the configuration is checked with; do not edit. Settings are environment variables. A wrong value, or a name that is nearly one of these, keeps a process from starting, with one sentence for each.',
    table(
      ['setting', 'is'],
      Object.entries(settings).map(([name, meaning]) => [code(name), meaning]),
    ),
  );
