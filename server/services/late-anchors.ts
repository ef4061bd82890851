import type { Instant } from '../../engine/model/base.ts';
import { dayMs } from '../../engine/time/units.ts';
import { lastAnchor } from '../../store/anchors.ts';
import type { Store } from '../../store/database.ts';
import { unmailedAnchors } from '../../store/mailed-anchors.ts';
import type { Trouble } from '../../wording/troubles.ts';

/** Whether the records were not anchored for two days, or an anchor has not left by mail for one. */
export async function lateAnchors(
  store: Pick<Store, 'db'>,
  now: Instant,
  { mail }: { readonly mail?: string },
): Promise<readonly Trouble[]> {
  const last = await lastAnchor(store);
  if (last !== undefined && now - last.at > 2 * dayMs)
    return [
      { code: 'anchor-late', since: last.at, detail: { kind: 'anchor', number: last.number } },
    ];
  const [first] = mail === undefined ? [] : await unmailedAnchors(store);
  return first === undefined || now - first.at <= dayMs
    ? []
    : [
        {
          code: 'anchor-not-mailed',
          since: first.at,
          detail: { kind: 'anchor', number: first.number },
        },
      ];
}
