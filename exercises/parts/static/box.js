// A box: what a party says in an activity, as the server last said it with the acts still on their way applied, so that each
// act shows at once and survives a lost connection. writing.js and choices.js are boxes, and say what fields they have.
//
// A field has `element`, `told` (what it was last told of itself), `draw(answer, real)`, `sendAll()` and `watchUnsent()`;
// `answer` is what is shown, `real` what the server holds.

import {open} from "./live.js"
import {arrange, fill, make, root, write} from "./pieces.js"
import {after} from "./writing-acts.js"
import {LINGER} from "./writing-note.js"

const NOTHING = {notes: [], choices: {}, risks: {}, argued: null, elsewhere: []}

export class Box {
  constructor(parentElement, data, name) {
    Object.assign(this, {data, held: null, was: [], lingering: [], fields: new Map()})
    this.live = open(data.live)
    this.root = root(parentElement, name)
    this.list = make("div", {class: "fields"})
    this.speech = make("p", {class: "speech", role: "status"})
    this.root.replaceChildren(this.list, this.speech)
    this.stops = [
      this.live.show(`${data.party}/${data.activity}`, held => { this.held = held; this.follow() }),
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
    const before = [...this.fields.values()]
    this.furnish()
    const here = [...this.fields.values()], gone = before.some(field => !here.includes(field))
    this.behind ||= gone && this.waiting().length > 0
    this.draw()
  }

  furnish() {
    const wanted = this.asked().map(told => this.field(told))
    for (const [name, old] of this.fields) if (!wanted.includes(old)) { old.sendAll(); this.fields.delete(name) }
    arrange(this.list, wanted.map(field => field.element))
  }

  field(told) {
    const name = this.nameOf(told), field = this.fields.get(name) ?? this.newField(told)
    this.fields.set(name, field)
    field.told = told
    return field
  }

  say(act) { this.live.act(this.data.activity, this.data.party, act) }

  waiting() { return this.live.waiting(this.data.activity, this.data.party) }

  // What became of an act that was not taken in, {late} or {refused: why}; nothing for any other.
  turnedDown(act) {
    const {late, refused} = this.live.state(), turned = refused.find(said => said.act === act)
    return turned ? {refused: turned.why} : late.some(said => said.act === act) ? {late: true} : null
  }

  // An act that was taken in a moment before the state it led to arrives is still counted in, or the screen would flicker.
  follow() {
    const now = this.waiting(), revision = this.held?.revision ?? null
    this.lingering = this.lingering.filter(at => at.revision === revision && at.until > Date.now())
    for (const act of this.was)
      if (!now.includes(act) && !this.turnedDown(act)) {
        this.lingering.push({act, revision, until: Date.now() + LINGER})
        this.again(LINGER + 20)
      }
    this.was = now
    this.draw()
    this.catchUp(now)
  }

  // What was still being typed into a field that went away is not in what Streamlit has drawn: once it is kept, it draws again.
  catchUp(waiting) {
    if (!this.behind || waiting.length) return
    this.behind = false
    this.trigger("changed", Date.now())
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
}

// What became of the last change of a question that was made here: where it was not counted or not taken in, that is said, until
// another is made.
export class Fate {
  constructor(box, question) {
    Object.assign(this, {box, question, mine: null})
    this.element = make("p", {class: "fate empty", role: "status"})
  }

  // Whether the last change has just been turned down, so that what stands is what stood before.
  draw() {
    const waiting = this.box.waiting().findLast(act => act.kind === "choose" && act.question === this.question)
    if (waiting) {
      this.mine = waiting
      write(this.element, "")
      return false
    }
    const turned = this.mine && this.box.turnedDown(this.mine), {words} = this.box.data
    this.mine = null
    if (turned) write(this.element, turned.late ? words.late : fill(words.refused, {why: turned.refused}))
    return Boolean(turned)
  }
}

// A box stands for one party in one activity.
export const ofParty = ({live, activity, party}) => `${live} ${activity} ${party}`
