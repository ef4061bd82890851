import type { Source } from '../../source/source.ts';
import type { Frame } from './frame/compose-frame.ts';
import type { MarkdownText } from './markdown/markdown-text.ts';

/** The files of `templates/<id>/`, and what stands around their texts. */
export interface TemplateFiles {
  /** `template.yaml`. */
  readonly source: Source;
  /** MJML by locale. */
  readonly bodies: ReadonlyMap<string, string>;
  /** Texts in Markdown, by locale. */
  readonly texts?: ReadonlyMap<string, MarkdownText>;
  /** Around texts in Markdown. */
  readonly frame?: Frame | undefined;
}
