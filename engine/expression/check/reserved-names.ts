/** Whether expressions read this word as something else, so that no step can be read under it. */
export const isReservedName = (name: string): boolean => reserved.has(name);

/** The literals, words and types of the language, and what the library holds free for later. */
const reserved: ReadonlySet<string> = new Set(
  [
    'true false null in',
    'as break const continue else for function if import let loop package namespace return var void while',
    'bool bytes cel double dyn google int list map null_type optional string type uint',
  ].flatMap((words) => words.split(' ')),
);
