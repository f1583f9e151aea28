// The poster: big type for the wall. A question, at most a few lines, one figure in words ("3 of 5 tables have finished"),
// whole minutes, and the code small in a corner. When the connection is lost it keeps its picture and says "as at 11:42".

import {open} from "./live.js"
import {fill, make, minutesLeft, root, write} from "./strip.js"

const HESITATION = 3000
const posters = new WeakMap()

export default function poster({data, parentElement}) {
  let shown = posters.get(parentElement)
  if (shown && shown.address !== data.live) { shown.leave(); shown = null }
  if (!shown) posters.set(parentElement, (shown = new Poster(parentElement, data)))
  shown.data = data
  shown.draw()
  return () => { posters.get(parentElement)?.leave(); posters.delete(parentElement) }
}

class Poster {
  constructor(parentElement, data) {
    this.address = data.live
    this.data = data
    this.live = open(data.live)
    this.build(root(parentElement, "poster"))
    const ticking = setInterval(() => this.draw(), 1000)
    this.stops = [
      this.live.show("stage", ({body}) => { this.stage = body; this.draw() }),
      this.live.watch(({connected, closed}) => {
        this.closed = closed
        this.lost = connected ? null : (this.lost ?? new Date())
        this.draw()
      }),
      () => clearInterval(ticking),
    ]
  }

  leave() { for (const stop of this.stops) stop() }

  build(within) {
    const part = this.part = {}
    for (const name of ["mark", "kicker", "big", "foot", "code", "address"]) part[name] = make("p", {className: name})
    part.heading = make("h1", {className: "heading"})
    part.lines = make("div", {className: "lines"})
    part.time = make("p", {className: "time", role: "timer"})
    part.asAt = make("p", {className: "as-at", role: "status"})
    within.replaceChildren(
      make("header", {className: "head"}, part.kicker, part.mark, part.asAt),
      make("div", {className: "middle"}, part.heading, part.lines, part.big, part.time),
      make("footer", {className: "bottom"}, part.foot, make("div", {className: "join"}, part.address, part.code)))
  }

  draw() {
    const {data, part} = this, {words} = data
    for (const name of ["mark", "kicker", "heading", "big", "foot", "address"]) write(part[name], data[name])
    write(part.code, data.code ? fill(words.code, {code: data.code}) : "")
    write(part.time, data.timer && this.stage ? minutesLeft(this.stage, this.live.now(), words) : "")
    write(part.asAt, this.asAt())
    const lines = data.lines ?? []
    part.lines.hidden = !lines.length
    if (part.lines.children.length !== lines.length || lines.some((line, at) => part.lines.children[at].textContent !== line))
      part.lines.replaceChildren(...lines.map(line => make("p", {}, line)))
  }

  asAt() {
    if (this.closed) return this.data.words.closed
    if (!this.lost || Date.now() - this.lost < HESITATION) return ""
    const time = `${String(this.lost.getHours()).padStart(2, "0")}:${String(this.lost.getMinutes()).padStart(2, "0")}`
    return fill(this.data.words.as_at, {time})
  }
}
