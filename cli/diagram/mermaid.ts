import type { Diagram } from '../../engine/diagram/diagram.ts';
import type { DrawnTerm } from '../../engine/diagram/node.ts';
import type { Caption, Captions } from './caption.ts';
import { graphOf, type GraphEdge, type Group, type GraphNode } from './graph.ts';
import { styleClassOf } from './style-class.ts';
import { sectionsOf } from './sections.ts';

/** The diagram as a flowchart of Mermaid, as GitHub and many wikis draw it. */
export function diagramMermaid(diagram: Diagram, captions: Captions): string {
  const { groups, edges } = graphOf(sectionsOf(diagram, captions.speech), captions.names);
  return [
    'flowchart TB',
    ...groups.flatMap((group) => groupLines(group, captions, '  ')),
    ...edges.map((edge) => `  ${edgeLine(edge)}`),
    ...classes.map((line) => `  ${line}`),
    '',
  ].join('\n');
}

function groupLines(group: Group, captions: Captions, indent: string): readonly string[] {
  const inner = group.title === undefined ? indent : `${indent}  `;
  const lines = group.members.flatMap((member) =>
    'node' in member ? [inner + nodeLine(member, captions)] : groupLines(member, captions, inner),
  );
  if (group.title === undefined) return lines;
  return [`${indent}subgraph ${group.id}["${quoted(group.title)}"]`, ...lines, `${indent}end`];
}

function nodeLine({ id, node }: GraphNode, captions: Captions): string {
  const [before, after] = frames[node.of.term];
  return `${id}${before}"${captionText(captions.node(node))}"${after}:::${styleClassOf(node.of)}`;
}

const captionText = ({ title, rows }: Caption): string =>
  [title, ...rows.map(({ text, end }) => (end === undefined ? text : `${text}: ${end}`))]
    .map(quoted)
    .join('<br/>');

const edgeLine = ({ from, to, name, beside }: GraphEdge): string => {
  const arrow = beside ? '-.->' : '-->';
  return name === '' ? `${from} ${arrow} ${to}` : `${from} ${arrow}|"${quoted(name)}"| ${to}`;
};

/** Mermaid reads `#`, quotes, markup and Markdown inside of labels; as numbers they are only themselves. */
const quoted = (text: string): string =>
  text
    .replaceAll(/\p{Cc}/gu, ' ')
    .replaceAll(/[#"&<>`*_\\;]|^[-+]|^\d+(?=[.)])|(?<=^\d+)[.)]/g, (found) =>
      Array.from(found, (letter) => `#${letter.codePointAt(0)};`).join(''),
    );

const frames = {
  send: ['(', ')'],
  task: ['[', ']'],
  delay: ['{{', '}}'],
  show: ['[/', '/]'],
  choice: ['{', '}'],
  fork: ['[', ']'],
  end: ['([', '])'],
} as const satisfies Readonly<Record<DrawnTerm['term'], readonly [string, string]>>;

const classes = [
  'classDef offer,intent stroke:#2a7a4b,stroke-width:2px',
  'classDef regret,correction stroke:#a8453c,stroke-width:2px',
  'classDef decision-status stroke:#a87508,stroke-width:2px',
  'classDef status,show stroke:#3f68a3,stroke-width:2px',
  'classDef race,alt stroke:#6f4fa3,stroke-width:2px',
  'classDef notice,survey,delay,beside stroke:#626d7c',
  'classDef exit stroke:#17202c,stroke-width:3px',
];
