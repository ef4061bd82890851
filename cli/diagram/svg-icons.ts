import { visit, type Visitor } from '../../engine/behaviour/visitor.ts';
import type { DrawnTerm } from '../../engine/diagram/node.ts';
import type { TaskType } from '../../engine/model/journal.ts';

/** The icon of a node: strokes around its middle, twelve pixels wide. */
export const iconOf = (of: DrawnTerm): string => visit(icons, of);

const icons: Visitor<string, [], DrawnTerm['term']> = {
  delay: () => 'M0-5.5a5.5 5.5 0 1 0 .01 0zM0-2.8v3l2.2 1.6',
  show: () => 'M-6 0q6-7.5 12 0q-6 7.5-12 0zM-1.4 0a1.4 1.4 0 1 0 2.8 0a1.4 1.4 0 1 0-2.8 0',
  send: () => 'M-5.5-4h11v8h-11zM-5.5-3.5l5.5 4.5 5.5-4.5',
  task: ({ type }) => taskIcons[type],
  choice: () => 'M0 5.5v-4.5M0 1l-4.5-5M0 1l4.5-5M-4.5-1v-3h3M4.5-1v-3h-3',
  fork: () => 'M-3-5v10M3-5v10',
  end: () => 'M-3.2-3.2h6.4v6.4h-6.4z',
};

const taskIcons: Readonly<Record<TaskType, string>> = {
  decision: 'M-5 .5l3.5 3.5 6.5-7.5',
  form: 'M-4-5h8v10h-8zM-1.8-1.8h3.6M-1.8 1.2h3.6',
  work: 'M-2-5.5h4a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1h-4a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1zM-.6 3.4h1.2',
};
