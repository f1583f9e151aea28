// The fields of a writing box that speak about cards: reasons, risks, the card most argued about, who would move a card.

import {arrange, fill, make, write} from "./pieces.js"
import {Field} from "./writing-fields.js"

const RISKIEST = 3, MOST_PEOPLE = 99
const BEARERS = ["individuals", "service providers", "communities"]
const LIKELIHOODS = ["unlikely", "possible", "likely"], SEVERITIES = ["slight", "serious", "grave"]

// Fields where one picks a card first: a select and a button at the foot.
class CardField extends Field {
  build() {
    this.pick = make("select", {id: `pick-${this.told.sort}-${this.told.field}`})
    this.pickLabel = make("label", {htmlFor: this.pick.id})
    this.adding = make("button", {type: "button", class: "add"})
    this.adding.onclick = () => this.pick.value && this.begin(this.pick.value)
    this.list = make("ul", {role: "list"})
    this.picking = make("div", {class: "picking"}, this.pickLabel, this.pick, this.adding)
    this.body.append(this.list)
  }

  get most() { return this.told.most ?? 60 }

  begin(card) {
    const note = this.note(this.idFor(card), {card})
    note.gone = false
    this.pick.value = ""
    this.box.draw()
    note.area.focus()
  }

  furnish(note) {
    note.off = make("button", {type: "button", class: "remove"})
    note.off.onclick = () => this.takeAway(note, this.shown)
    note.title = make("label", {htmlFor: `note-${note.id}`, class: "about"})
    note.more = make("div", {class: "more"})
    note.row = make("li", {}, make("div", {class: "above"}, note.title, note.off), note.element, note.more)
  }

  show(answer, real) {
    const shown = this.shown = this.inDeck(this.standing(answer))
    this.hearAll(answer, real)
    for (const note of shown) {
      write(note.title, this.box.label(note.card))
      write(note.off, this.words.remove_short)
      note.off.setAttribute("aria-label", fill(this.words.remove_about, {card: this.box.label(note.card)}))
      note.off.hidden = this.locked
      note.area.placeholder = this.told.placeholder ?? ""
      note.area.setAttribute("aria-describedby", this.help.id)
      this.dressRow(note, answer)
    }
    arrange(this.list, shown.map(note => note.row))
    this.list.hidden = !shown.length
    write(this.pickLabel, this.words.pick)
    write(this.adding, this.words[this.addWord])
    const free = this.free(shown)
    choices(this.pick, [["", this.words.choose], ...free.map(card => [card.id, this.box.label(card.id)])])
    this.picking.hidden = this.locked || !free.length || shown.length >= this.most
    arrange(this.foot, [this.undo(), this.picking])
  }

  inDeck(notes) {
    const place = note => this.box.data.cards.findIndex(card => card.id === note.card)
    return notes.map((note, at) => [note, at]).sort(([a, i], [b, j]) => place(a) - place(b) || i - j).map(([note]) => note)
  }

  dressRow() {}
}

export class AboutCards extends CardField {
  get addWord() { return "write_about" }

  idFor(card) { return `${this.told.field}-${card}` }

  free(shown) { return this.box.data.cards.filter(card => !shown.some(note => note.card === card.id)) }

}

export class Risks extends CardField {
  get addWord() { return "add_risk" }

  // `most` is the risks of one card.
  get most() { return Infinity }

  free(shown) {
    const most = this.told.most ?? 2
    return this.box.data.cards.filter(card => shown.filter(note => note.card === card.id).length < most)
  }

  furnish(note) {
    super.furnish(note)
    const name = `risk-${note.id}`
    note.ticks = BEARERS.map((bearer, at) => make("input", {type: "checkbox", value: bearer, id: `${name}-${at}`}))
    note.tickWords = note.ticks.map(tick => make("span"))
    note.who = make("legend", {})
    note.likelihood = make("select", {id: `${name}-likelihood`})
    note.severity = make("select", {id: `${name}-severity`})
    note.likelihoodLabel = make("label", {htmlFor: note.likelihood.id})
    note.severityLabel = make("label", {htmlFor: note.severity.id})
    note.riskiest = make("button", {type: "button", class: "riskiest"})
    note.weighing = make("div", {class: "weighing"}, make("div", {}, note.likelihoodLabel, note.likelihood),
      make("div", {}, note.severityLabel, note.severity))
    note.more.append(make("fieldset", {}, note.who, ...note.ticks.map((tick, at) => make("label", {class: "tick"}, tick, note.tickWords[at]))),
      note.riskiest, note.weighing)
    for (const part of [...note.ticks, note.likelihood, note.severity]) part.onchange = () => this.weigh(note)
    note.riskiest.onclick = () => this.mark(note)
  }

  weigh(note, {likelihood, severity} = {likelihood: note.likelihood.value, severity: note.severity.value}) {
    const bearers = note.ticks.filter(tick => tick.checked).map(tick => tick.value)
    note.send()
    this.box.say({kind: "weigh", note: note.id, bearers, likelihood: likelihood || null, severity: severity || null})
  }

  // One of the three riskiest, or (pressed again) not.
  mark(note) {
    const on = !this.weighed(note)
    note.opened = on
    if (on) this.box.draw()
    else this.weigh(note, {likelihood: null, severity: null})
    on ? note.likelihood.focus({preventScroll: true}) : note.riskiest.focus({preventScroll: true})
  }

  weighed(note) {
    const said = this.said?.[note.id]
    return Boolean(note.opened || said?.likelihood || said?.severity)
  }

  dressRow(note, answer) {
    const {words} = this, said = (this.said = answer.risks)[note.id] ?? {bearers: []}
    const about = this.box.label(note.card)
    write(note.who, words.who_bears)
    note.ticks.forEach((tick, at) => {
      tick.checked = said.bearers.includes(tick.value)
      tick.disabled = this.locked
      write(note.tickWords[at], words[`bearer_${tick.value.replace(" ", "_")}`])
    })
    const open = this.weighed(note), weighed = this.shown.filter(other => this.weighed(other)).length
    note.weighing.hidden = !open
    note.riskiest.setAttribute("aria-pressed", String(open))
    write(note.riskiest, words.one_of_three)
    note.riskiest.hidden = this.locked || (!open && weighed >= RISKIEST)
    note.riskiest.setAttribute("aria-label", `${words.one_of_three}: ${about}`)
    for (const [select, label, name, levels] of [[note.likelihood, note.likelihoodLabel, "likelihood", LIKELIHOODS], [note.severity, note.severityLabel, "severity", SEVERITIES]]) {
      write(label, words[name])
      choices(select, [["", words.not_said], ...levels.map(level => [level, words[level]])])
      select.value = said[name] ?? ""
      select.disabled = this.locked
    }
  }
}

export class ChoiceCard extends Field {
  heading(name) { return make("label", {htmlFor: `choice-${this.told.field}`, id: name}) }

  build() {
    this.select = make("select", {id: `choice-${this.told.field}`, "aria-describedby": this.help.id})
    this.select.onchange = () => this.box.say({kind: "argue", card: this.select.value || null})
    this.body.append(this.select)
  }

  show(answer) {
    choices(this.select, [["", this.words.no_card], ...this.box.data.cards.map(card => [card.id, this.box.label(card.id)])])
    this.select.value = answer.argued ?? ""
    this.select.disabled = this.locked
  }
}

// How many at the table would put a card further up or down: one row a card and direction, without names.
export class WouldMove extends Field {
  build() {
    const name = `move-${this.told.field}`
    this.rows = new Map()
    this.list = make("ul", {role: "list"})
    this.card = make("select", {id: `${name}-card`})
    this.way = make("select", {id: `${name}-way`})
    this.people = make("input", {type: "number", id: `${name}-people`, min: 1, max: MOST_PEOPLE, value: "1", inputMode: "numeric"})
    this.adding = make("button", {type: "button", class: "add"})
    this.labels = [this.card, this.way, this.people].map(part => make("label", {htmlFor: part.id}))
    this.picking = make("div", {class: "picking moving"},
      ...[this.card, this.way, this.people].map((part, at) => make("div", {}, this.labels[at], part)), this.adding)
    this.adding.onclick = () => this.add()
    this.people.onkeydown = event => { if (event.key === "Enter") this.add() }
    this.body.append(this.list)
    this.foot.append(this.picking)
  }

  add() {
    const people = whole(this.people.value), card = this.card.value, way = this.way.value
    if (!card) return this.card.focus()
    if (!people) return this.people.focus()
    this.box.say({kind: "would_move", card, way, people})
    this.card.value = ""
    this.people.value = "1"
    this.card.focus({preventScroll: true})
  }

  row({card, way}) {
    const key = `${way} ${card}`
    if (!this.rows.has(key)) this.rows.set(key, this.newRow(key, card, way))
    return this.rows.get(key)
  }

  newRow(key, card, way) {
    const row = {said: make("label", {htmlFor: `people-${way}-${card}`}), off: make("button", {type: "button", class: "remove"}),
      people: make("input", {type: "number", id: `people-${way}-${card}`, min: 1, max: MOST_PEOPLE, inputMode: "numeric"})}
    row.element = make("li", {}, row.said, row.people, row.off)
    row.people.onchange = () => {
      const people = whole(row.people.value)
      people ? this.box.say({kind: "would_move", card, way, people}) : (row.people.value = row.stands)
    }
    row.off.onclick = () => {
      this.box.say({kind: "would_move", card, way, people: 0})
      this.card.focus({preventScroll: true})
    }
    return row
  }

  show(answer) {
    const {words} = this, root = this.element.getRootNode()
    const place = said => this.box.data.cards.findIndex(card => card.id === said.card) * 2 + (said.way === "down")
    const counts = [...answer.elsewhere].sort((a, b) => place(a) - place(b))
    arrange(this.list, counts.map(said => this.row(said).element))
    this.list.hidden = !counts.length
    for (const said of counts) {
      const row = this.row(said)
      write(row.said, fill(words[`would_${said.way}`], {card: this.box.label(said.card)}))
      write(row.off, words.remove_short)
      row.off.setAttribute("aria-label", fill(words.remove_about, {card: this.box.label(said.card)}))
      if (root.activeElement !== row.people || row.people.value === String(row.stands)) row.people.value = said.people
      row.stands = said.people
      row.people.disabled = this.locked
      row.off.hidden = this.locked
    }
    this.labels.forEach((label, at) => write(label, [words.card_label, words.way_label, words.people_label][at]))
    choices(this.card, [["", words.choose], ...this.box.data.cards.map(card => [card.id, this.box.label(card.id)])])
    choices(this.way, [["up", words.further_up], ["down", words.further_down]])
    write(this.adding, words.add_count)
    this.picking.hidden = this.locked
  }

  showState() { write(this.state, "") }
}

function whole(value) {
  const number = Number(value)
  return Number.isInteger(number) && number >= 1 && number <= MOST_PEOPLE ? number : 0
}

function choices(select, wanted) {
  if (wanted.length === select.options.length && wanted.every(([value, text], at) =>
    select.options[at].value === value && select.options[at].textContent === text)) return
  const value = select.value
  select.replaceChildren(...wanted.map(([value, text]) => make("option", {value}, text)))
  select.value = wanted.some(([one]) => one === value) ? value : wanted[0][0]
}
