// The poster: big type for the wall. A question, at most a few lines, one figure in words ("3 of 5 tables have finished"),
// whole minutes, and the code small in a corner. When the connection is lost it keeps its picture and says "as at 11:42".
// A text to be read, such as a stage of a case study, is set smaller and wider; a wall is not scrolled, so it shrinks until it fits.

import {minutesLeft, timeOfDay} from "./clock.js"
import {open} from "./live.js"
import {fill, lasting, make, root, write} from "./pieces.js"

const HESITATION = 3000, LONG = 240, LARGEST = 1.3, SMALLEST = 0.6, WHOLE = 0.97  // of the window's height

class Poster {
  constructor(parentElement, data) {
    this.data = data
    this.live = open(data.live)
    this.build(root(parentElement, "poster"))
    const draw = () => this.draw(), ticking = setInterval(draw, 1000)
    addEventListener("resize", draw)
    this.stops = [
      this.live.show("stage", ({body}) => { this.stage = body; this.draw() }),
      this.live.watch(({connected, closed, outdated}) => {
        if (outdated) return location.reload()  // nobody types here, and nobody could press anything
        this.closed = closed
        this.lost = connected ? null : (this.lost ?? new Date())
        this.draw()
      }),
      () => { clearInterval(ticking); removeEventListener("resize", draw) },
    ]
  }

  leave() { for (const stop of this.stops) stop() }

  told(data) {
    this.data = data
    this.draw()
  }

  build(within) {
    this.root = within
    const part = this.part = {}
    for (const name of ["mark", "kicker", "big", "foot", "code", "address"]) part[name] = make("p", {class: name})
    part.heading = make("h1", {class: "heading"})
    part.lines = make("div", {class: "lines"})
    part.time = make("p", {class: "time", role: "timer"})
    part.asAt = make("p", {class: "as-at", role: "status"})
    within.replaceChildren(
      make("header", {class: "head"}, part.kicker, part.mark, part.asAt),
      make("div", {class: "middle"}, part.heading, part.lines, part.big, part.time),
      make("footer", {class: "bottom"}, part.foot, make("div", {class: "join"}, part.address, part.code)))
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
    this.fit(lines)
  }

  // Again when the text or the window is another, or something has come to it; a phone may scroll.
  fit(lines) {
    const {root} = this, shape = `${innerWidth} ${innerHeight} ${lines} ${root.textContent.length}`
    root.classList.toggle("long", lines.join("").length > LONG)
    if (this.shape === shape || root.style.visibility) return
    this.shape = shape
    root.style.removeProperty("--fit")
    if (innerWidth < innerHeight) return
    let size = root.classList.contains("long") ? LARGEST : 1
    do root.style.setProperty("--fit", size)
    while (root.getBoundingClientRect().bottom + scrollY > innerHeight * WHOLE && (size -= 0.05) > SMALLEST)
  }

  asAt() {
    if (this.closed) return this.data.words.closed
    if (!this.lost || Date.now() - this.lost < HESITATION) return ""
    return fill(this.data.words.as_at, {time: timeOfDay(this.lost)})
  }
}

export default lasting(Poster, ({live}) => live)
