// The fields of a writing box that hold notes as such: one text, or a list that can be added to and put in order.

import {arrange, fill, make, write} from "./pieces.js"
import {Note} from "./writing-note.js"

const UNSENT_SEEN = 2000, UNSENT_SAID = 5000

// A field's name among its neighbours: two may hold notes of the same name, about different things.
export const nameOf = ({sort, field, card, note}) => [sort, field, card, note].filter(Boolean).join("-")

// What every sort of field has: its label, its help, and in words whether it is saved.
export class Field {
  constructor(box, told) {
    Object.assign(this, {box, told, notes: new Map(), removed: new Set()})
    const name = `field-${nameOf(told)}`
    this.title = this.heading(name)
    this.help = make("p", {class: "help", id: `${name}-help`})
    this.body = make("div", {class: "body"})
    this.foot = make("div", {class: "foot"})
    this.state = make("p", {class: "state"})
    this.element = make("section", {class: `field ${told.sort}${told.short ? " short" : ""}`}, this.title, this.help, this.body, this.foot, this.state)
    if (this.title.tagName !== "LABEL") this.element.setAttribute("aria-labelledby", (this.title.id = name))
    this.build()
  }

  heading() { return make("h3", {}) }
  build() {}
  get words() { return this.box.data.words }
  get locked() { return Boolean(this.box.data.locked) }

  draw(answer, real) {
    write(this.title, this.told.label)
    write(this.help, this.told.help)
    this.real = real
    this.show(answer, real)
    this.showState()
  }

  note(id, settings) {
    if (!this.notes.has(id)) {
      const note = new Note(this, id, {card: this.told.card ?? null, ...settings})
      this.notes.set(id, note)
      this.furnish(note)
    }
    return this.notes.get(id)
  }

  furnish() {}
  idFor() { return newId() }

  // The notes of this field in order: the server's, and those here that it does not have (yet, or any more).
  standing(answer) {
    const theirs = answer.notes.filter(note => this.belongs(note))
    const ids = theirs.map(note => note.id)
    for (const {id, card} of theirs) {
      if (this.notes.get(id)?.gone) this.forget(this.notes.get(id))
      this.note(id, {card})
    }
    for (const [id, note] of this.notes) {
      if (ids.includes(id)) continue
      if (note.gone || !(note.busy || (note.fresh && !(note.spare && ids.length && !note.focused)))) { this.forget(note); continue }
      const at = note.behind ? ids.indexOf(note.behind) + 1 : 0
      ids.splice(at || ids.length, 0, id)
    }
    return ids.filter(id => !this.notes.get(id).gone).map(id => this.notes.get(id))
  }

  belongs({field, card}) { return field === this.told.field && (this.told.card ?? card) === card }

  forget(note) {
    clearTimeout(note.timer)
    note.gone = true
    this.notes.delete(note.id)
  }

  hearAll(answer, real) {
    for (const note of this.notes.values())
      note.hear(answer.notes.find(one => one.id === note.id), real.notes.find(one => one.id === note.id))
  }

  sendAll() { for (const note of this.notes.values()) note.send(true) }

  // Remove a note: the focus goes to the one that takes its place, and until the next change it can be put back.
  takeAway(note, shown) {
    if (note.off.getAttribute("aria-disabled") === "true" || this.locked) return
    const at = shown.indexOf(note), next = shown[at + 1] ?? shown[at - 1]
    this.lost = note.blank ? null : {text: note.area.value, card: note.card, weighed: this.real?.risks?.[note.id]}
    note.remove()
    this.box.draw()
    ;(next?.area ?? this.adding)?.focus({preventScroll: true})
  }

  putBack() {
    const {text, card, weighed} = this.lost
    this.lost = null
    const note = this.note(this.idFor(card), {card})
    note.area.value = text
    note.send()
    if (weighed) this.box.say({kind: "weigh", note: note.id, ...weighed})
    this.box.draw()
    note.area.focus({preventScroll: true})
  }

  undo() {
    this.lostLine ??= make("p", {class: "lost"}, this.lostText = make("span", {}),
      this.lostButton = make("button", {type: "button"}))
    this.lostButton.onclick = () => this.putBack()
    this.lostLine.hidden = !this.lost || this.locked
    if (this.lost) write(this.lostText, fill(this.words.taken_away, {text: shortened(this.lost.text)}))
    write(this.lostButton, this.words.put_back)
    return this.lostLine
  }

  // Quiet: nothing while one types, "not sent yet" only when it takes long, and spoken only when it takes longer.
  showState() {
    const notes = [...this.notes.values()], why = notes.find(note => note.why)?.why
    const unsent = notes.some(note => note.unsent || note.sent)
    if (unsent) this.unsentSince ??= Date.now()
    else if (this.unsentSince) {
      if (this.spoken && !why) this.box.aloud(fill(this.words.saved_aloud, {field: this.told.label}))
      this.unsentSince = this.spoken = null
    }
    const late = unsent && Date.now() - this.unsentSince >= UNSENT_SEEN
    const saved = notes.some(note => !note.fresh && !note.blank)
    write(this.state, why || (late ? this.words.not_sent : unsent ? " " : saved ? this.words.saved : ""))
    this.state.classList.toggle("late", Boolean(late || why))
    this.state.hidden = false
  }

  watchUnsent() {
    if (!this.unsentSince) return
    if (Date.now() - this.unsentSince >= UNSENT_SAID && !this.spoken) {
      this.spoken = true
      this.box.aloud(fill(this.words.not_sent_aloud, {field: this.told.label}))
    }
    this.showState()
  }
}

export class TextField extends Field {
  heading(name) { return make("label", {htmlFor: `note-${this.id}`, id: name}) }

  // One text has one note, named for its field, and for what it is about.
  get id() {
    const {note, field, card} = this.told
    return note ?? (card ? `${field}-${card}` : field)
  }

  get rows() { return this.told.short ? 1 : 3 }

  show(answer, real) {
    const note = this.note(this.id)
    note.fresh = !real.notes.some(one => one.id === note.id)
    note.area.placeholder = this.told.placeholder ?? ""
    note.area.setAttribute("aria-describedby", this.help.id)
    this.hearAll(answer, real)
    arrange(this.body, [note.element])
    if (this.told.begun && !this.begun) reach(note)
    this.begun = true
  }
}

export class ListField extends Field {
  build() {
    this.adding = make("button", {type: "button", class: "add"})
    this.adding.onclick = () => this.add(null)
    this.full = make("p", {class: "full"})
    this.list = make("ol", {role: "list"})
    this.body.append(this.list)
    this.foot.append(this.adding, this.full)
  }

  get most() { return this.told.most ?? 10 }

  furnish(note) {
    const step = (name, sign) => make("button", {type: "button", class: `step ${name}`, "aria-describedby": `note-${note.id}`}, sign)
    note.up = step("up", "↑")
    note.down = step("down", "↓")
    note.off = step("off", "×")
    note.number = make("span", {class: "number", "aria-hidden": "true"})
    note.row = make("li", {}, note.number, note.element, make("div", {class: "steps"}, note.up, note.down, note.off))
    note.up.onclick = () => this.move(note, -1)
    note.down.onclick = () => this.move(note, 1)
    note.off.onclick = () => this.takeAway(note, this.shown)
    note.area.onkeydown = event => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.altKey || event.ctrlKey) return
      event.preventDefault()
      this.add(note)
    }
  }

  // A new box after `note` (null: at the end), or the empty one that is there already.
  add(note) {
    if (this.locked) return
    const shown = this.shown, at = note ? shown.indexOf(note) + 1 : shown.length
    const ready = note ? shown[at] : shown[at - 1]
    if (ready?.blank) return ready.area.focus()
    if (shown.length >= this.most) return this.box.aloud(fill(this.words.at_most, {most: this.most}))
    note?.send()
    const fresh = this.note(newId(), {behind: (note ?? shown.at(-1))?.id ?? null})
    this.box.draw()
    fresh.area.focus()
  }

  keepBehind(note) {
    const theirs = this.box.answer().notes.filter(one => this.belongs(one) && one.id !== note.id)
    if (theirs.some(one => one.id === note.behind) && theirs.at(-1).id !== note.behind)
      this.box.say({kind: "move_note", note: note.id, after: note.behind})
  }

  move(note, by) {
    const at = this.shown.indexOf(note), others = this.shown.filter(one => one !== note)
    if (at + by < 0 || at + by >= this.shown.length || this.locked) return
    this.sendAll()
    note.behind = others.slice(0, at + by).filter(one => !one.fresh || one.sent).at(-1)?.id ?? null
    this.box.say({kind: "move_note", note: note.id, after: note.behind})
    this.box.draw()
    this.box.aloud(fill(this.words.moved, {n: this.shown.indexOf(note) + 1, of: this.shown.length}))
  }

  show(answer, real) {
    let shown = this.standing(answer)
    if (!shown.length) shown = [this.note(newId(), {spare: true})]
    this.hearAll(answer, real)
    this.shown = shown
    shown.forEach((note, at) => this.dressRow(note, at, shown.length))
    arrange(this.list, shown.map(note => note.row))
    const full = shown.length >= this.most
    write(this.adding, this.words.add)
    this.adding.hidden = this.locked || full
    write(this.full, full && !this.locked ? fill(this.words.at_most, {most: this.most}) : "")
    arrange(this.foot, [this.undo(), this.adding, this.full])
  }

  dressRow(note, at, of) {
    const {words} = this
    write(note.number, `${at + 1}`)
    note.area.setAttribute("aria-label", fill(words.nth, {label: this.told.label, n: at + 1}))
    note.area.setAttribute("aria-describedby", this.help.id)
    note.area.placeholder = this.told.placeholder ?? ""
    for (const [button, name, end] of [[note.up, "up", at === 0], [note.down, "down", at === of - 1], [note.off, "remove", of === 1 && note.blank]]) {
      button.setAttribute("aria-label", fill(words[name], {n: at + 1}))
      button.setAttribute("aria-disabled", String(end))
      button.hidden = this.locked
    }
  }
}

// Put the focus into a note's box, as soon as the box is there to be seen.
function reach(note, tries = 40) {
  note.area.focus()
  if (!note.focused && tries) setTimeout(() => reach(note, tries - 1), 50)
}

// crypto.randomUUID is missing where the page comes over plain http from a laptop in the room.
function newId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(8)), byte => byte.toString(16).padStart(2, "0")).join("")
}

function shortened(text) { return text.length > 60 ? `${text.slice(0, 57)}…` : text }
