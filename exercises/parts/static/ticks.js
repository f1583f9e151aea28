// Ticks: things of a party's own, each with a box to tick, which every device of the party sees and may change.
//
// data = {live, activity, party, words, locked, ticks: [{heading}, {id, choice, text, about}]}
//
// A tick is the choice of `choice` in the question `id`, and no tick is none. Where another choice stands there, the thing has
// changed since it was ticked: that counts as no tick, and says so.

import {Box, Fate, ofParty} from "./box.js"
import {fill, lasting, make, write} from "./pieces.js"

class Ticks extends Box {
  constructor(parentElement, data) { super(parentElement, data, "ticks") }

  asked() { return this.data.ticks }
  nameOf({heading, id, choice}) { return heading ?? `${id} ${choice}` }
  newField(told) { return told.heading ? new Group(told.heading) : new Tick(this, told) }

  draw() {
    super.draw()
    if (!this.count) this.root.append((this.count = make("p", {class: "ticked"})))
    const all = this.data.ticks.filter(({id}) => id), {choices} = this.answer()
    const ticked = all.filter(({id, choice}) => choices[id] === choice).length
    write(this.count, fill(this.data.words.ticked, {n: ticked, of: all.length}))
  }
}

class Group {
  constructor(heading) { this.element = make("h3", {}, heading) }
  draw() {}
  sendAll() {}
  watchUnsent() {}
}

class Tick {
  constructor(box, told) {
    Object.assign(this, {box, told, fate: new Fate(box, told.id)})
    const name = `tick-${told.id}`
    this.text = make("blockquote", {id: `${name}-text`})
    this.about = make("p", {class: "about"})
    this.label = make("span", {id: `${name}-label`})
    this.ticked = make("input", {type: "checkbox", "aria-labelledby": `${name}-label ${name}-text`})
    this.ticked.onclick = event => { if (box.data.locked) event.preventDefault() }
    this.ticked.onchange = () => this.choose()
    this.again = make("p", {class: "again"})
    this.element = make("div", {class: "tickable"}, this.about, this.text, make("label", {class: "tick"}, this.ticked, this.label),
      this.again, this.fate.element)
  }

  choose() {
    const {id, choice} = this.told
    this.box.say({kind: "choose", question: id, choice: this.ticked.checked ? choice : null})
  }

  draw({choices}) {
    const {id, choice, text, about} = this.told, chosen = choices[id] ?? null, {words, locked} = this.box.data
    write(this.about, about)
    write(this.text, text)
    write(this.label, words.tick)
    this.ticked.checked = chosen === choice
    this.ticked.setAttribute("aria-disabled", String(Boolean(locked)))
    write(this.again, chosen && chosen !== choice ? words.again : "")
    this.fate.draw()
  }

  sendAll() {}
  watchUnsent() {}
}

export default lasting(Ticks, ofParty)
