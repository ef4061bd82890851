/** A diagnostic of a file that was not read, in the form of the compiler's. */
export interface FileDiagnostic {
  readonly code:
    'file-too-large' | 'file-unreadable' | 'file-skipped' | 'too-many-files' | 'file-unread';
  readonly severity: 'error' | 'warning';
  readonly file: string;
  readonly line: 1;
  readonly column: 1;
  readonly endLine: 1;
  readonly endColumn: 1;
  readonly message: string;
  readonly hint: string;
}

/** Says why a file was not read; `count` is the number of files that share the reason. */
export const unreadFile = (file: string, reason: UnreadReason, count = 1): FileDiagnostic => ({
  ...reasons[reason](count),
  file,
  line: 1,
  column: 1,
  endLine: 1,
  endColumn: 1,
});

export type UnreadReason = keyof typeof reasons;

type Reason = (count: number) => Pick<FileDiagnostic, 'code' | 'severity' | 'message' | 'hint'>;

const reason =
  (
    code: FileDiagnostic['code'],
    message: string,
    hint: string,
    severity: FileDiagnostic['severity'] = 'error',
  ): Reason =>
  () => ({ code, severity, message, hint });

const reasons = {
  outside: reason(
    'file-skipped',
    'the file is a link to a place outside its folder and was not read',
    'put the file itself here',
  ),
  linkedFolder: reason(
    'file-skipped',
    'this is a link to a folder, and links to folders are not followed',
    'put the folder itself here',
  ),
  noFile: reason(
    'file-unreadable',
    'this is no file but a pipe, socket or device, and was not read',
    'put a plain file here, or remove it',
  ),
  tooLarge: reason(
    'file-too-large',
    'the file is larger than 256 KiB',
    'split it: a flow can "run" another flow',
  ),
  longMail: reason(
    'file-too-large',
    'the file is larger than 256 KiB',
    'shorten the mail: pictures belong behind an https link, not into the text',
  ),
  unreadable: reason('file-unreadable', 'the file cannot be read', 'check its permissions'),
  nowhere: reason(
    'file-unreadable',
    'this is a link to a file that is not there',
    'put the file itself here, or remove the link',
  ),
  circle: reason(
    'file-unreadable',
    'this is a link that leads back to itself',
    'put the file itself here, or remove the link',
  ),
  notUtf8: reason(
    'file-unreadable',
    'the file cannot be read as text in UTF-8',
    'save it again with the encoding UTF-8, and not as ANSI, GBK or Latin-1',
  ),
  unreadableFolder: reason('file-unreadable', 'the folder cannot be read', 'check its permissions'),
  utf16: reason(
    'file-unreadable',
    'the file is written in UTF-16 ("Unicode" in some editors), not in UTF-8',
    'save it again with the encoding UTF-8',
  ),
  otherEnding: reason(
    'file-unread',
    'nobody reads a file with this ending',
    'end its name with ".yaml", or ".md" for a mail, in small letters',
    'warning',
  ),
  copy: reason(
    'file-unread',
    'nobody reads this copy of a file',
    'remove it, or end its name with ".yaml", or ".md" for a mail, if it is the one that is meant',
    'warning',
  ),
  tooMany: (count) => ({
    code: 'too-many-files',
    severity: 'error',
    message: `there are more than 5000 definitions; ${count === 1 ? 'this one' : `this one and ${count - 1} behind it`} were not read`,
    hint: 'move what is no definition elsewhere, or split the folder',
  }),
} as const satisfies Readonly<Record<string, Reason>>;
