import type { NewFiles } from './new-files.ts';

/** A part that has a role do something in the time that it is given. */
export const beginPart = (id: string): NewFiles => new Map([[`parts/${id}.yaml`, partText(id)]]);

const partText = (id: string): string => `# yaml-language-server: $schema=../schema/part.json
# A flow runs it by "run: ${id}", with: { title: <words>, window: 1 business day }
part: ${id}
takes: { title: label, window: duration } # in the steps: $title, $window

steps:
  - todo: $title
    id: done
    for: recruiter # a role of directory.yaml
    within: $window
    remind: 50%
    outcomes: { done: [] }
    silent: done
`;
