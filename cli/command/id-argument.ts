import { InvalidArgumentError } from 'commander';

/** A parser for an id that becomes a part of an address; `rule` is what it says when it gets something else. */
export const idArgument =
  (rule: string) =>
  (text: string): string => {
    // The address would be another one.
    if (text.trim() !== '' && text !== '.' && text !== '..') return text;
    throw new InvalidArgumentError(rule);
  };

/** A parser for the id of a case. */
export const caseId = idArgument('give the id of a case, as tidings cases lists it.');
