import type { Template } from '../../engine/model/definitions.ts';
import { systemTemplates } from '../../engine/model/message.ts';
import { shippedTemplate } from '../definitions/shipped-template.ts';

/** The shipped system templates, as the compiler pins them. */
export const readSystemTemplates = (): Readonly<Record<string, Template>> =>
  Object.fromEntries(systemTemplates.map((id) => [id, shippedTemplate(id)]));
