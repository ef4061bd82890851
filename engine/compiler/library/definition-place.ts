/** What a file defines, as its path tells. */
export type DefinitionPlace =
  | { readonly kind: FolderKind; readonly id: string }
  | { readonly kind: 'template'; readonly id: string }
  | { readonly kind: 'body'; readonly id: string; readonly locale: string }
  | { readonly kind: 'frame' }
  | { readonly kind: 'picture'; readonly name: string }
  | { readonly kind: SingleKind };

export type FolderKind = 'flow' | 'part' | 'calendar' | 'form' | 'pack';
export type SingleKind = 'case' | 'directory' | 'house' | 'routing';

/** Reads from the path of a file what it defines; `undefined` where nobody looks. */
export function definitionPlace(path: string): DefinitionPlace | undefined {
  for (const [form, placeOf] of forms) {
    const found = form.exec(path);
    if (found) return placeOf(found.slice(1));
  }
  return undefined;
}

type PlaceReader = (parts: readonly (string | undefined)[]) => DefinitionPlace;

const inFolder =
  (kind: FolderKind | 'template'): PlaceReader =>
  ([id = '']) => ({ kind, id });

const single =
  (kind: SingleKind): PlaceReader =>
  () => ({ kind });

const forms: readonly (readonly [RegExp, PlaceReader])[] = [
  [/^flows\/([^/.]+)\.ya?ml$/, inFolder('flow')],
  [/^parts\/([^/.]+)\.ya?ml$/, inFolder('part')],
  [/^calendars\/([^/.]+)\.ya?ml$/, inFolder('calendar')],
  [/^forms\/([^/.]+)\.ya?ml$/, inFolder('form')],
  [/^packs\/([^/.]+)\.ya?ml$/, inFolder('pack')],
  [/^templates\/([^/]+)\/template\.ya?ml$/, inFolder('template')],
  [
    /^templates\/([^/]+)\/([^/]+)\.mjml$/,
    ([id = '', locale = '']) => ({ kind: 'body', id, locale }),
  ],
  [
    /^templates\/([^/]+)\/([a-z]{2,3}(?:[-_]\w+)*)\.md$/i,
    ([id = '', locale = '']) => ({ kind: 'body', id, locale }),
  ],
  [/^templates\/frame\.mjml$/, () => ({ kind: 'frame' })],
  [/^([^/.][^/]*\.svg)$/, ([name = '']) => ({ kind: 'picture', name })],
  [/^case\.ya?ml$/, single('case')],
  [/^directory\.ya?ml$/, single('directory')],
  [/^house\.ya?ml$/, single('house')],
  [/^routing\.ya?ml$/, single('routing')],
];

/** The folders in which definitions lie. */
export const definitionFolders: readonly string[] = [
  'flows',
  'parts',
  'calendars',
  'forms',
  'packs',
  'templates',
];
