import { readZone } from '../../calendar/zone-name.ts';
import type { Addressee } from '../../../../people/holders.ts';

/** The zone in which somebody reads times: their own, or the flow's when they have none that can be read, so that no mail is lost for it. */
export function zoneFor({ zone }: Pick<Addressee, 'zone'>, flowZone: string): string {
  const found = zone === undefined ? undefined : readZone(zone);
  return found && 'zone' in found ? found.zone : flowZone;
}
