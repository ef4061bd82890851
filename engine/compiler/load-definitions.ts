import type { Diagnostic } from '../model/diagnostic.ts';
import { checkFrame } from './files/template/frame/check-frame.ts';
import { frameFile } from './files/template/frame/compose-frame.ts';
import type { TextRecall } from './files/template/texts/check-mjml.ts';
import type { CandidateLinks } from './files/template/texts/text-scope.ts';
import { checkTexts } from './files/template/texts/check-texts.ts';
import { checkFlow } from './flow/checks/check-flow.ts';
import { handlerGoesOn } from './flow/checks/endings.ts';
import { checkTemplateOutcomes } from './flow/checks/template-outcomes.ts';
import type { WrittenFlow } from './flow/written-flow.ts';
import { groupFiles, type UnreadFiles } from './library/group-files.ts';
import { type LoadedLibrary, readLibrary } from './library/read-library.ts';
import { isError } from './schema/compile-file.ts';
import { internalError } from './source/internal-error.ts';
import { locate, unreadSource } from './source/source.ts';

/** All files, each read by itself, and the checks of what stands on several of them. */
export interface LoadedDefinitions extends LoadedLibrary {
  readonly count: number;
  /** Checks a flow as it is written; only once, since several others may run it. */
  readonly checkFlow: (flow: WrittenFlow) => readonly Diagnostic[];
  /** The same diagnostic for what is found again in another flow. */
  readonly asTold: (one: Diagnostic) => Diagnostic;
  /** Checks the words of a template; only once, since it takes long and several flows may name it. */
  readonly checkTexts: (template: string) => Promise<readonly Diagnostic[]>;
  /** The same where candidates have no page, to which a text could have a link: of texts that always ask, and of others. */
  readonly checkPagelessRequests: LoadedDefinitions['checkTexts'];
  readonly checkPagelessTexts: LoadedDefinitions['checkTexts'];
  /** That a handler of the house does not end the case; told once for all flows. */
  readonly houseHandlerGoesOn: (event: string) => Diagnostic;
  /** Checks the frame around texts in Markdown; only once. */
  readonly checkFrame: () => Promise<readonly Diagnostic[]>;
}

/** Parses and groups the files, and reads each by itself. */
export function loadDefinitions(
  files: ReadonlyMap<string, string>,
  unread?: UnreadFiles,
  recallText?: TextRecall,
): LoadedDefinitions {
  const grouped = groupFiles(files, unread);
  const loaded = readLibrary(grouped);
  const { library } = loaded;
  const { frame } = grouped;
  const asTold = onceTold();
  const frameChecks = once(async () => {
    try {
      return frame ? await checkFrame(frame, recallText) : [];
    } catch (error) {
      return [internalError(frameFile, error)];
    }
  });
  const textsOf = async (id: string, links?: CandidateLinks): Promise<readonly Diagnostic[]> => {
    const [written, template] = [grouped.templates.get(id), library.templates.get(id)];
    if (!written || !template) return [];
    try {
      const around = (written.texts?.size ?? 0) > 0 ? await frameChecks(frame) : [];
      // A fault of the frame would be told of each text again.
      if (around.some(isError)) return around;
      return [
        ...[...checkTemplateOutcomes(id, library)].map((one) => locate(written.source, one)),
        ...(await checkTexts(
          written,
          { ...template, template: id },
          { environment: library.environment, recallText, links },
        )),
      ];
    } catch (error) {
      return [internalError(written.source.file, error)];
    }
  };
  return {
    ...loaded,
    count: grouped.count,
    asTold,
    checkFlow: once((flow) => checkFlow(flow, library).map(asTold)),
    checkFrame: () => frameChecks(frame),
    houseHandlerGoesOn: once((event) =>
      locate(grouped.house ?? unreadSource('house.yaml', []), handlerGoesOn(event)),
    ),
    checkTexts: once((id) => textsOf(id)),
    checkPagelessTexts: once((id) => textsOf(id, { page: false, asks: false })),
    checkPagelessRequests: once((id) => textsOf(id, { page: false, asks: true })),
  };
}

/** What is wrong with a part is found wherever it is run, and is one fault. */
function onceTold(): (one: Diagnostic) => Diagnostic {
  const told = new Map<string, Diagnostic>();
  return (one) => {
    const key = JSON.stringify(one);
    const same = told.get(key) ?? one;
    told.set(key, same);
    return same;
  };
}

function once<Key, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const value = known.get(key) ?? compute(key);
    known.set(key, value);
    return value;
  };
}
