/** A posted form, before validation. */
export interface PostedForm {
  readonly values: ReadonlyMap<string, readonly string[]>;
  readonly files: readonly ReceivedFile[];
}

export interface PostedFile {
  readonly field: string;
  readonly name: string;
  readonly bytes: Buffer;
  /** The file was larger than the limit; the rest was dropped. */
  readonly truncated: boolean;
}

/** A file as it came with a form. */
export interface ReceivedFile extends PostedFile {
  /** Another file came for the same field; it was not read. */
  readonly another: boolean;
}

/** An uploaded file that is stored, whether or not the form has been accepted yet. */
export interface KeptFile {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

/** A form as far as it is filled in: what was typed, the files that are stored, and the errors. */
export interface Draft {
  readonly values: ReadonlyMap<string, readonly string[]>;
  readonly keptFiles: ReadonlyMap<string, KeptFile>;
  readonly errors: ReadonlyMap<string, FieldError>;
}

/** An error in a field. Errors are kept by the names of `fieldKey`, and by `comment` and `outcome`. */
export type FieldError =
  | {
      readonly code:
        | 'required'
        | 'notOffered'
        | 'dayGone'
        | 'fileEmpty'
        | 'fileLost'
        | 'oneFile'
        | 'houseFull'
        | 'comment'
        | 'outcome';
    }
  | { readonly code: 'tooLong'; readonly max: number }
  /** All answers together, in bytes. */
  | { readonly code: 'tooMuch'; readonly max: number }
  | { readonly code: 'fileTooLarge' | 'caseFull'; readonly max: number }
  | { readonly code: 'fileType' | 'fileHeic'; readonly accept: readonly string[] };

export const emptyDraft: Draft = { values: new Map(), keptFiles: new Map(), errors: new Map() };

/** The name of a form's own field on the page, which never collides with `comment` and `outcome`. */
export const fieldKey = (field: string): string => `field-${field}`;
/** The name of the hidden field with the id of the file that is stored for a field. */
export const keptKey = (field: string): string => `kept-${field}`;

export const firstValue = (values: PostedForm['values'], name: string): string =>
  values.get(name)?.[0]?.trim() ?? '';
