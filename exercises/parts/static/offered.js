// What invited experts said and the lead released to everybody, live: answers, and what was made clear about a card or the day.
//
// data = {live, activity, words, open}. `open`: it stands unfolded, and says so where there is nothing yet; else it is a quiet
// line that can be unfolded, and is not there at all until something was released. What comes in moves no focus and nothing
// above it; it is spoken once. All of it is text, never markup.

import {open} from "./live.js"
import {arrange, fill, lasting, make, root, write} from "./pieces.js"

const read = new Map()  // by place, what was on this page before: it lasts while Streamlit draws the page again

class Offered {
  constructor(parentElement, data) {
    Object.assign(this, {data, said: null, entries: new Map()})
    this.place = `${data.live} ${data.activity}`
    this.build(root(parentElement, "offered"), data)
    this.stop = open(data.live).show(`offered/${data.activity}`, ({body}) => { this.said = body; this.heard() })
  }

  leave() { this.stop() }

  told(data) {
    this.data = data
    this.draw()
  }

  build(within, {open}) {
    this.title = make("h2")
    this.count = make("span", {class: "count"})
    this.fresh = make("span", {class: "fresh"})
    this.none = make("p", {class: "none"})
    this.groups = Object.fromEntries(["answers", "clarifications"].map(name => [name, group()]))
    this.fold = make("details", {open: Boolean(open)}, make("summary", {}, this.title, this.count, this.fresh), this.none,
      ...Object.values(this.groups).map(({element}) => element))
    this.fold.ontoggle = () => this.look()
    this.speech = make("p", {class: "speech", role: "status"})
    within.replaceChildren(this.fold, this.speech)
  }

  all() {
    const {answers = [], clarifications = []} = this.said ?? {}
    return [...answers, ...clarifications].filter(({text}) => text)
  }

  // What came in since this page was first drawn is new until it has been unfolded.
  heard() {
    const now = this.all().map(named), before = read.get(this.place)
    if (!before) read.set(this.place, {seen: new Set(now), spoken: new Set(now)})
    else this.speak(now.filter(one => !before.spoken.has(one)))
    this.look()
  }

  speak(come) {
    if (!come.length) return
    for (const one of come) read.get(this.place).spoken.add(one)
    const {words} = this.data
    this.speech.textContent = fill(come.length === 1 ? words.one_aloud : words.many_aloud, {n: come.length, heading: words.heading})
  }

  look() {
    if (this.said && this.fold.open) for (const one of this.all()) read.get(this.place).seen.add(named(one))
    this.draw()
  }

  draw() {
    const {words, open, names} = this.data, {answers = [], clarifications = []} = this.said ?? {}, all = this.all()
    const fresh = all.filter(one => !read.get(this.place)?.seen.has(named(one))).length
    this.fold.hidden = !open && !answers.length && !clarifications.length
    write(this.title, words.heading)
    write(this.count, all.length ? fill(words.count, {n: all.length}) : "")
    write(this.fresh, fresh ? fill(words.fresh, {n: fresh}) : "")
    write(this.none, all.length || answers.length ? "" : words.none)
    this.list("clarifications", clarifications, one => one.letter
      ? fill(words.card, {...one, name: names?.[one.letter] ?? one.name}) : words.whole_day, "")
    this.list("answers", answers, one => this.asked(one), words.corrected)
  }

  asked({question, yours}) {
    const {words} = this.data
    return question ? fill(yours ? words.you_asked : words.a_table_asked, {question}) : words.question_gone
  }

  list(name, said, above, instead) {
    const {words} = this.data, {element, heading, list} = this.groups[name]
    write(heading, words[name])
    arrange(list, said.map(one => {
      const entry = this.entry(one.id)
      write(entry.above, above(one))
      write(entry.text, one.text || instead)
      write(entry.credit, !one.text ? "" : one.part ? fill(words.expert_part, one) : words.expert)
      return entry.element
    }))
    element.hidden = !said.length
  }

  entry(id) {
    if (!this.entries.has(id)) {
      const above = make("p", {class: "above"}), text = make("blockquote"), credit = make("p", {class: "credit"})
      this.entries.set(id, {above, text, credit, element: make("li", {}, above, text, credit)})
    }
    return this.entries.get(id)
  }
}

const named = ({id, text}) => `${id} ${text}`

function group() {
  const heading = make("h3"), list = make("ul", {role: "list"})
  return {heading, list, element: make("section", {}, heading, list)}
}

export default lasting(Offered, ({live, activity, open}) => `${live} ${activity} ${open}`)
