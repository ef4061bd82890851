import { type Message, requestClass, type SystemTemplate } from '../model/message.ts';
import type { Task } from '../ports/task-book.ts';

/** A message that a task sends by itself; `name` tells it from others of its template. */
export function messageOf(
  { opened: { task: id, round }, deadline }: Task,
  template: SystemTemplate,
  name: string,
  to: Message['to'],
): Message {
  return {
    id: `${id}/${template}.${name}${round > 1 ? `#${round}` : ''}`,
    step: id,
    template,
    class: requestClass,
    to,
    with: {},
    task: { id, round, deadline },
    tryUntil: deadline,
  };
}
