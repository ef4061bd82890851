/** Why nobody answers in the name of somebody who has left. */
export const hasLeft = (person: string): string =>
  `"${person}" is not active in the directory any more, so nobody can answer in their name; who is asked at the next level can, or set "active: true" in directory.yaml if they have not left`;
