// The ear: shows nothing, and tells Streamlit that a topic has changed, so that what Python draws is drawn again. At most
// once in `pace` milliseconds, and always with the newest revision at last. `patience` milliseconds are given to a drawing that
// is under way already, such as the one that follows a press on this very page. Every `again` milliseconds it asks anyway, for
// what changes by the clock alone. With `of` it hears only what changes the shape of an answer: the fields named there, which
// notes there are, and the texts of the notes of the fields `texts`; whoever types elsewhere draws nothing anew. Once the link opens
// nothing any more, the page is drawn a last time, which says so.

import {open} from "./live.js"
import {lasting} from "./pieces.js"

class Ear {
  constructor(parentElement) {
    this.place = parentElement.querySelector(".ear")
  }

  told({live, topic, pace, drawn, patience, again, of, texts}) {
    if (this.place) this.place.dataset.drawn = drawn ?? ""  // whoever waits for a page sees how new it is
    Object.assign(this, {pace: pace ?? 1000, drawn: drawn ?? null, patience: patience ?? 0, of, texts: texts ?? []})
    if (again) this.clock ??= setInterval(() => this.trigger("changed", `${this.newest} ${Date.now()}`), again)
    this.over ??= open(live).watch(({closed}) => closed && this.trigger("changed", `closed ${Date.now()}`))
    this.stop ??= open(live).show(topic, ({revision, body}) => this.heard(revision, body))
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
    this.last = performance.now()
    this.asked = this.newest
    this.trigger("changed", this.newest)
  }

  leave() {
    this.stop?.()
    this.over?.()
    clearTimeout(this.timer)
    clearInterval(this.clock)
  }
}

export default lasting(Ear, ({live, topic}) => `${live} ${topic}`)
