import type {
  DiagramLine,
  DiagramNode,
  BranchName,
  DiagramBranch,
} from '../../engine/diagram/node.ts';
import type { Section } from './sections.ts';

/** A diagram with its lines taken apart: nodes in groups, and edges between them. */
export interface Graph {
  readonly groups: readonly Group[];
  readonly edges: readonly GraphEdge[];
}

/** The flow itself has no title. */
export interface Group {
  readonly id: string;
  readonly title?: string;
  readonly members: readonly (GraphNode | Group)[];
}

export interface GraphNode {
  readonly id: string;
  readonly node: DiagramNode;
}

export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  /** Empty when nothing is decided. */
  readonly name: string;
  readonly beside: boolean;
}

type BranchLabeller = (names: readonly BranchName[]) => string;

export function graphOf(sections: readonly Section[], label: BranchLabeller): Graph {
  const builder = new GraphBuilder(label);
  const groups = sections.map(({ title, line }) => builder.group(title, line, []));
  return { groups, edges: builder.edges };
}

/** Edges out of the last nodes of a line, as long as the next node is not known. */
type OpenEdges = readonly Omit<GraphEdge, 'to'>[];

class GraphBuilder {
  readonly edges: GraphEdge[] = [];
  readonly label: BranchLabeller;
  #count = 0;

  constructor(label: BranchLabeller) {
    this.label = label;
  }

  group(title: string | undefined, line: DiagramLine, from: OpenEdges): Group {
    const id = this.#next('group');
    const members: (GraphNode | Group)[] = [];
    this.#line(line, from, members);
    return { id, ...(title === undefined ? {} : { title }), members };
  }

  #line(line: DiagramLine, from: OpenEdges, members: (GraphNode | Group)[]): OpenEdges {
    let ends = from;
    for (const node of line) ends = this.#nodeAndBranches(node, ends, members);
    return ends;
  }

  #nodeAndBranches(node: DiagramNode, from: OpenEdges, members: (GraphNode | Group)[]): OpenEdges {
    // A parallel branch hangs on the node before its fork; only at the start of a line, where there is none, is the fork drawn itself.
    const plain = node.of.term === 'fork' && from.length > 0;
    const ends = plain ? from : this.#node(node, from, members);
    const rejoining = node.branches.flatMap((branch) => this.#branch(branch, ends, members));
    if (node.onwards === 'always') return [...ends, ...rejoining];
    const name = this.label(node.onwards);
    return [
      ...(node.onwards.length === 0 ? [] : ends.map((end) => ({ ...end, name }))),
      ...rejoining,
    ];
  }

  #node(node: DiagramNode, from: OpenEdges, members: (GraphNode | Group)[]): OpenEdges {
    const id = this.#next('n');
    members.push({ id, node });
    this.edges.push(...from.map((end) => ({ ...end, to: id })));
    return [{ from: id, name: '', beside: false }];
  }

  #branch(branch: DiagramBranch, from: OpenEdges, members: (GraphNode | Group)[]): OpenEdges {
    const name = this.label(branch.names);
    if (!branch.parallel) {
      const ends = this.#line(
        branch.line,
        from.map((end) => ({ ...end, name })),
        members,
      );
      return branch.rejoins ? ends : [];
    }
    const starts = from.map((end) => ({ ...end, beside: true }));
    members.push(this.group(name, branch.line, starts));
    return [];
  }

  #next(kind: string): string {
    this.#count += 1;
    return `${kind}${this.#count}`;
  }
}
