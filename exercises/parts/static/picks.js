// Marking: the themes as the desk has them now, each with its notes, of which a table marks up to three, in no order. What the desk
// changes while tables choose arrives here: a mark on a theme that was merged into another stands on the other.
//
// data = {live, activity, party: "table", part, words, locked}. The themes come down `offered/ACTIVITY`:
//   {themes: [{id, name, was: [ids merged into it], opportunity: [texts], challenge: [texts]}]}

import {Box, ofParty} from "./box.js"
import {arrange, fill, lasting, make, write} from "./pieces.js"

const MOST = 3, FIELDS = ["opportunity", "challenge"]

class Picks extends Box {
  constructor(parentElement, data) {
    super(parentElement, data, "picks")
    Object.assign(this, {cards: new Map(), mine: []})
    this.count = make("p", {class: "count-marked"})
    this.fate = make("p", {class: "fate empty", role: "status"})
    this.none = make("p", {})
    this.grid = make("ul", {class: "picks", role: "list"})
    this.list.replaceWith(make("div", {class: "line"}, this.count, this.fate), this.none, this.grid)
    this.stops.push(this.live.show(`offered/${data.activity}`, ({body}) => { this.themes = body.themes; this.draw() }))
  }

  told(data) {
    this.data = data
    this.draw()
  }

  marked({id, was}, choices) { return [id, ...was].filter(one => choices[one] === "yes") }

  get finished() {
    return this.waiting().filter(act => act.part === this.data.part).reduce((finished, act) =>
      act.kind === "finish" ? true : act.kind === "go_back" ? false : finished, Boolean(this.held?.body.doing?.finished))
  }

  get locked() { return this.data.locked || this.finished }

  choose(theme, choice) {
    const act = {kind: "choose", question: theme, choice}
    this.mine.push(act)
    this.say(act)
  }

  mark(theme, on) {
    const {choices} = this.answer()
    this.why = ""
    if (!on) for (const id of this.marked(theme, choices)) this.choose(id, null)
    else if (this.mayMark(theme, choices)) {
      if (Object.keys(choices).length >= MOST) for (const id of this.spare(choices)) this.choose(id, null)
      this.choose(theme.id, "yes")
    }
    this.draw()
  }

  mayMark(theme, choices) {
    return !this.locked && (this.marked(theme, choices).length > 0 || this.themes.filter(one => this.marked(one, choices).length).length < MOST)
  }

  // Marks that stand for nothing: on a theme that is gone, or a second time on one that others were merged into.
  spare(choices) {
    const kept = this.themes.map(theme => this.marked(theme, choices)[0])
    return Object.keys(choices).filter(id => !kept.includes(id))
  }

  draw() {
    if (!this.grid) return
    const {words} = this.data, {choices} = this.answer(), themes = this.themes ?? []
    this.judge()
    const n = themes.filter(theme => this.marked(theme, choices).length).length
    write(this.count, themes.length ? fill(words.marked, {n}) : "")
    write(this.fate, this.why || (this.finished && !this.data.locked ? words.finished : n >= MOST && !this.locked ? words.full : ""))
    write(this.none, themes.length ? "" : words.nothing)
    for (const id of this.cards.keys()) if (!themes.some(theme => theme.id === id)) this.cards.delete(id)
    const cards = themes.map(theme => this.card(theme))
    arrange(this.grid, cards.map(card => card.element))
    cards.forEach((card, at) => card.draw(themes[at], choices))
  }

  judge() {
    const waiting = this.waiting()
    for (const act of this.mine.filter(one => !waiting.includes(one))) {
      const turned = this.turnedDown(act)
      if (turned) this.why = turned.late ? this.data.words.late : fill(this.data.words.refused, {why: turned.refused})
    }
    this.mine = this.mine.filter(one => waiting.includes(one))
  }

  card(theme) {
    if (!this.cards.has(theme.id)) this.cards.set(theme.id, new Card(this))
    return this.cards.get(theme.id)
  }
}

class Card {
  constructor(box) {
    this.box = box
    this.tick = make("input", {type: "checkbox"})
    this.tick.onclick = event => { if (this.tick.getAttribute("aria-disabled") === "true") event.preventDefault() }
    this.tick.onchange = () => box.mark(this.theme, this.tick.checked)
    this.name = make("span", {class: "name"})
    this.notes = make("div", {class: "notes"})
    this.element = make("li", {class: "pick"}, make("label", {class: "tick"}, this.tick, this.name), this.notes)
  }

  draw(theme, choices) {
    this.theme = theme
    this.tick.checked = this.box.marked(theme, choices).length > 0
    this.tick.setAttribute("aria-disabled", String(this.box.locked || !this.box.mayMark(theme, choices)))
    this.element.classList.toggle("marked", this.tick.checked)
    write(this.name, theme.name)
    this.drawNotes(theme)
  }

  drawNotes(theme) {
    const {words} = this.box.data, told = JSON.stringify(FIELDS.map(field => theme[field]))
    if (this.told === told) return
    this.told = told
    const lists = FIELDS.filter(field => theme[field].length).flatMap(field => [
      make("p", {class: "field-name"}, words[field]), make("ul", {role: "list"}, ...theme[field].map(text => make("li", {}, text)))])
    this.notes.replaceChildren(...(lists.length ? lists : [make("p", {class: "quiet"}, words.no_notes)]))
  }
}

export default lasting(Picks, ofParty)
