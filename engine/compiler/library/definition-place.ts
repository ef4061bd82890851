/** What a file defines, as its path tells. */
export type DefinitionPlace =
  | { readonly kind: FolderKind; readonly id: string }
  | { readonly kind: 'template'; readonly id: string }
  | { readonly kind: 'body'; readonly id: string; readonly locale: string }
  | { readonly kind: SingleKind };

export type FolderKind = 'flow' | 'calendar' | 'form' | 'pack';
export type SingleKind = 'case' | 'directory' | 'routing';

/** Reads from the path of a file what it defines; `undefined` where nobody looks. */
export function definitionPlace(path: string): DefinitionPlace | undefined {
  const [, single] = /^(case|directory|routing)\.ya?ml$/.exec(path) ?? [];
  if (isSingle(single)) return { kind: single };
  const [, folder = '', id] = /^(flows|calendars|forms|packs)\/([^/.]+)\.ya?ml$/.exec(path) ?? [];
  const kind = kindOfFolder[folder];
  if (kind !== undefined && id !== undefined) return { kind, id };
  const [, template, file = ''] = /^templates\/([^/]+)\/([^/]+)$/.exec(path) ?? [];
  if (template === undefined) return undefined;
  if (/^template\.ya?ml$/.test(file)) return { kind: 'template', id: template };
  const [, locale] = /^([^/]+)\.mjml$/.exec(file) ?? [];
  return locale === undefined ? undefined : { kind: 'body', id: template, locale };
}

const isSingle = (name: string | undefined): name is SingleKind =>
  name === 'case' || name === 'directory' || name === 'routing';

const kindOfFolder: Readonly<Record<string, FolderKind>> = {
  flows: 'flow',
  calendars: 'calendar',
  forms: 'form',
  packs: 'pack',
};

/** The folders in which definitions lie. */
export const definitionFolders: readonly string[] = [...Object.keys(kindOfFolder), 'templates'];
