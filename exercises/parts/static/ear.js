// The ear: tells Streamlit that a topic has changed, so that what Python draws is drawn again. At most
// once in `pace` milliseconds, and always with the newest revision at last. `patience` milliseconds are given to a drawing that
// is under way already, such as the one that follows a press on this very page. Every `again` milliseconds it asks anyway, for
// what changes by the clock alone. With `of` it hears only what changes the shape of an answer: the fields named there, which
// notes there are, and the texts of the notes of the fields `texts`; whoever types elsewhere draws nothing anew. Once the link opens
// nothing any more, the page is drawn a last time, which says so.
//
// With `words` it shows a line where the connection is lost, and offers to load a page again that is from before an upgrade; without
// them nothing, for pages that have a piece which says so.

import {open} from "./live.js"
import {lasting, make, root, write} from "./pieces.js"

const HESITATION = 3000, A_PRESS = 2000, LOOK_AGAIN = 100

// A press is lost where the page takes its button away between down and up. So nothing is asked for meanwhile.
let down = -Infinity

addEventListener("pointerdown", () => { down = performance.now() }, {capture: true})
for (const over of ["pointerup", "pointercancel", "blur"]) addEventListener(over, () => { down = -Infinity }, {capture: true})
const pressing = () => performance.now() - down < A_PRESS

class Ear {
  constructor(parentElement, {words}) {
    this.place = parentElement.querySelector(".ear")
    if (words) this.build(parentElement)
  }

  build(parentElement) {
    this.line = make("p", {class: "line", role: "status"})
    this.load = make("button", {type: "button", hidden: true})
    this.load.onclick = () => location.reload()
    root(parentElement, "strip").replaceChildren(make("div", {class: "old"}, this.line, this.load))
  }

  told({live, topic, pace, drawn, patience, again, of, texts, words}) {
    if (this.place) this.place.dataset.drawn = drawn ?? ""  // whoever waits for a page sees how new it is
    Object.assign(this, {words, pace: pace ?? 1000, drawn: drawn ?? null, patience: patience ?? 0, of, texts: texts ?? []})
    if (again) this.clock ??= setInterval(() => pressing() || this.trigger("changed", `${this.newest} ${Date.now()}`), again)
    this.over ??= open(live).watch(state => this.watched(state))
    this.stop ??= open(live).show(topic, ({revision, body}) => this.heard(revision, body))
  }

  watched({connected, closed, outdated}) {
    if (closed) this.trigger("changed", `closed ${Date.now()}`)
    clearTimeout(this.hesitating)
    if (connected || this.lost) this.say(!connected, outdated)
    else this.hesitating = setTimeout(() => this.say(true, outdated), HESITATION)
  }

  say(lost, outdated) {
    this.lost = lost
    if (!this.line) return
    write(this.line, lost ? this.words.lost : outdated ? this.words.newer : "")
    write(this.load, !lost && outdated ? this.words.load : "")
  }

  heard(revision, body) {
    if (this.of && !this.reshaped(body.answer)) return
    this.newest = revision
    if (this.place) this.place.dataset.newest = revision
    if (this.timer) return
    const rest = Math.max(this.patience, (this.last ?? -Infinity) + this.pace - performance.now())
    if (rest <= 0) this.tell()
    else this.timer = setTimeout(() => { this.timer = null; this.tell() }, rest)
  }

  reshaped(answer) {
    const notes = answer.notes.map(({id, field, taken_out, text}) => [id, taken_out, this.texts.includes(field) && text])
    const before = this.shape
    this.shape = JSON.stringify([notes, ...this.of.map(name => answer[name])])
    return this.shape !== before
  }

  tell() {
    if (this.newest === this.drawn || this.newest === this.asked) return
    if (pressing()) {
      this.timer = setTimeout(() => { this.timer = null; this.tell() }, LOOK_AGAIN)
      return
    }
    this.last = performance.now()
    this.asked = this.newest
    this.trigger("changed", this.newest)
  }

  leave() {
    this.stop?.()
    this.over?.()
    clearTimeout(this.timer)
    clearTimeout(this.hesitating)
    clearInterval(this.clock)
  }
}

export default lasting(Ear, ({live, topic}) => `${live} ${topic}`)
