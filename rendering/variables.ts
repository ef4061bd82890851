import type { Correspondent } from '../engine/model/definitions.ts';
import type { MessageValue } from '../engine/model/message.ts';
import type { Facts, Instant, Label } from '../engine/model/base.ts';

/** Values of variables that differ from recipient to recipient. */
export interface PersonalValues {
  /** A person's id, or `candidate`. */
  readonly person: string;
  readonly name: string;
  readonly company: Correspondent;
  readonly title: Label | undefined;
  readonly links: Readonly<Record<string, string>>;
}

/** As much of a message as its text is written from. */
export interface MessageToWrite {
  readonly with: Readonly<Record<string, MessageValue>>;
  readonly task?: { readonly deadline: Instant };
}

/** The variables of a template. Labels and moments are rendered for its reader later. */
export const variables = (
  facts: Facts,
  message: MessageToWrite,
  { person, name, company, title, links }: PersonalValues,
): object => ({
  ...Object.fromEntries(
    Object.entries(message.with).map(([variable, given]) => [variable, valueOf(given)]),
  ),
  case: facts,
  recipient: { name, isCandidate: person === 'candidate' },
  company: companyValues(company),
  links,
  ...(message.task && { task: { title, deadline: { at: message.task.deadline } } }),
});

/** What texts may say of the company. */
export const companyValues = ({
  name,
  color = ownColor,
  imprint,
  replyTo,
}: Correspondent): object => ({
  name,
  color,
  ...(imprint !== undefined && { imprint }),
  ...(replyTo !== undefined && { replyTo }),
});

/** Of a company that has chosen none; pages have the same. */
const ownColor = '#0b5cad';

const valueOf = (given: MessageValue): unknown => {
  if ('text' in given) return given.text;
  return 'at' in given ? given : given.json;
};
