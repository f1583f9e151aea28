// The control room's tiles: one a table, with words and counts, never content. Twenty fit without scrolling.

import {fill, make} from "./pieces.js"

const drawn = new WeakMap()

export default function tiles({data, parentElement}) {
  let list = drawn.get(parentElement)
  if (!list) drawn.set(parentElement, (list = begin(parentElement)))
  list.setAttribute("aria-label", data.words.tables)
  list.replaceChildren(...data.tiles.map(tile => item(tile, data.words)))
  return () => drawn.delete(parentElement)
}

function begin(parentElement) {
  const list = make("ul")
  parentElement.querySelector(".tiles").replaceChildren(make("style", {}, STYLE), list)
  return list
}

function item({state, need, name, people, placed, of, help, paper}, words) {
  const counts = [people === null ? "" : fill(words.people, {n: people}), of ? fill(words.done, {n: placed, of}) : "", paper]
  return make("li", {class: `state-${state} need-${need}`},
    line("name", name), line("state", words[state]), line("counts", counts.filter(Boolean).join(" · ")),
    ...(help ? [line("help", help)] : []))
}

const line = (name, text) => make("span", {class: name}, text ?? "")

const STYLE = `
ul { list-style: none; margin: 0; padding: 0; display: grid; gap: 8px; grid-template-columns: repeat(auto-fill, minmax(min(190px, 100%), 1fr)); font-family: var(--st-font); color: var(--st-text-color); }
li { border: 1.5px solid color-mix(in srgb, var(--st-text-color) 55%, transparent); border-radius: 8px; padding: 6px 10px; display: flex; flex-wrap: wrap; align-content: start; gap: 0 8px; min-height: 58px; background: color-mix(in srgb, white 8%, var(--st-background-color)); }
.name { flex: 1 1 auto; max-width: 100%; font-weight: 700; font-size: 1.05rem; overflow-wrap: break-word; hyphens: auto; }
.state { margin-inline-start: auto; text-align: right; font-size: .95rem; }
.counts { flex: 1 0 100%; font-size: .9rem; }
.help { flex: 1 0 100%; font-weight: 700; }
.help::before { content: "\\2691  "; }
li.need-4 { border: 3px solid #d55e00; } li.need-3 { border: 3px dashed #d55e00; } li.need-2, li.need-1 { border: 2.5px dotted #0072b2; }
li.state-finished .state::before { content: "\\2713  "; }
@media (forced-colors: active) { li { border-color: CanvasText; } }
`
