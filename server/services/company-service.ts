import type { Company } from '../../engine/model/house.ts';
import type { Catalog } from './catalog.ts';
import { remembered, type Remembered } from './remembered.ts';

/** The company whose name pages carry, as `house.yaml` has it now. */
export type CompanyService = () => Promise<Company>;

/** Until `house.yaml` names one, and while it cannot be read at first, it has the name of the settings; later faults change nothing. */
export function createCompanyService(catalog: Catalog, name: string): Remembered<Company> {
  let known: Company = { name };
  return remembered(async () => {
    try {
      const { house } = await catalog.current();
      if (house !== undefined) known = house.company ?? { name };
    } catch {
      // The folder cannot be read now; `doctor` tells of it.
    }
    return known;
  }, latestForMs);
}

/** Whoever loads pages again and again reads no folders. */
const latestForMs = 5_000;
