// One note at the desk: what it says, whose it is, what was done with it, and what looks as if it named somebody.

import {fill, make, write} from "./pieces.js"

const CONTROLS = ["tick", "release", "hold", "quote"]

export class NoteRow {
  constructor(desk, note) {
    Object.assign(this, {desk, note})
    this.tick = make("input", {type: "checkbox", onchange: () => this.select()})
    this.text = make("span", {class: "text"})
    this.from = make("p", {class: "from"})
    this.signs = make("ul", {class: "signs", role: "list"})
    this.release = make("button", {type: "button", onclick: () => this.does("release", "releaseNote")})
    this.hold = make("button", {type: "button", onclick: () => this.does("hold", "holdNote")})
    this.quote = make("input", {type: "checkbox", onchange: () => { desk.report(this.note, this.quote.checked); desk.drawNow() }})
    this.quoteText = make("span", {})
    this.quoting = make("label", {class: "tick"}, this.quote, this.quoteText)
    this.element = make("li", {class: "note"}, make("label", {class: "tick"}, this.tick, this.text),
      make("div", {class: "line"}, this.release, this.hold), this.from, this.signs, this.quoting)
  }

  select() {
    this.tick.checked ? this.desk.selected.add(this.note.key) : this.desk.selected.delete(this.note.key)
    this.desk.drawNow()
  }

  // Pressing what is pressed already changes nothing, so that two quick presses are as one.
  does(name, act) {
    if (this[name].getAttribute("aria-pressed") === "true") return
    this.desk[act](this.note)
    this.desk.drawNow()
  }

  draw(note, state) {
    const {words, lead} = this.desk.data, short = shortened(note.text)
    Object.assign(this, {note, state})
    this.tick.checked = this.desk.selected.has(note.key)
    write(this.text, note.text)
    write(this.from, [note.table, words[note.field], words[`state_${state}`]].join(" · "))
    this.element.className = `note ${state}`
    const told = note.signs.map(sign => fill(words[`sign_${sign.looks}`], {words: sign.words}))
    if ([...this.signs.children].map(one => one.textContent).join("\n") !== told.join("\n"))
      this.signs.replaceChildren(...told.map(text => make("li", {}, text)))
    this.signs.hidden = !told.length
    for (const [button, name, pressed] of [[this.release, "release", "released"], [this.hold, "hold", "held"]]) {
      write(button, words[name])
      button.setAttribute("aria-label", fill(words[`${name}_note`], {text: short}))
      button.setAttribute("aria-pressed", String(state === pressed))
    }
    this.quoting.hidden = !lead || state !== "held"
    write(this.quoteText, words.report)
    this.quote.setAttribute("aria-label", fill(words.report_note, {text: short}))
    this.quote.checked = this.desk.answered.choices[`report-${note.key}`] === `yes-${note.stamp}`
  }

  controls() { return Object.fromEntries(CONTROLS.map(name => [name, this[name]])) }

  control(element) { return CONTROLS.find(name => this[name] === element) }
}

function shortened(text) { return text.length > 50 ? `${text.slice(0, 47)}…` : text }
