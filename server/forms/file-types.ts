/** A kind of file that a form can accept: the endings that its files have, and its media type. */
interface FileKind {
  readonly endings: readonly string[];
  readonly mime: string;
}

const kinds: readonly FileKind[] = [
  { endings: ['jpg', 'jpeg'], mime: 'image/jpeg' },
  { endings: ['tif', 'tiff'], mime: 'image/tiff' },
  { endings: ['heic', 'heif'], mime: 'image/heic' },
  { endings: ['png'], mime: 'image/png' },
  { endings: ['gif'], mime: 'image/gif' },
  { endings: ['webp'], mime: 'image/webp' },
  { endings: ['pdf'], mime: 'application/pdf' },
  {
    endings: ['docx'],
    mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  { endings: ['xlsx'], mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  { endings: ['odt'], mime: 'application/vnd.oasis.opendocument.text' },
];

const kindOf = (ending: string): FileKind | undefined =>
  kinds.find(({ endings }) => endings.includes(ending.toLowerCase()));

/** What a file dialog offers for the kinds that a form names: all endings, and media types for phones that go by these. */
export const acceptAttribute = (accept: readonly string[]): string => {
  const offered = accept.flatMap((ending) => {
    const kind = kindOf(ending);
    return kind
      ? [...kind.endings.map((each) => `.${each}`), kind.mime]
      : [`.${ending.toLowerCase()}`];
  });
  return [...new Set(offered)].join(',');
};

/** Whether a file whose content is of one kind is among those that a form names. */
export const isAccepted = (ending: string, accept: readonly string[]): boolean => {
  const { endings } = kindOf(ending) ?? { endings: [ending] };
  return accept.some((each) => endings.includes(each.toLowerCase()));
};
