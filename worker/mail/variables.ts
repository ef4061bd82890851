import type { Message, MessageValue } from '../../engine/model/message.ts';
import type { Facts, Label } from '../../engine/model/base.ts';

/** Values of variables that differ from recipient to recipient. */
export interface PersonalValues {
  /** A person's id, or `candidate`. */
  readonly person: string;
  readonly name: string;
  /** Its name. */
  readonly company: Label;
  readonly title: Label | undefined;
  readonly links: Readonly<Record<string, string>>;
}

/** The variables of a template. Labels and moments are rendered for its reader later. */
export const variables = (
  facts: Facts,
  message: Message,
  { person, name, company, title, links }: PersonalValues,
): object => ({
  ...Object.fromEntries(
    Object.entries(message.with).map(([variable, given]) => [variable, valueOf(given)]),
  ),
  case: facts,
  recipient: { name, isCandidate: person === 'candidate' },
  company: { name: company },
  links,
  ...(message.task && { task: { title, deadline: { at: message.task.deadline } } }),
});

const valueOf = (given: MessageValue): unknown => {
  if ('text' in given) return given.text;
  return 'at' in given ? given : given.json;
};
