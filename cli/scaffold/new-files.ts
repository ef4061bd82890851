/** The files of a beginning, by path below the root of the definitions. */
export type NewFiles = ReadonlyMap<string, string>;

/** Why there can be none. */
export interface NoBeginning {
  readonly problem: string;
}

/** `shop-manager` becomes "Shop manager". */
export const titleOf = (id: string): string => {
  const words = id.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};
