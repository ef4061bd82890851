/** A kind of file that a form can accept: the endings that its files have, and its media types. */
interface FileKind {
  readonly endings: readonly string[];
  readonly mimes: readonly string[];
}

const kinds: readonly FileKind[] = [
  { endings: ['jpg', 'jpeg'], mimes: ['image/jpeg'] },
  { endings: ['tif', 'tiff'], mimes: ['image/tiff'] },
  { endings: ['heic', 'heif'], mimes: ['image/heic', 'image/heif'] },
  { endings: ['png'], mimes: ['image/png'] },
  { endings: ['gif'], mimes: ['image/gif'] },
  { endings: ['webp'], mimes: ['image/webp'] },
  { endings: ['pdf'], mimes: ['application/pdf'] },
  {
    endings: ['docx'],
    mimes: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  },
  {
    endings: ['xlsx'],
    mimes: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  },
  { endings: ['odt'], mimes: ['application/vnd.oasis.opendocument.text'] },
];

const kindOf = (ending: string): FileKind | undefined =>
  kinds.find(({ endings }) => endings.includes(ending.toLowerCase()));

/** The name under which a file of a media type is kept and handed on: it ends as files of its kind do, whatever its sender has called it. */
export const nameOfKind = (name: string, mime: string): string => {
  const kind = kinds.find(({ mimes }) => mimes.includes(mime));
  if (kind === undefined) return name;
  const [, stem = name, ending = ''] = /^(.+)\.([^.]+)$/s.exec(name) ?? [];
  if (kind.endings.includes(ending.toLowerCase())) return name;
  // Of another kind of document or picture; any other word behind a point may be part of the name.
  return `${kindOf(ending) === undefined ? name : stem}.${kind.endings[0]}`;
};

/** What a file dialog offers for the kinds that a form names: all endings, and media types for phones that go by these. */
export const acceptAttribute = (accept: readonly string[]): string => {
  const offered = accept.flatMap((ending) => {
    const kind = kindOf(ending);
    return kind
      ? [...kind.endings.map((each) => `.${each}`), ...kind.mimes]
      : [`.${ending.toLowerCase()}`];
  });
  return [...new Set(offered)].join(',');
};

/** Whether a file whose content is of one kind is among those that a form names. */
export const isAccepted = (ending: string, accept: readonly string[]): boolean => {
  const { endings } = kindOf(ending) ?? { endings: [ending] };
  return accept.some((each) => endings.includes(each.toLowerCase()));
};

/** The same of a media type. */
export const isAcceptedType = (mime: string, accept: readonly string[]): boolean =>
  kinds.some(
    ({ endings, mimes }) =>
      mimes.includes(mime) && accept.some((each) => endings.includes(each.toLowerCase())),
  );
