// The outline: what a report holds, in its order, of which one part is open. Chapters are always listed; the parts of a chapter
// while one of them is open. On a narrow screen it is a menu. A press tells Python which part to open.
//
// data = {words, open, said, rows: [{id, chapter, heading, state, within?}]}; the first row of a chapter stands for the whole of it.
// `state` says in words what was done to a row ("left out"), `within` what a chapter that is folded hides, and `said` what the last
// press on the page did, for those who do not see it.

import {arrange, fill, lasting, make, options, root, write} from "./pieces.js"

const INDENT = "\u2003"

class Outline {
  constructor(parentElement) {
    this.rows = new Map()
    this.name = make("h2", {id: "outline"})
    this.list = make("ol", {role: "list"})
    this.nav = make("nav", {"aria-labelledby": "outline"}, this.list)
    this.menuName = make("label", {htmlFor: "menu"})
    this.menu = make("select", {id: "menu", onchange: () => this.choose(this.menu.value)})
    this.narrow = make("div", {class: "narrow"}, this.menuName, this.menu)
    this.speech = make("p", {class: "speech", role: "status"})
    root(parentElement, "outline").replaceChildren(make("div", {class: "wide"}, this.name, this.nav), this.narrow, this.speech)
  }

  leave() {}

  told(data) {
    this.data = data
    this.open = data.open
    this.draw()
  }

  choose(id) {
    if (id === this.open) return
    this.open = id
    this.draw()
    this.trigger("changed", id)
  }

  draw() {
    const {words, rows} = this.data, now = rows.find(({id}) => id === this.open)?.chapter
    const first = row => rows.find(({chapter}) => chapter === row.chapter) === row
    write(this.name, words.parts)
    write(this.menuName, words.part)
    write(this.speech, this.data.said)
    const shown = rows.filter(row => first(row) || row.chapter === now)
    for (const id of this.rows.keys()) if (!shown.some(row => row.id === id)) this.rows.delete(id)
    arrange(this.list, shown.map(row => this.row(row, first(row), row.chapter === now)))
    options(this.menu, rows.map(row => [row.id, `${first(row) ? "" : INDENT}${this.named(row)}`]))
    this.menu.value = this.open
  }

  named({heading, state}) { return state ? fill(this.data.words.with_state, {heading, state}) : heading }

  row({id, heading, state, within}, first, unfolded) {
    if (!this.rows.has(id)) {
      const name = make("span", {class: "name"}), said = make("span", {class: "said"})
      const button = make("button", {type: "button", onclick: () => this.choose(id)}, name, said)
      this.rows.set(id, {name, said, button, element: make("li", {}, button)})
    }
    const row = this.rows.get(id)
    write(row.name, heading)
    write(row.said, [state, first && !unfolded && within].filter(Boolean).join(", "))
    row.element.className = first ? "chapter" : "part"
    row.button.classList.toggle("unfolded", first && unfolded)
    id === this.open ? row.button.setAttribute("aria-current", "true") : row.button.removeAttribute("aria-current")
    return row.element
  }
}

export default lasting(Outline, () => "outline")
