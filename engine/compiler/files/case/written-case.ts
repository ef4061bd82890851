import { isObject, type Json, type Label } from '../../../model/base.ts';

/** A field of `case.yaml` as its schema lets it through; which keys it has depends on its type. */
export interface FactField {
  readonly type: string;
  readonly title?: Label;
  readonly optional?: boolean;
  readonly default?: Json;
  readonly 'offer-term'?: boolean;
  readonly assessment?: boolean;
  readonly sensitive?: boolean;
  /** The roles whose holders read it; without it, whoever reads the case. */
  readonly readers?: readonly string[];
  readonly 'at-least'?: number;
  readonly 'at-most'?: number;
  readonly 'not-before'?: string;
  readonly 'not-after'?: string;
  /** The words of a choice; of a list, the type of its entries. */
  readonly of?: readonly string[] | string | FactField | FactGroup;
  readonly by?: string;
  readonly outcomes?: readonly string[];
}

/** A map of fields and further groups, by name. */
export interface FactGroup {
  readonly [name: string]: FactField | FactGroup;
}

/** What `directory.yaml` lists at its head. */
export interface FactLists {
  /** The file cannot be read, so nobody knows what it lists. */
  readonly unknown?: true;
  readonly departments?: readonly string[];
  readonly regions?: readonly string[];
  /** The names under `roles`; missing where they cannot be read. */
  readonly roles?: readonly string[];
}

/** A map with a word under `type` is a field, any other a group; a group may have a field that is called "type". */
export const isField = (entry: FactField | FactGroup): entry is FactField =>
  typeof entry['type'] === 'string';

/** Whether the entries of a list are written as a field or a group. */
export const isEntry = (of: FactField['of']): of is FactField | FactGroup =>
  typeof of === 'object' && !Array.isArray(of);

export const isGroup = (of: FactField['of']): of is FactGroup => isEntry(of) && !isField(of);

/** The lists at the head of a directory, whatever else is wrong with it. */
export function factListsOf(directory: unknown): FactLists {
  if (!isObject(directory)) return { unknown: true };
  const wordsUnder = (key: string): readonly string[] | undefined => {
    const written = directory[key];
    return Array.isArray(written) && written.length > 0
      ? written.filter((one) => typeof one === 'string')
      : undefined;
  };
  const departments = wordsUnder('departments');
  const regions = wordsUnder('regions');
  const roles = rolesIn(directory);
  return {
    ...(departments && { departments }),
    ...(regions && { regions }),
    ...(roles && { roles }),
  };
}

/** The roles of a directory, whatever else is wrong with it; `undefined` where its people or roles cannot be read. */
export const rolesIn = (directory: unknown): readonly string[] | undefined =>
  isObject(directory) && Array.isArray(directory['people']) && isObject(directory['roles'])
    ? Object.keys(directory['roles'])
    : undefined;
