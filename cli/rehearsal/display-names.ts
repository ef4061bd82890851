import type { Directory, Texts } from '../../engine/model/definitions.ts';
import { parseText } from '../../engine/compiler/files/template/texts/liquid.ts';
import { addresseeIn } from '../../engine/people/holders.ts';
import type { Rehearsal } from '../../engine/simulation/rehearse.ts';
import { localeOf } from '../../rendering/locale.ts';
import { variables } from '../../rendering/variables.ts';
import type { SimulationRun } from './simulation-runs.ts';
import type { TimelineRow } from './timeline.ts';
import type { Label } from '../../engine/model/base.ts';

/** The names of people and mails in a calendar. */
export interface DisplayNames {
  readonly person: (id: string) => string;
  /** The subject of a mail as its reader sees it; for any other row, what happened. */
  readonly row: (row: TimelineRow) => string;
}

export function displayNames(
  { rehearsedCase, rehearsal }: SimulationRun,
  directory: Directory,
  texts: Texts,
): DisplayNames {
  const company = texts.company ?? { name: 'Example Company' };
  const person = (id: string) => addresseeIn(directory, id, rehearsedCase.facts)?.name ?? id;
  return {
    person,
    row({ who, what, message }) {
      const template = message && texts.templates[message.template];
      const to = message && addresseeIn(directory, who, rehearsedCase.facts);
      if (message === undefined || template === undefined || to === undefined) return what;
      const locale = localeOf(template, message.locale ?? to.locale);
      const values = variables(rehearsedCase.facts, message, {
        person: to.person,
        name: to.name,
        company,
        title: titleOf(message.task?.id, rehearsal),
        links: { progress: 'https://example.com', task: 'https://example.com' },
      });
      const subject = parseText(template.subject[locale] ?? '', 'plain');
      return subject.render(values, { locale, zone: to.zone ?? rehearsedCase.plan.zone }).trim();
    },
  };
}

const titleOf = (task: string | undefined, { entries }: Rehearsal): Label | undefined => {
  const opened = entries.find((entry) => entry.kind === 'opened' && entry.task === task);
  return opened?.kind === 'opened' ? opened.title : undefined;
};
