import { InvalidArgumentError } from 'commander';

/** A parser for an option that takes a whole number between two others; `rule` is what it says when it gets something else. */
export const wholeNumber =
  (least: number, most: number, rule: string) =>
  (text: string): number => {
    const number = Number(text);
    if (Number.isInteger(number) && number >= least && number <= most) return number;
    throw new InvalidArgumentError(rule);
  };
