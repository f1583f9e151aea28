// What tables said, set large: lines, and columns of what one table or one card gathered. All of it is text, never markup.
// With `timer` (the words of time), while an activity is open, whole minutes stand beside it and all of it is set as large as fits.
// With `picture` it stands above a picture, and leaves it room.

import {minutesLeft, timeOfDay} from "./clock.js"
import {open} from "./live.js"
import {fill, make, write} from "./pieces.js"

const HESITATION = 3000, MANY = 8
const WHOLE = 0.9, ABOVE = 0.42, SMALLEST = 0.012  // of the window's height: all that is to be read, words above a picture, lettering
const STYLE = `
:host { --size: max(1rem, 1.45vw); }
.sayings.few { --size: max(1rem, 2.3vw); } .sayings.some { --size: max(1rem, 1.85vw); }
.sayings { font-family: var(--st-font); color: var(--st-text-color); font-size: calc(var(--size) * var(--larger, 1)); line-height: 1.4; }
.mark { font-weight: 700; border: 2px dashed currentColor; padding: .2em .6em; display: inline-block; margin: 0 0 .6em; font-size: .8em; }
h2 { font-size: 1.7em; line-height: 1.2; margin: 0 0 .5em; font-weight: 650; }
h3 { font-size: 1.15em; line-height: 1.25; margin: 0 0 .35em; }
p { margin: 0 0 .45em; overflow-wrap: anywhere; }
.as-at { float: right; font-weight: 700; }
.time { float: right; margin-inline-start: 1.5em; font-variant-numeric: tabular-nums; }
.columns { display: grid; gap: 1.2em 2em; grid-template-columns: repeat(auto-fit, minmax(min(100%, 11em), 1fr)); margin-top: .6em; }
section { border-top: 3px solid var(--st-primary-color); padding-top: .5em; min-width: 0; }
ol, ul { margin: 0; padding-left: 1.2em; } li { margin-bottom: .3em; overflow-wrap: anywhere; white-space: pre-line; }
ul.quotes { list-style: none; padding-left: 0; } ul.quotes li { border-left: 4px solid color-mix(in srgb, currentColor 45%, transparent); padding-left: .6em; }
.many { columns: 14em; column-gap: 2em; } .many li { break-inside: avoid; }
ins { text-decoration: underline .12em; text-underline-offset: .2em; font-weight: 650; } del { text-decoration: line-through .1em; }
.quiet { color: color-mix(in srgb, var(--st-text-color) var(--soften, 80%), var(--st-background-color)); }
`
const drawn = new WeakMap()

export default function sayings({data, parentElement}) {
  let shown = drawn.get(parentElement)
  if (!shown) drawn.set(parentElement, (shown = {asAt: make("p", {class: "as-at"}), time: make("p", {class: "time", role: "timer"}), lost: null}))
  shown.data = data
  shown.fit = () => data.large && fit(parentElement.querySelector(".sayings .sayings"), data.picture ? ABOVE : WHOLE)
  shown.stop ??= watch(shown)
  const whole = JSON.stringify(data)
  if (shown.whole !== whole) {
    shown.whole = whole
    draw(data, parentElement, shown.asAt, shown.time)
    shown.say()
    requestAnimationFrame(shown.fit)
  }
  return () => { drawn.get(parentElement)?.stop(); drawn.delete(parentElement) }
}

// A picture that may be old says so: "as at 11:42", from the moment the connection was lost. In another window it is set anew.
function watch(shown) {
  shown.asAt.setAttribute("role", "status")
  const live = open(shown.data.live)
  const say = () => {
    const old = shown.lost && Date.now() - shown.lost >= HESITATION
    shown.asAt.textContent = old ? fill(shown.data.as_at, {time: timeOfDay(shown.lost)}) : ""
    write(shown.time, shown.data.timer && shown.stage ? minutesLeft(shown.stage, live.now(), shown.data.timer) : "")
  }
  shown.say = say
  const stops = [
    live.show("stage", ({body}) => { shown.stage = body; say() }),
    live.watch(({connected}) => { shown.lost = connected ? null : (shown.lost ?? new Date()); say() }),
  ]
  const ticking = setInterval(say, 1000), again = () => shown.fit()
  addEventListener("resize", again)
  document.fonts.ready.then(again)
  return () => { for (const stop of stops) stop(); clearInterval(ticking); removeEventListener("resize", again) }
}

function draw(data, parentElement, asAt, time) {
  const box = make("div", {class: `sayings ${size(data)}`}, time, asAt)
  if (data.mark) box.append(make("p", {class: "mark"}, data.mark))
  if (data.heading) box.append(make("h2", {}, data.heading))
  for (const {strong, text} of data.lines ?? []) box.append(line(strong, text))
  if (data.columns?.length) box.append(make("div", {class: "columns"}, ...data.columns.map(column)))
  parentElement.querySelector(".sayings").replaceChildren(make("style", {}, STYLE), box)
}

// A wall is not scrolled: what is too much for its part of the window is set smaller, step by step.
function fit(box, part) {
  if (!box?.isConnected || innerWidth < innerHeight) return
  box.style.fontSize = ""
  balance(box)
  for (let size = parseFloat(getComputedStyle(box).fontSize); size > SMALLEST * innerHeight && box.offsetHeight > part * innerHeight; balance(box))
    box.style.fontSize = `${(size *= 0.96)}px`
}

// Columns that need two rows or more stand in rows as even as can be: six are three and three, not five and one.
function balance(box) {
  const columns = box.querySelector(".columns")
  if (!columns) return
  columns.style.gridTemplateColumns = ""
  const all = columns.childElementCount, fitting = getComputedStyle(columns).gridTemplateColumns.split(" ").length
  const rows = Math.ceil(all / fitting)
  if (rows > 1) columns.style.gridTemplateColumns = `repeat(${Math.ceil(all / rows)}, minmax(0, 1fr))`
}

// On the wall, what is little is set large, so that it fills the picture and reads from the back.
function size({large, heading, lines, columns, timer, picture}) {
  if (!large) return ""
  if (picture) return JSON.stringify(lines ?? []).length < 300 ? "some" : ""
  if (timer) return "few"
  const letters = JSON.stringify([lines, columns]).length, side = columns?.length ?? 0
  return side <= 3 && letters < 1000 ? "few" : side <= 8 && letters < 2000 ? "some" : ""
}

function line(strong, text) {
  const paragraph = make("p", {})
  if (strong) paragraph.append(make("strong", {}, strong), " ")
  paragraph.append(text)
  return paragraph
}

function column({heading, about, entries, ordered, quiet}) {
  const section = make("section", {}, make("h3", {}, heading))
  if (about) section.append(make("p", {}, about))
  if (entries?.length) {
    const list = make(ordered ? "ol" : "ul", {class: `${ordered ? "" : "quotes"} ${entries.length > MANY ? "many" : ""}`})
    list.append(...entries.map(said))
    section.append(list)
  } else if (quiet) section.append(make("p", {class: "quiet"}, quiet))
  return section
}

// An entry is a text, or the runs of words of one that changed: [["", "that stayed"], ["new", "added"], ["gone", "taken out"]].
function said(entry) {
  if (typeof entry === "string") return make("li", {}, entry)
  const tags = {"": "span", new: "ins", gone: "del"}
  return make("li", {}, ...entry.flatMap(([what, text], at) => [at ? " " : "", make(tags[what], {}, text)]))
}
