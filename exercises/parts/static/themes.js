// The desk for notes: lead and helpers read each note as it comes, release it to the wall or hold it, and group what there is
// into themes. Several do so side by side, and each sees what the others do without losing the place where they are.
//
// data = {live, activity, party: "room", words, lead}. The notes come down `desk/ACTIVITY`:
//   {notes: [{key, table, field, text, stamp, signs: [{looks, words}]}], names: {theme: signs}, tables, of}
// and what was done with them is the room's own sheet: a theme is a note of the field `theme`, a note's theme the choice of
// question KEY, its release the choice `release-KEY` (`yes-STAMP` or `held`), `merged-THEME` what a theme was merged into. The
// stamp is of the words as read: what a table changes after that is not released.

import {Box, ofParty} from "./box.js"
import {arrange, fill, lasting, make, options, write} from "./pieces.js"
import {NoteRow} from "./themes-note.js"
import {ThemeGroup} from "./themes-group.js"

const FILTERS = ["all", "waiting", "released", "held"]
const UNSORTED = ""

class Themes extends Box {
  constructor(parentElement, data) {
    super(parentElement, data, "themes")
    Object.assign(this, {rows: new Map(), groups: new Map(), order: [], selected: new Set(), filter: "all", mine: [], asking: false})
    this.build()
    this.stops.push(this.live.show(`desk/${data.activity}`, ({body}) => { this.desk = body; this.draw() }))
    this.stops.push(() => cancelAnimationFrame(this.coming))
  }

  told(data) {
    this.data = data
    this.draw()
  }

  build() {
    const button = (name, press) => make("button", {type: "button", class: name, onclick: press})
    this.counts = make("p", {class: "counts"})
    this.all = button("strong", () => this.releaseAll())
    this.question = make("p", {class: "question"})
    this.others = button("", () => this.releaseThese(this.toRelease().filter(note => !note.signs.length)))
    this.anyway = button("", () => this.releaseThese(this.toRelease()))
    this.ask = make("div", {class: "ask line"}, this.question, this.others, this.anyway)
    this.show = make("select", {id: "show", onchange: () => { this.filter = this.show.value; this.drawNow() }})
    this.showLabel = make("label", {htmlFor: "show"})
    this.to = make("select", {id: "to", onchange: () => this.drawNow()})
    this.toLabel = make("label", {htmlFor: "to"})
    this.count = make("p", {class: "selected"})
    this.move = button("move", () => this.moveSelected())
    this.release = button("release", () => this.onSelected(note => this.releaseNote(note), "released_aloud"))
    this.hold = button("hold", () => this.onSelected(note => this.holdNote(note), "held_aloud"))
    this.clear = button("plain", () => { this.selected.clear(); this.drawNow() })
    this.name = make("input", {type: "text", id: "new-theme", maxLength: 80, autocomplete: "off"})
    this.nameLabel = make("label", {htmlFor: "new-theme"})
    this.add = make("button", {type: "submit"})
    this.form = make("form", {class: "line", onsubmit: event => { event.preventDefault(); this.addTheme() }},
      this.nameLabel, this.name, this.add)
    this.lost = make("p", {class: "lost"})
    this.fate = make("p", {class: "fate empty", role: "status"})
    this.back = button("back", () => this.putBack())
    this.bar = make("div", {class: "bar"},
      make("div", {class: "line"}, make("div", {class: "line"}, this.showLabel, this.show), this.form),
      make("div", {class: "line"}, this.count, make("div", {class: "line"}, this.toLabel, this.to, this.move), this.release, this.hold, this.clear),
      make("div", {class: "line said"}, this.fate, this.back))
    this.sections = make("div", {class: "groups"})
    this.list.replaceWith(this.lost, this.counts, make("div", {class: "line"}, this.all), this.ask, this.bar, this.sections)
  }

  // -- what there is

  state({key, stamp}, {choices}) {
    const said = choices[`release-${key}`]
    return !said ? "waiting" : said === "held" ? "held" : said === `yes-${stamp}` ? "released" : "changed"
  }

  themes(answer) { return answer.notes.filter(note => note.field === "theme" && note.text.trim()) }

  // The theme that a name stands for: itself, or what it was merged into; UNSORTED where that is not there.
  themeOf(theme, answer, there) {
    for (const seen = new Set(); theme && !there.has(theme) && !seen.has(theme); theme = answer.choices[`merged-${theme}`]) seen.add(theme)
    return there.has(theme) ? theme : UNSORTED
  }

  notes() { return this.desk?.notes ?? [] }

  toRelease() {
    const answer = this.answer()
    return this.notes().filter(note => ["waiting", "changed"].includes(this.state(note, answer)))
  }

  passes(state) { return this.filter === "all" || this.filter === (state === "changed" ? "waiting" : state) }

  // -- what is done

  say(act) {
    this.mine.push(act)
    super.say(act)
  }

  choose(question, choice) { this.say({kind: "choose", question, choice}) }

  releaseNote({key, stamp}) { this.choose(`release-${key}`, `yes-${stamp}`) }

  holdNote({key}) { this.choose(`release-${key}`, "held") }

  report({key, stamp}, on) { this.choose(`report-${key}`, on ? `yes-${stamp}` : null) }

  releaseAll() {
    const these = this.toRelease()
    this.asking = these.some(note => note.signs.length)
    if (!this.asking) return this.releaseThese(these)
    this.drawNow()
    const press = this.others.hidden ? this.anyway : this.others
    press.focus({preventScroll: true})
  }

  // In the order of their stamps, which says nothing of the tables: the wall shows notes in the order of their release.
  releaseThese(these) {
    this.asking = false
    for (const note of [...these].sort((one, other) => (one.stamp < other.stamp ? -1 : 1))) this.releaseNote(note)
    this.aloud(fill(this.data.words.released_aloud, {n: these.length}))
    this.drawNow()
    this.all.focus({preventScroll: true})
  }

  selectedNotes() { return this.notes().filter(({key}) => this.selected.has(key)) }

  onSelected(does, said) {
    const these = this.selectedNotes()
    if (!these.length) return
    these.forEach(does)
    this.selected.clear()
    this.aloud(fill(this.data.words[said], {n: these.length}))
    this.drawNow()
  }

  moveSelected() {
    if (this.move.getAttribute("aria-disabled") === "true") return
    this.moveTo(this.to.value === "none" ? null : this.to.value, this.to.selectedOptions[0].textContent)
  }

  moveTo(theme, name) {
    const these = this.selectedNotes()
    for (const {key} of these) this.choose(key, theme)
    this.selected.clear()
    if (these.length) this.aloud(fill(this.data.words.moved_aloud, {n: these.length, theme: name}))
    this.drawNow()
  }

  addTheme() {
    const text = this.name.value.trim()
    if (!text) return this.name.focus()
    const id = newId()
    this.nameTheme(id, text, 0)
    this.name.value = ""
    this.moveTo(id, text)
    this.name.focus({preventScroll: true})
  }

  nameTheme(id, text, base) { this.say({kind: "write", note: id, field: "theme", text, base, client: this.live.client, card: null}) }

  removeTheme({id, text}) {
    this.undo = {said: fill(this.data.words.removed, {theme: text}), does: () => this.nameTheme(id, text, 0)}
    this.say({kind: "remove_note", note: id})
    this.drawNow()
    this.back.focus({preventScroll: true})
  }

  mergeTheme({id, text}, into) {
    const name = this.themes(this.answer()).find(theme => theme.id === into)?.text
    if (!name) return
    this.choose(`merged-${id}`, into)
    this.say({kind: "remove_note", note: id})
    this.undo = {
      said: fill(this.data.words.merged, {theme: text, into: name}),
      does: () => { this.choose(`merged-${id}`, null); this.nameTheme(id, text, 0) },
    }
    this.drawNow()
    this.back.focus({preventScroll: true})
  }

  putBack() {
    const {does} = this.undo
    this.undo = null
    does()
    this.drawNow()
    this.show.focus({preventScroll: true})
  }

  // -- what is shown

  // Many acts may be said at once, and what comes down follows each: all of it is drawn once.
  draw() {
    if (!this.sections) return
    this.coming ??= requestAnimationFrame(() => this.drawNow())
  }

  drawNow() {
    cancelAnimationFrame(this.coming)
    this.coming = null
    this.answered = this.answer()
    const at = this.place()
    this.judge()
    this.drawTop()
    this.drawGroups()
    this.drawBar()
    this.returnTo(at)
  }

  // An act that was not taken in says so, until this device says something else.
  judge() {
    const waiting = this.waiting()
    for (const act of this.mine.filter(one => !waiting.includes(one))) {
      const turned = this.turnedDown(act)
      if (turned) this.why = turned.refused ?? ""
    }
    this.mine = this.mine.filter(one => waiting.includes(one))
  }

  drawTop() {
    const {words} = this.data, notes = this.notes(), states = notes.map(note => this.state(note, this.answered))
    const many = state => states.filter(one => one === state).length, open = this.toRelease(), named = open.filter(note => note.signs.length).length
    const counts = {notes: notes.length, tables: this.desk?.tables ?? 0, of: this.desk?.of ?? 0, released: many("released"), held: many("held"), waiting: open.length}
    write(this.lost, this.live.state().connected || !this.desk ? "" : words.lost)
    write(this.counts, !this.desk ? words.connecting : notes.length ? fill(words.counts, counts) : words.no_notes)
    write(this.all, open.length === 1 ? words.release_one : open.length ? fill(words.release_all, {n: open.length}) : words.nothing_to_release)
    this.all.hidden = !notes.length
    this.all.setAttribute("aria-disabled", String(!open.length))
    this.asking &&= named > 0
    this.ask.hidden = !this.asking
    write(this.question, named === 1 ? words.release_one_named : fill(words.release_some_named, {named}))
    const rest = open.length - named
    write(this.others, rest > 1 ? fill(words.release_others, {n: rest}) : rest ? words.release_other : "")
    write(this.anyway, fill(words.release_anyway, {n: open.length}))
    options(this.show, FILTERS.map(name => [name, fill(words[`show_${name}`], {n: name === "all" ? notes.length : name === "waiting" ? open.length : many(name)})]))
    this.show.value = this.filter
  }

  drawGroups() {
    const themes = this.themes(this.answered), there = new Set(themes.map(theme => theme.id)), notes = this.notes()
    const known = new Map(notes.map(note => [note.key, note]))
    this.order = [...this.order.filter(key => known.has(key)), ...notes.map(note => note.key).filter(key => !this.order.includes(key))]
    for (const key of this.rows.keys()) if (!known.has(key)) { this.rows.delete(key); this.selected.delete(key) }
    const sorted = new Map([UNSORTED, ...there].map(theme => [theme, []]))
    for (const key of this.order) sorted.get(this.themeOf(this.answered.choices[key], this.answered, there)).push(this.row(known.get(key)))
    const groups = [this.group(UNSORTED, null), ...themes.map(theme => this.group(theme.id, theme))]
    for (const id of this.groups.keys()) if (!sorted.has(id)) this.groups.delete(id)
    arrange(this.sections, groups.map(group => group.element))
    for (const group of groups) group.draw(sorted.get(group.id), themes)
    this.shown = groups.flatMap(group => group.rows)
  }

  row(note) {
    if (!this.rows.has(note.key)) this.rows.set(note.key, new NoteRow(this, note))
    const row = this.rows.get(note.key)
    row.draw(note, this.state(note, this.answered))
    return row
  }

  group(id, theme) {
    if (!this.groups.has(id)) this.groups.set(id, new ThemeGroup(this, id))
    const group = this.groups.get(id)
    group.theme = theme
    return group
  }

  drawBar() {
    const {words} = this.data, n = this.selected.size
    write(this.showLabel, words.show)
    write(this.toLabel, words.move_to)
    options(this.to, [["", words.choose_theme], ...this.themes(this.answered).map(theme => [theme.id, theme.text]), ["none", words.unsorted]])
    write(this.count, n ? fill(words.selected, {n}) : words.selected_none)
    for (const [button, name, off] of [[this.move, "move", !n || !this.to.value], [this.release, "release", !n], [this.hold, "hold", !n]]) {
      write(button, words[name])
      button.setAttribute("aria-disabled", String(off))
    }
    write(this.clear, words.clear)
    this.clear.hidden = !n
    write(this.nameLabel, words.new_theme)
    write(this.add, n ? words.add_theme_with : words.add_theme)
    write(this.fate, this.why ? fill(words.refused, {why: this.why}) : this.undo?.said ?? "")
    write(this.back, this.undo ? words.put_back : "")
  }

  // -- where one is

  // The row that holds the focus, where it stands among those shown, and which of its controls it is.
  place() {
    const active = this.root.getRootNode().activeElement
    const row = this.shown?.find(one => one.element.contains(active))
    return {active, row, at: this.shown?.indexOf(row) ?? -1, control: row?.control(active)}
  }

  // A row that moved keeps the focus; where it is not shown any more, the focus goes to the one that took its place.
  returnTo({active, row, at, control}) {
    const root = this.root.getRootNode()
    if (!active || root.activeElement === active) return
    const next = row && !this.shown.includes(row) ? (this.shown[at] ?? this.shown.at(-1)) : null
    const goal = next ? next.controls()[control] : active.isConnected && active.checkVisibility() ? active : null
    ;(goal ?? (row ? this.show : null))?.focus({preventScroll: Boolean(!next)})
  }
}

// crypto.randomUUID is missing where the page comes over plain http from a laptop in the room.
function newId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(8)), byte => byte.toString(16).padStart(2, "0")).join("")
}

export default lasting(Themes, ofParty)
