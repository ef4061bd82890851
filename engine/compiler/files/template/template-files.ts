import type { Source } from '../../source/source.ts';

export interface TemplateFiles {
  /** `template.yaml`. */
  readonly source: Source;
  /** MJML by locale. */
  readonly bodies: ReadonlyMap<string, string>;
}
