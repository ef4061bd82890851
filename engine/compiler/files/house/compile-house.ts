import type { Company, House, Keep, Period } from '../../../model/house.ts';
import { readMailAddress } from '../../../people/mail-address.ts';
import { parsePeriod } from '../../../time/period.ts';
import { compileFile, type CompilationResult } from '../../schema/compile-file.ts';
import type { Source } from '../../source/source.ts';
import { checkCompany } from './check-company.ts';
import { checkKeep } from './check-keep.ts';
import {
  houseSchema,
  type WrittenCompany,
  type WrittenHouse,
  type WrittenKeep,
} from './house-schema.ts';

/** What `house.yaml` is read beside. */
export interface HouseSurroundings {
  /** The outcomes with which cases can end; without them, any outcome is taken on trust. */
  readonly outcomes: readonly string[] | undefined;
  /** The SVG files beside it, by name; without them, any logo is. */
  readonly pictures: ReadonlyMap<string, string> | undefined;
}

/** Compiles `house.yaml`. */
export const compileHouse = (
  source: Source,
  { outcomes, pictures }: HouseSurroundings,
): CompilationResult<House> =>
  compileFile<WrittenHouse, House>(source, {
    schema: houseSchema,
    check: function* ({ company, keep }) {
      if (company !== undefined) yield* checkCompany(company, pictures);
      if (keep !== undefined) yield* checkKeep(keep, outcomes);
    },
    lower: ({ company, keep }) => ({
      ...(company !== undefined && { company: lowerCompany(company, pictures) }),
      ...(keep !== undefined && { keep: lowerKeep(keep) }),
    }),
  });

const lowerCompany = (
  { logo, 'reply-to': written = '', ...company }: WrittenCompany,
  pictures: HouseSurroundings['pictures'],
): Company => {
  const picture = logo === undefined ? undefined : pictures?.get(logo);
  const replyTo = readMailAddress(written);
  return {
    ...company,
    ...(picture !== undefined && { logo: picture }),
    ...('address' in replyTo && { replyTo: replyTo.address }),
  };
};

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
