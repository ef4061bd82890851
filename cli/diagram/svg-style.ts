/** Each colour on a light and on a dark screen. */
const colours = {
  paper: ['#ffffff', '#10151d'],
  card: ['#ffffff', '#1a212c'],
  edge: ['#d4d9e1', '#364152'],
  ink: ['#17202c', '#e8edf4'],
  soft: ['#536173', '#a3b0c2'],
  rail: ['#9aa6b6', '#5b6a7f'],
  status: ['#3f68a3', '#6d9adb'],
  wait: ['#a87508', '#d9a938'],
  yes: ['#2a7a4b', '#55b380'],
  no: ['#a8453c', '#e0857c'],
  notice: ['#626d7c', '#93a1b4'],
  task: ['#6f4fa3', '#ab8ddb'],
  icon: ['#ffffff', '#10151d'],
} as const;

/** The kinds of cards that bear each colour. */
const kinds = {
  status: ['.status', '.show'],
  wait: ['.decision-status'],
  yes: ['.offer', '.intent'],
  no: ['.regret', '.correction'],
  notice: ['.notice', '.survey', '.delay'],
  task: ['.race', '.alt'],
  ink: ['.exit'],
} as const;

const variables = (which: 0 | 1): string =>
  Object.entries(colours)
    .map(([name, both]) => `--${name}:${both[which]}`)
    .join(';');

const family = `system-ui,-apple-system,'Segoe UI','PingFang SC','Microsoft YaHei','Noto Sans','Noto Sans CJK SC',sans-serif`;

/** Everything about the looks; of the reader's machine it takes the fonts and the preference for dark or light. */
export const style = [
  `.tidings{${variables(0)}}`,
  `@media screen and (prefers-color-scheme:dark){.tidings{${variables(1)}}}`,
  `.tidings text{font:12px ${family};fill:var(--ink)}`,
  '.tidings .paper{fill:var(--paper)}',
  '.tidings .heading{font-size:19px;font-weight:650}.tidings .section{font-size:15px;font-weight:650}',
  '.tidings .title{font-size:14px;font-weight:600}.tidings .row,.tidings .sub{fill:var(--soft)}',
  '.tidings .end{fill:var(--ink);text-anchor:end}.tidings .name{font-weight:600;fill:var(--soft)}.tidings .onwards .name{fill:var(--ink)}',
  '.tidings .card{fill:var(--card);stroke:var(--edge)}.tidings .rule{stroke:var(--edge)}',
  '.tidings .rail,.tidings .arrow{fill:none;stroke:var(--rail);stroke-width:2;stroke-linecap:round}',
  '.tidings .beside{stroke-dasharray:1 5}',
  '.tidings .icon{fill:none;stroke:var(--icon);stroke-width:1.5;stroke-linecap:round;stroke-linejoin:round}',
  ...Object.entries(kinds).map(([colour, those]) => {
    const dots = those.map((kind) => `.tidings ${kind} .dot`).join(',');
    const cards = those.map((kind) => `.tidings ${kind} .card`).join(',');
    return `${dots}{fill:var(--${colour})}${cards}{stroke:var(--${colour});stroke-opacity:.45}`;
  }),
  '.tidings .exit .card{fill:none;stroke:none}',
].join('\n');
