import { InvalidArgumentError } from 'commander';

/** A parser for an id that becomes a part of an address; `rule` is what it says when it gets something else. */
export const idArgument =
  (rule: string) =>
  (text: string): string => {
    // The address would be another one.
    if (text.trim() !== '' && text !== '.' && text !== '..') return text;
    throw new InvalidArgumentError(rule);
  };

/** A parser for a word that is sent as it is; `rule` is what it says when it gets nothing. */
export const wordArgument =
  (rule: string) =>
  (text: string): string => {
    if (text.trim() !== '') return text;
    throw new InvalidArgumentError(rule);
  };

/** A parser for the id of a case. */
export const caseId = idArgument('give the id of a case, as tidings cases lists it.');
