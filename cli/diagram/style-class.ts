import { visit, type Visitor } from '../../engine/behaviour/visitor.ts';
import type { DrawnTerm } from '../../engine/diagram/node.ts';

/** The style class of a node in the pictures; a message has that of its class. */
export const styleClassOf = (of: DrawnTerm): string => visit(styleClasses, of);

/** A published picture keeps its own style, so these names stay; `end` is a keyword of Mermaid besides. */
const styleClasses: Visitor<string, [], DrawnTerm['term']> = {
  delay: () => 'delay',
  show: () => 'show',
  send: (send) => send.class,
  task: () => 'race',
  choice: () => 'alt',
  fork: () => 'beside',
  end: () => 'exit',
};
