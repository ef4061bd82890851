/** Styles of forms, tables and the console. */
export const formStyles = `
form { margin: 0; }
.field { margin: 0 0 1.5rem; }
.field > label, .field > legend { font-weight: 600; margin-bottom: 0.25rem; }
.field > legend { padding: 0; font-size: 1rem; color: var(--ink); }
fieldset.field { padding: 0; border: 0; }
fieldset.field label { display: flex; gap: 0.25rem; align-items: baseline; padding: 0.35rem 0; font-weight: 400; }
fieldset.field label input { flex: none; position: relative; top: 0.15rem; }
.field input, .field select, .field textarea { margin-bottom: 0; }
.field .need { font-weight: 400; }
.field .help { display: block; margin: 0 0 0.4rem; }
input[type="file"] { padding: 0.5rem 0 0.5rem 2px; border: 0; background-image: none !important; }
input[type="file"]::file-selector-button { background: var(--mist); color: var(--deep); border: 1px solid var(--deep); margin-left: 0; }
.cards td, .cards th, .scores td, .scores th { background: none; }
textarea { resize: vertical; }
.error { color: var(--grave); margin: 0.4rem 0 0; font-weight: 600; }
.error::before { content: "\\26A0\\FE0E  "; }
.kept { background: var(--mist); border-radius: var(--pico-border-radius); padding: 0.6rem 0.9rem; margin: 0 0 0.5rem; }
.alert {
  background: var(--grave-mist); border-left: 4px solid var(--grave); padding: 0.9rem 1.1rem;
  border-radius: 0 var(--pico-border-radius) var(--pico-border-radius) 0; margin-bottom: 1.5rem;
}
.alert > :last-child { margin-bottom: 0; }
.alert ul { padding-left: 1.2rem; }
.alert a { color: var(--ink); }
.buttons { display: flex; flex-wrap: wrap; gap: 0.75rem; margin-bottom: 1rem; }
.buttons > * { width: auto; flex: 1 1 10rem; margin: 0; min-height: 3rem; }
.buttons > button:only-child { flex: 0 1 16rem; }
button.outline, a.outline[role="button"] { background: var(--card); color: var(--deep); border-color: var(--deep); }
button.outline:hover, a.outline[role="button"]:hover { background: var(--mist); color: var(--deep-hover); }
button.grave { background: var(--grave); border-color: var(--grave); color: var(--card); }
.filters { display: flex; flex-wrap: wrap; gap: 0.75rem 1rem; align-items: end; margin: 1rem 0 1.5rem; }
.filters label { flex: 1 1 10rem; margin: 0; }
.filters select, .filters input, .filters button { margin-bottom: 0; }
.filters button { width: auto; }
.title-row { display: flex; flex-wrap: wrap; gap: 1rem; align-items: center; justify-content: space-between; }
.title-row button { width: auto; margin: 0; padding: 0.4rem 1rem; }
.scroll { overflow-x: auto; }
.cards { width: 100%; overflow-wrap: break-word; }
.cards small { white-space: nowrap; }
.cards td, .cards th { vertical-align: top; }
.tag { display: inline-block; border: 1px solid var(--line); border-radius: 1rem; padding: 0 0.6rem; font-size: 0.875rem; white-space: nowrap; }
.tag.running { background: var(--mist); border-color: var(--deep); }
.tag.refused, .tag.unknown, .tag.broken, .tag.stopped { background: var(--grave-mist); border-color: var(--grave); }
.mono { font-family: ui-monospace, "SF Mono", Menlo, monospace; font-size: 0.925em; }
.timeline { list-style: none; padding: 0; }
.timeline li { list-style: none; padding: 0.5rem 0; border-bottom: 1px solid var(--line); }
.timeline time { font-size: 0.9rem; color: var(--soft); }
@media (max-width: 640px) {
  .cards thead { position: absolute; left: -100rem; }
  .cards tr { display: block; border: 1px solid var(--line); border-radius: var(--pico-border-radius); margin-bottom: 0.75rem; padding: 0.5rem 0.75rem; background: var(--card); }
  .cards td { display: block; border: 0; padding: 0.2rem 0; background: none; }
  .cards td:empty { display: none; }
  .cards td[data-name]::before { content: attr(data-name) ": "; color: var(--soft); }
}
`;
