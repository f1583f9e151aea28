// Marking: texts as a flow of words, each a button that every device of the party can mark "keep" or "change".
//
// data = {live, activity, party, words, locked, texts: [{id, label, words, note?, counts?}]}
//   words    the words of the text, in order; what is marked is the question ID-N, N the word's place from 1
//   note     {field, label, help}: a small box beneath: a note named FIELD-ID, about the text
//   counts   [[keep, change]] for each word: the text is then there to read, with how often others marked its words
//
// A mark is one act, {kind: "choose", question, choice}, and choice null takes it off. One text is one stop of the Tab key; the
// arrows go from word to word, Home and End to the first and the last. A mark shows by its line, under or through, not by colour.

import {Box, ofParty} from "./box.js"
import {arrange, fill, lasting, make, write} from "./pieces.js"
import {TextField} from "./writing-fields.js"

const MARKS = ["keep", "change"]

class Marking extends Box {
  constructor(parentElement, data) {
    super(parentElement, data, "marking")
    this.tool = MARKS[0]
  }

  asked() { return this.data.texts }
  nameOf({id, counts}) { return counts ? `read ${id}` : id }
  newField(told) { return told.counts ? new Counted(this, told) : new Marked(this, told) }

  take(tool) {
    this.tool = tool
    this.draw()
  }
}

// A text with the marks that others made on it, counted by word.
class Counted {
  constructor(box, told) {
    Object.assign(this, {box, told})
    this.title = make("h3", {id: `text-${told.id}`})
    this.flow = make("p", {class: "flow", dir: "auto"})
    this.element = make("section", {class: "marked", "aria-labelledby": this.title.id}, this.title, this.flow)
  }

  draw() {
    const {told} = this
    write(this.title, told.label)
    const shown = JSON.stringify([told.words, told.counts])
    if (this.shown === shown) return
    this.shown = shown
    this.flow.replaceChildren(...told.words.flatMap((word, at) => [this.word(word, told.counts[at]), " "]))
  }

  word(word, counts) {
    const said = MARKS.filter((_, at) => counts[at])
    const tally = said.map(mark => fill(this.box.data.words[`count_${mark}`], {n: counts[MARKS.indexOf(mark)]})).join(", ")
    const text = make("span", {class: `text ${said.join(" ")}`}, word)
    return tally ? make("span", {class: "counted"}, text, make("span", {class: "tally"}, ` (${tally})`)) : text
  }

  sendAll() {}
  watchUnsent() {}
}

// A text whose words can be marked.
class Marked {
  constructor(box, told) {
    Object.assign(this, {box, told, words: [], here: 0, mine: null})
    this.title = make("h3", {id: `text-${told.id}`})
    this.how = make("p", {class: "help", id: `how-${told.id}`})
    this.tools = MARKS.map(mark => make("button", {type: "button", class: `tool ${mark}`, onclick: () => box.take(mark)}, make("span", {})))
    this.bar = make("div", {class: "tools", role: "group"}, ...this.tools)
    this.flow = make("div", {class: "flow", role: "group", dir: "auto", "aria-labelledby": this.title.id, "aria-describedby": this.how.id})
    this.flow.onkeydown = event => this.walk(event)
    this.fate = make("p", {class: "fate empty", role: "status"})
    this.noting = make("div", {class: "noting"})
    this.element = make("section", {class: "marked", "aria-labelledby": this.title.id},
      this.title, this.how, this.bar, this.flow, this.fate, this.noting)
  }

  get locked() { return Boolean(this.box.data.locked) }
  get said() { return this.box.data.words }

  draw(answer, real) {
    write(this.title, this.told.label)
    write(this.how, this.locked ? "" : this.said.how)
    this.showFate()
    this.showTools()
    this.showWords(answer)
    this.showNote(answer, real)
    this.element.classList.toggle("locked", this.locked)
  }

  showTools() {
    this.bar.setAttribute("aria-label", this.said.tools)
    this.bar.hidden = this.locked
    this.tools.forEach((tool, at) => {
      write(tool.firstChild, this.said[MARKS[at]])
      tool.setAttribute("aria-pressed", String(this.box.tool === MARKS[at]))
    })
  }

  showWords(answer) {
    if (this.words.length !== this.told.words.length) this.words = this.told.words.map((word, at) => this.newWord(word, at))
    this.words.forEach((word, at) => this.showMark(word, answer.choices[`${this.told.id}-${at + 1}`] ?? null, at))
    arrange(this.flow, this.words.map(({button}) => button))
  }

  newWord(text, at) {
    const state = make("span", {class: "speech-only"}), button = make("button", {type: "button", class: "word"}, make("span", {class: "text"}, text), state)
    button.onclick = () => this.press(at)
    button.onfocus = () => this.stand(at)
    return {text, button, state}
  }

  // A mark that another device made on the very word that somebody stands on is spoken; any other only shows.
  showMark(word, mark, at) {
    const {button, state} = word, changed = word.mark !== undefined && word.mark !== mark
    if (changed && word.asked !== mark && button.matches(":focus")) this.tell(word, mark)
    Object.assign(word, {mark, asked: mark})
    for (const one of MARKS) button.classList.toggle(one, one === mark)
    write(state, mark ? `(${this.said[`marked_${mark}`]})` : "")
    button.tabIndex = at === this.here ? 0 : -1
    button.setAttribute("aria-disabled", String(this.locked))
  }

  press(at) {
    if (this.locked) return
    const word = this.words[at], choice = word.mark === this.box.tool ? null : this.box.tool
    word.asked = choice
    this.tell(word, choice)
    this.box.say({kind: "choose", question: `${this.told.id}-${at + 1}`, choice})
  }

  tell({text}, mark) { this.box.aloud(fill(this.said.marked_aloud, {word: text, mark: mark ? this.said[`marked_${mark}`] : this.said.not_marked})) }

  stand(at) {
    if (this.here === at) return
    this.words[this.here].button.tabIndex = -1
    this.here = at
    this.words[at].button.tabIndex = 0
  }

  walk(event) {
    const forward = getComputedStyle(this.flow).direction === "rtl" ? -1 : 1, last = this.words.length - 1
    const to = {ArrowRight: this.here + forward, ArrowLeft: this.here - forward, ArrowDown: this.beside(1), ArrowUp: this.beside(-1), Home: 0, End: last}[event.key]
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    this.words[Math.max(0, Math.min(last, to))].button.focus()
  }

  // The word nearest to this one on the line below (1) or above (-1); this one where there is none.
  beside(way) {
    const boxes = this.words.map(({button}) => button.getBoundingClientRect()), {left, top} = boxes[this.here]
    const beyond = boxes.filter(box => (box.top - top) * way > 1).map(box => box.top)
    const line = way > 0 ? Math.min(...beyond) : Math.max(...beyond)
    const there = boxes.flatMap((box, at) => (box.top === line ? [at] : []))
    return there.sort((a, b) => Math.abs(boxes[a].left - left) - Math.abs(boxes[b].left - left))[0] ?? this.here
  }

  // A mark that was not counted or not taken in says so here, until this device makes another.
  showFate() {
    const waiting = this.box.waiting().findLast(act => act.kind === "choose" && act.question.startsWith(`${this.told.id}-`))
    const turned = !waiting && this.mine && this.box.turnedDown(this.mine)
    this.mine = waiting ?? null
    if (waiting) write(this.fate, "")
    else if (turned) write(this.fate, turned.late ? this.said.late : fill(this.said.refused, {why: turned.refused}))
  }

  showNote(answer, real) {
    const {note, id} = this.told
    if (note) {
      const told = {...note, sort: "text", card: id, note: `${note.field}-${id}`}
      this.note ??= new TextField(this.box, told)
      this.note.told = told
      this.note.draw(answer, real)
    }
    arrange(this.noting, note ? [this.note.element] : [])
    this.noting.hidden = !note
  }

  sendAll() { this.note?.sendAll() }

  watchUnsent() { this.note?.watchUnsent() }
}

export default lasting(Marking, ofParty)
