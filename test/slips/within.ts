import type { SlipOf } from './slip-edits.ts';
import { pick, replaced, type SlipMaker } from './slip.ts';

/** Replaces what a form finds somewhere in the files of a kind. */
export const within =
  (kind: string, isOne: (path: string) => boolean, form: RegExp, by: SlipOf): SlipMaker =>
  (files, random) => {
    const file = pick([...files.keys()].filter(isOne), random);
    const text = file === undefined ? undefined : files.get(file);
    if (file === undefined || text === undefined) return undefined;
    const found = pick([...text.matchAll(form)], random);
    const written = found && by(found, random);
    if (found === undefined || written === undefined || written === found[0]) return undefined;
    const from = found.index;
    return replaced(kind, { files, file, text }, { from, to: from + found[0].length, by: written });
  };
