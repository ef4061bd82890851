/** What a person has sent, before anybody has judged it. */
export interface PostedForm {
  readonly values: ReadonlyMap<string, readonly string[]>;
  readonly files: readonly PostedFile[];
}

export interface PostedFile {
  readonly field: string;
  readonly name: string;
  readonly bytes: Buffer;
  /** There was more than the limit; the rest was thrown away. */
  readonly truncated: boolean;
}

/** A file that is in the store, waiting for the form to be sent or sent with it. */
export interface KeptFile {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

/** A form as it stands: what was typed, which files are kept, and what has to be mended. */
export interface Draft {
  readonly values: ReadonlyMap<string, readonly string[]>;
  readonly keptFiles: ReadonlyMap<string, KeptFile>;
  readonly errors: ReadonlyMap<string, FieldError>;
}

/** Keyed by the names of `fieldKey`, and by `comment` and `outcome`. */
export type FieldError =
  | {
      readonly code:
        'required' | 'notOffered' | 'dayGone' | 'fileEmpty' | 'fileLost' | 'comment' | 'outcome';
    }
  | { readonly code: 'tooLong'; readonly max: number }
  | { readonly code: 'fileTooLarge'; readonly max: number }
  | { readonly code: 'fileType'; readonly accept: readonly string[] };

export const emptyDraft: Draft = { values: new Map(), keptFiles: new Map(), errors: new Map() };

/** Names in the page of an admin's field, so that it never meets `comment` or `outcome`. */
export const fieldKey = (field: string): string => `field-${field}`;
export const keptKey = (field: string): string => `kept-${field}`;

export const firstValue = (values: PostedForm['values'], name: string): string =>
  values.get(name)?.[0]?.trim() ?? '';
