import type { DiagramNode } from '../../engine/diagram/mark.ts';

/** Names of style classes in the pictures; a published picture keeps its own style, and `end` is a keyword of Mermaid. */
export const styleClass = {
  task: 'race',
  delay: 'delay',
  show: 'show',
  choice: 'alt',
  fork: 'beside',
  end: 'exit',
} as const satisfies Readonly<Record<Exclude<DiagramNode['of']['term'], 'send'>, string>>;
