// The writing box: whatever a table writes, in boxes that every device of the table shares.
//
// What is typed is sent after a pause and on leaving, always with the server's revision that it was typed over (`base`).
// The server never merges by guesswork: what was typed over an older revision is kept beside the text, under the device that
// wrote it, and this box offers to put the two together. A box with words of its own that the server has not yet taken in
// keeps them on the screen whatever arrives meanwhile; only a box at rest takes what another device wrote.

import {open} from "./live.js"
import {arrange, fill, lasting, make, root} from "./pieces.js"
import {after} from "./writing-acts.js"
import {AboutCards, ChoiceCard, Risks, WouldMove} from "./writing-cards.js"
import {ListField, TextField} from "./writing-fields.js"
import {LINGER} from "./writing-note.js"

const SORTS = {text: TextField, list: ListField, about_cards: AboutCards, risks: Risks, choice_card: ChoiceCard, would_move: WouldMove}
const NOTHING = {notes: [], risks: {}, argued: null, elsewhere: []}

class WritingBox {
  constructor(parentElement, data) {
    Object.assign(this, {data, held: null, was: [], lingering: [], fields: new Map()})
    this.live = open(data.live)
    this.root = root(parentElement, "writing")
    this.list = make("div", {class: "fields"})
    this.speech = make("p", {class: "speech", role: "status"})
    this.root.replaceChildren(this.list, this.speech)
    this.stops = [
      this.live.show(`table/${data.activity}`, held => { this.held = held; this.follow() }),
      this.live.watch(() => this.follow()),
    ]
    this.leaving = event => { if (event.type === "pagehide" || document.hidden) this.sendAll() }
    window.addEventListener("pagehide", this.leaving)
    document.addEventListener("visibilitychange", this.leaving)
    const ticking = setInterval(() => this.watchUnsent(), 500)
    this.stops.push(() => clearInterval(ticking))
  }

  leave() {
    this.sendAll()
    for (const stop of this.stops) stop()
    window.removeEventListener("pagehide", this.leaving)
    document.removeEventListener("visibilitychange", this.leaving)
  }

  told(data) {
    if (data.locked && !this.data.locked) this.sendAll()
    this.data = data
    const wanted = data.fields.map(field => this.field(field))
    for (const [name, old] of this.fields) if (!wanted.includes(old)) { old.sendAll(); this.fields.delete(name) }
    arrange(this.list, wanted.map(field => field.element))
    this.draw()
  }

  field(told) {
    const name = `${told.sort} ${told.field}`
    const field = this.fields.get(name) ?? new SORTS[told.sort](this, told)
    this.fields.set(name, field)
    field.told = told
    return field
  }

  say(act) { this.live.act(this.data.activity, "table", act) }

  waiting() { return this.live.waiting(this.data.activity, "table") }

  // An act that was answered a moment before the state it led to arrives is still counted in, or the screen would flicker.
  follow() {
    const now = this.waiting(), revision = this.held?.revision ?? null
    this.lingering = this.lingering.filter(at => at.revision === revision && at.until > Date.now())
    for (const act of this.was)
      if (!now.includes(act)) { this.lingering.push({act, revision, until: Date.now() + LINGER}); this.again(LINGER + 20) }
    this.was = now
    this.draw()
  }

  again(wait) { setTimeout(() => this.root.isConnected && this.follow(), wait) }

  real() { return {...NOTHING, ...this.held?.body.answer} }

  answer() { return [...this.lingering.map(at => at.act), ...this.waiting()].reduce(after, this.real()) }

  draw() {
    const answer = this.answer(), real = this.real()
    for (const field of this.fields.values()) field.draw(answer, real)
  }

  sendAll() { for (const field of this.fields.values()) field.sendAll() }

  watchUnsent() { for (const field of this.fields.values()) field.watchUnsent() }

  aloud(text) { if (this.speech.textContent !== text) this.speech.textContent = text }

  label(id) {
    const card = this.data.cards.find(card => card.id === id)
    return card ? fill(this.data.words.card, {letter: card.letter, name: card.short_name}) : id
  }
}

export default lasting(WritingBox, ({live, activity}) => `${live} ${activity}`)
