import type { House, Keep, Period } from '../../../model/house.ts';
import { parsePeriod } from '../../../time/period.ts';
import { compileFile, type CompilationResult } from '../../schema/compile-file.ts';
import type { Source } from '../../source/source.ts';
import { checkKeep } from './check-keep.ts';
import { houseSchema, type WrittenHouse, type WrittenKeep } from './house-schema.ts';

/** Compiles `house.yaml` over the outcomes with which cases can end; without them, any outcome is taken on trust. */
export const compileHouse = (
  source: Source,
  outcomes: readonly string[] | undefined,
): CompilationResult<House> =>
  compileFile<WrittenHouse, House>(source, {
    schema: houseSchema,
    check: function* ({ keep }) {
      if (keep !== undefined) yield* checkKeep(keep, outcomes);
    },
    lower: ({ keep }) => (keep === undefined ? {} : { keep: lowerKeep(keep) }),
  });

function lowerKeep(written: WrittenKeep): Keep {
  if (typeof written === 'string') return { outcomes: {}, else: periodOf(written) };
  const { else: otherwise, ...outcomes } = written;
  return {
    outcomes: Object.fromEntries(
      Object.entries(outcomes).map(([outcome, period]) => [outcome, periodOf(period)]),
    ),
    else: periodOf(otherwise),
  };
}

/** The checks have found that it can be read. */
function periodOf(written: string): Period {
  const read = parsePeriod(written);
  if (read === undefined) throw new TypeError(`"${written}" is not a period`);
  return read;
}
