/** Styles of all pages, on top of Pico: warm paper, deep green, one column. */
export const stylesheet = `
:root {
  --pico-font-family: system-ui, -apple-system, "Segoe UI", "Noto Sans", "PingFang SC",
    "Noto Sans CJK SC", "Microsoft YaHei", sans-serif;
  --pico-font-size: 100%;
  --pico-line-height: 1.6;
  --pico-border-radius: 0.5rem;
  --paper: #faf8f3;
  --card: #ffffff;
  --ink: #22302f;
  --soft: #55625f;
  --line: #ddd8cb;
  --deep: #1d5c63;
  --deep-hover: #15464c;
  --mist: #e6f0ec;
  --wait: #8a5a00;
  --grave: #9b2c2c;
  --grave-mist: #fbeceb;
  --on-deep: #ffffff;
}
@media only screen and (prefers-color-scheme: dark) {
  :root {
    --paper: #14191a;
    --card: #1c2324;
    --ink: #e3e8e6;
    --soft: #a8b5b1;
    --line: #36413f;
    --deep: #7cc5c0;
    --deep-hover: #a0dad5;
    --mist: #1f3231;
    --wait: #e6b968;
    --grave: #f0a09a;
    --grave-mist: #3a2221;
    --on-deep: #10201f;
  }
}
:root:not([data-theme]) {
  --pico-background-color: var(--paper);
  --pico-color: var(--ink);
  --pico-h1-color: var(--ink);
  --pico-h2-color: var(--ink);
  --pico-h3-color: var(--ink);
  --pico-muted-color: var(--soft);
  --pico-muted-border-color: var(--line);
  --pico-primary: var(--deep);
  --pico-primary-hover: var(--deep-hover);
  --pico-primary-underline: currentColor;
  --pico-primary-background: var(--deep);
  --pico-primary-border: var(--deep);
  --pico-primary-hover-background: var(--deep-hover);
  --pico-primary-hover-border: var(--deep-hover);
  --pico-primary-inverse: var(--on-deep);
  --pico-primary-focus: color-mix(in srgb, var(--deep) 35%, transparent);
  --pico-card-background-color: var(--card);
  --pico-card-border-color: var(--line);
  --pico-form-element-background-color: var(--card);
  --pico-form-element-color: var(--ink);
  --pico-form-element-border-color: #8b9794;
  --pico-form-element-placeholder-color: var(--soft);
}
body { min-height: 100vh; overflow-wrap: anywhere; }
.bar, .page, .imprint { width: 100%; max-width: 42rem; margin: 0 auto; padding: 0 1rem; }
.wide { max-width: 68rem; }
.bar {
  display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; align-items: center;
  justify-content: space-between; padding-top: 1rem; padding-bottom: 1rem;
}
.brand { display: inline-flex; gap: 0.6rem; align-items: center; font-weight: 650; }
.brand img { height: 1.75rem; width: auto; max-width: 10rem; }
.imprint { padding-bottom: 2rem; color: var(--soft); font-size: 0.875rem; white-space: pre-line; }
.languages { display: flex; gap: 0.25rem; font-size: 0.9rem; }
.languages > * { padding: 0.3rem 0.6rem; border-radius: 1rem; white-space: nowrap; }
.languages [aria-current] { background: var(--mist); font-weight: 600; }
.page { padding-bottom: 4rem; }
.skip { position: absolute; left: -100rem; top: 0.5rem; z-index: 2; }
.skip:focus { left: 0.5rem; padding: 0.5rem 1rem; background: var(--card); }
:focus-visible, [role="button"]:focus-visible, button:focus-visible {
  outline: 3px solid var(--deep); outline-offset: 3px; box-shadow: none;
}
h1 { font-size: clamp(1.5rem, 1.2rem + 1.8vw, 2.1rem); line-height: 1.25; margin: 0 0 0.5rem; }
h2 { font-size: 1.2rem; margin: 0 0 0.75rem; }
h3 { font-size: 1rem; margin: 1.25rem 0 0.4rem; }
.eyebrow { margin: 1rem 0 0.25rem; color: var(--deep); font-size: 0.9rem; font-weight: 600; }
.lead { color: var(--soft); margin-bottom: 1rem; }
.quiet { color: var(--soft); font-size: 0.925rem; }
.zone { color: var(--soft); display: inline-block; }
.until {
  background: var(--mist); border-left: 4px solid var(--deep); padding: 0.75rem 1rem;
  border-radius: 0 var(--pico-border-radius) var(--pico-border-radius) 0;
}
.until > span { display: block; font-size: 0.9rem; }
.until .zone { font-weight: 400; font-size: 0.925rem; }
article {
  border: 1px solid var(--line); box-shadow: 0 1px 2px rgb(0 0 0 / 4%); padding: 1.25rem;
  margin: 1.5rem 0;
}
article > :last-child { margin-bottom: 0; }
section { margin: 2rem 0; }
.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(14rem, 1fr)); gap: 0.9rem 1.5rem; margin: 0; }
.facts + .facts { margin-top: 0.9rem; }
.facts dt { color: var(--soft); font-size: 0.875rem; font-weight: 400; }
.facts dd { margin: 0; }
.match { display: flex; gap: 0.75rem; align-items: center; }
.match meter { flex: 1; max-width: 9rem; height: 0.9rem; }
.match meter::-webkit-meter-optimum-value { background: var(--deep); }
.match meter::-moz-meter-bar { background: var(--deep); }
.scores { width: auto; min-width: min(100%, 18rem); margin: 0; }
.scores td:last-child, .scores th:last-child { text-align: right; font-variant-numeric: tabular-nums; }
article ul li, .alert ul li { list-style: disc; }
article ul { margin-bottom: 0.5rem; padding-left: 1.2rem; }
.answers { padding: 0; }
.answers li, .told li { list-style: none; padding: 0.6rem 0; border-bottom: 1px solid var(--line); }
.answers blockquote { margin: 0.5rem 0 0; padding: 0.25rem 0.9rem; color: var(--ink); white-space: pre-wrap; }
.letter { margin: 0.75rem 0 0; padding: 0.25rem 0.9rem; color: var(--ink); white-space: pre-wrap; overflow-wrap: anywhere; }
.answers dl { margin: 0.5rem 0 0; }
.answers dt { font-size: 0.875rem; }
.answers dd { margin: 0 0 0.5rem; white-space: pre-wrap; overflow-wrap: anywhere; }
.told { padding: 0; }
.answers li:last-child, .told li:last-child { border-bottom: 0; }
small { color: var(--soft); font-size: 0.9rem; }
.notice { background: var(--card); border: 1px solid var(--line); border-radius: var(--pico-border-radius); padding: 1.5rem; }
.notice > :last-child { margin-bottom: 0; }
.notice .eyebrow:empty { display: none; }
.notice .eyebrow { margin-top: 0; }
.notice.good { background: var(--mist); border-color: var(--deep); }
.apart { margin-top: 3rem; padding-top: 1.25rem; border-top: 1px solid var(--line); }
.waits { border-color: var(--deep); background: var(--mist); }
.waits a { margin-top: 0.75rem; }
.steps { list-style: none; padding: 0; margin: 1.5rem 0 2rem; }
.steps li {
  position: relative; list-style: none; margin: 0; padding: 0 0 1.5rem 2.4rem;
  display: flex; flex-direction: column;
}
.steps li::before {
  content: ""; position: absolute; left: 0; top: 0.2rem; width: 1.25rem; height: 1.25rem;
  border: 2px solid var(--deep); border-radius: 50%; background: var(--paper); z-index: 1;
}
.steps li::after {
  content: ""; position: absolute; left: calc(0.625rem - 1px); top: 1.2rem; bottom: -0.2rem;
  border-left: 2px solid var(--line);
}
.steps li:last-child::after { display: none; }
.steps .done::before { background: var(--deep); box-shadow: inset 0 0 0 4px var(--paper); }
.steps .done::after { border-color: var(--deep); }
.steps .current::before { box-shadow: 0 0 0 5px var(--mist); border-width: 4px; }
.steps .follows::before, .steps .stopped::before { border-color: #8b9794; border-style: dashed; }
.steps .state { font-size: 0.85rem; color: var(--soft); }
.steps .current .state { color: var(--wait); font-weight: 600; }
.steps .done .state { color: var(--deep); }
.steps .expected { margin-top: 0.25rem; color: var(--ink); }
@media (forced-colors: active) {
  input[type="checkbox"], input[type="radio"] { appearance: auto; background-image: none; }
  .steps .done::before { background: CanvasText; box-shadow: none; forced-color-adjust: none; border-color: CanvasText; }
}
`;
