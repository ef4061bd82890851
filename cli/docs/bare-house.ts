import type { TextsByPath } from './definitions-around.ts';

/** The house without what it says for every flow: of an example nothing holds but what it shows. */
export function withBareHouse(shipped: TextsByPath): TextsByPath {
  const house = shipped.get('house.yaml');
  return house === undefined ? shipped : new Map([...shipped, ['house.yaml', bareHouse(house)]]);
}

const bareHouse = (house: string): string =>
  house.replaceAll(/^(?:packs|on|backstops):.*\n(?: .*\n)*/gm, '');
