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
