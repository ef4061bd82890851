import type { Line, Mark, Name, Way } from '../../engine/diagram/mark.ts';
import type { Section } from './sections.ts';

/** A diagram with its lines taken apart: marks in groups, and edges between them. */
export interface Graph {
  readonly groups: readonly Group[];
  readonly edges: readonly Edge[];
}

/** The flow itself has no title. */
export interface Group {
  readonly id: string;
  readonly title?: string;
  readonly members: readonly (GraphNode | Group)[];
}

export interface GraphNode {
  readonly id: string;
  readonly mark: Mark;
}

export interface Edge {
  readonly from: string;
  readonly to: string;
  /** Empty when nothing is decided. */
  readonly name: string;
  readonly beside: boolean;
}

type Say = (names: readonly Name[]) => string;

export function graphOf(sections: readonly Section[], say: Say): Graph {
  const building = new Building(say);
  const groups = sections.map(({ title, line }) => building.group(title, line, []));
  return { groups, edges: building.edges };
}

/** Where a line has come to: edges that still lead nowhere. */
type Ends = readonly Omit<Edge, 'to'>[];

class Building {
  readonly edges: Edge[] = [];
  readonly #say: Say;
  #count = 0;

  constructor(say: Say) {
    this.#say = say;
  }

  group(title: string | undefined, line: Line, from: Ends): Group {
    const id = this.#next('group');
    const members: (GraphNode | Group)[] = [];
    this.#line(line, from, members);
    return { id, ...(title === undefined ? {} : { title }), members };
  }

  #line(line: Line, from: Ends, members: (GraphNode | Group)[]): Ends {
    let ends = from;
    for (const mark of line) ends = this.#mark(mark, ends, members);
    return ends;
  }

  #mark(mark: Mark, from: Ends, members: (GraphNode | Group)[]): Ends {
    // What runs beside from the start on begins where the line begins, and needs something to begin at.
    const plain = mark.of.term === 'beside' && from.length > 0;
    const ends = plain ? from : this.#node(mark, from, members);
    const rejoining = mark.ways.flatMap((way) => this.#way(way, ends, members));
    if (mark.onwards === 'always') return [...ends, ...rejoining];
    const name = this.#say(mark.onwards);
    return [
      ...(mark.onwards.length === 0 ? [] : ends.map((end) => ({ ...end, name }))),
      ...rejoining,
    ];
  }

  #node(mark: Mark, from: Ends, members: (GraphNode | Group)[]): Ends {
    const id = this.#next('n');
    members.push({ id, mark });
    this.edges.push(...from.map((end) => ({ ...end, to: id })));
    return [{ from: id, name: '', beside: false }];
  }

  #way(way: Way, from: Ends, members: (GraphNode | Group)[]): Ends {
    const name = this.#say(way.names);
    if (!way.beside) {
      const ends = this.#line(
        way.line,
        from.map((end) => ({ ...end, name })),
        members,
      );
      return way.rejoins ? ends : [];
    }
    const starts = from.map((end) => ({ ...end, beside: true }));
    members.push(this.group(name, way.line, starts));
    return [];
  }

  #next(kind: string): string {
    this.#count += 1;
    return `${kind}${this.#count}`;
  }
}
