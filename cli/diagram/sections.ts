import type { Diagram } from '../../engine/diagram/diagram.ts';
import type { DiagramLine } from '../../engine/diagram/node.ts';
import type { Speech } from './speech.ts';

/** A line of its own, and when it begins; the first one is the flow itself. */
export interface Section {
  readonly title?: string;
  readonly line: DiagramLine;
}

export function sectionsOf(diagram: Diagram, { words, length }: Speech): readonly Section[] {
  return [
    { line: diagram.main },
    ...diagram.handlers.map(({ event, line }) => ({ title: words.event(event), line })),
    ...diagram.backstops.map(({ unless, after, since, line }) => ({
      title: words.backstop(words.unless(unless), length(after), since?.cel ?? words.ofStart),
      line,
    })),
    ...(diagram.undelivered.length === 0
      ? []
      : [{ title: words.undelivered, line: diagram.undelivered }]),
  ];
}
