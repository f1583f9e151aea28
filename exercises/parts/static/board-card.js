// One card of the board: a letter to drag it by, its name, and the controls that its place calls for.
//
// A card's nodes are made once and then kept for as long as the page lives; drawing only hides, shows and fills them, so
// that focus, an open panel and a scroll position survive whatever tablemates do. Words come from the server as text and
// go in as text. What the controls do is the board's affair: each calls board.press(card, act maker, event) and no more.

import {fill, make, write} from "./pieces.js"
import {PILES} from "./placing.js"
import {across, beside, home, leap, places, spot, step} from "./board-places.js"

const FACTS = ["summary", "face", "shared", "by", "with_whom", "identifiability", "consent", "outcome", "beneficiaries",
  "detail", "dated"]
const SHAPES = {
  up: "M8 4 14 12H2Z", down: "M8 12 2 4h12Z",
  grip: "M4 2h2v2H4zM10 2h2v2h-2zM4 7h2v2H4zM10 7h2v2h-2zM4 12h2v2H4zM10 12h2v2h-2z",
  saved: "M2 8.5 3.5 7 6.5 10 12.5 3.5 14 5 6.5 13Z",
  unsent: "M8 1a7 7 0 1 0 .01 0zM7 4h2v4.2l3 1.7-1 1.7-4-2.3z",
  lost: "M8 1 15.5 15H.5ZM7 6v5h2V6zM7 12v2h2v-2z",
}

// The sentence for a number: "unsent_one" for one, "unsent" for any other.
export const count = (words, name, n, values) =>
  fill((n === 1 && words[`${name}_one`]) || (n === 0 && words[`${name}_none`]) || words[name], {n, ...values})

export function shape(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg")
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path")
  svg.setAttribute("viewBox", "0 0 16 16")
  svg.setAttribute("class", `shape ${name}`)
  svg.setAttribute("aria-hidden", "true")
  path.setAttribute("d", SHAPES[name])
  path.setAttribute("fill-rule", "evenodd")
  svg.append(path)
  return svg
}

export const button = (name, kind, ...inside) =>
  make("button", {type: "button", class: kind, ...(name && {"aria-label": name})}, ...inside)

const toggle = (opener, panel) => {
  panel.hidden = !panel.hidden
  opener.setAttribute("aria-expanded", String(!panel.hidden))
}

export class Card {
  constructor(board, card) {
    this.board = board
    this.id = card.id
    this.card = card
    this.words = board.words
    this.parts = {}
    this.node = this.build()
    this.fillIn()
  }

  // A part under a name: this.parts.name is the node.
  part(name, node) { return (this.parts[name] = node) }
  named(word, values) { return fill(this.words[word], {card: this.card.short_name, ...values}) }

  // A button that moves the card: maker(order) gives the act.
  pressing(verb, name, kind, inside, maker) {
    const made = button(name, kind, inside)
    made.onclick = event => this.board.press(this.id, verb, maker, event)
    return made
  }

  build() {
    const part = (name, node) => this.part(name, node)
    const head = make("div", {class: "head"}, part("name", make("h4")), part("was", make("span", {class: "was", hidden: true})))
    const said = part("said", make("ul", {class: "said", role: "list", hidden: true}))
    const body = make("div", {class: "body"}, head, part("summary", make("p", {class: "summary"})))
    const letter = part("letter", make("span", {class: "letter still", hidden: true}))
    const facts = part("facts", make("dl", {})), usual = part("usual", make("details", {class: "usual", hidden: true}))
    const reading = part("reading", make("div", {class: "reading", hidden: true}, facts,
      part("version", make("p", {class: "version", hidden: true})), usual))
    const number = part("number", make("span", {"aria-hidden": "true"})), spoken = part("spoken", make("span", {class: "heard"}))
    part("surface", make("div", {class: "surface"}, this.handle(), letter, body, said,
      this.steps(), this.sorting(), this.marking(), this.quiet(), this.panel(), reading))
    return make("li", {class: "card", "data-card": this.id}, make("span", {class: "place"}, number, spoken), this.parts.surface)
  }

  handle() {
    const letter = this.part("grabbed", make("span", {class: "letter"}))
    const grab = this.part("handle", button(this.named("grab"), "handle", letter, shape("grip")))
    grab.setAttribute("aria-describedby", "grab-help")
    return grab
  }

  steps() {
    const one = way => this.part(way, this.pressing(way, this.named(way), "step", shape(way), order => step(order, this.id, way)))
    return this.part("steps", make("div", {class: "steps"}, one("up"), one("down")))
  }

  sorting() {
    const {id, words, board: {scale}} = this
    const one = pile => this.pressing(pile, this.named("to_pile", {pile: scale[pile]}), "pile-button", scale[pile],
      () => ({kind: "pile", card: id, pile}))
    const cant = this.pressing("cannot", this.named("cant_card"), "pile-button cant", words.cant, () => ({kind: "cannot", card: id}))
    return this.part("sorting", make("div", {class: "sorting"}, ...PILES.map(one), cant))
  }

  marking() {
    const one = way => {
      const verb = this.words[`mark_${way}`]
      const mark = this.part(`mark_${way}`, button(this.named("for_card", {verb}), "mark", shape(way), make("span", {}, verb)))
      mark.onclick = () => this.board.mark(this.id, way)
      return mark
    }
    return this.part("marking", make("div", {class: "marking"}, one("up"), one("down")))
  }

  quiet() {
    const read = this.part("read", button(this.named("read_card"), "plain", this.words.read))
    const move = this.part("move", button(this.named("move_card"), "plain", this.words.move))
    read.onclick = () => toggle(read, this.parts.reading)
    move.onclick = () => { toggle(move, this.parts.panel); this.draw(this.board.view) }
    for (const opener of [read, move]) opener.setAttribute("aria-expanded", "false")
    return make("div", {class: "quiet"}, read, move)
  }

  panel() {
    const {id, words} = this, menu = this.part("menu", make("select", {"aria-label": this.named("place_menu")}))
    const put = this.pressing("menu", this.named("put_card"), "plain-button", words.put,
      () => menu.value ? JSON.parse(menu.value) : null)
    const one = (verb, maker) => this.part(verb,
      this.pressing(verb, this.named("for_card", {verb: words[verb]}), "plain-button", words[verb], maker))
    return this.part("panel", make("div", {class: "panel", hidden: true}, make("div", {class: "choosing"}, menu, put),
      one("level_above", order => beside(order, id, "up")), one("level_below", order => beside(order, id, "down")),
      one("separate", order => step(order, id, "down")),
      one("cant", () => ({kind: "cannot", card: id})), one("take_back", () => ({kind: "take_back", card: id}))))
  }

  // What the card says. Its face is read aloud by one person; the rest is there on demand.
  fillIn() {
    const {card, parts} = this
    write(parts.name, card.short_name)
    write(parts.summary, card.summary)
    for (const text of [parts.name, parts.summary])
      card.language ? text.setAttribute("lang", card.language) : text.removeAttribute("lang")
    for (const letter of [parts.grabbed, parts.letter]) write(letter, card.letter)
    parts.facts.replaceChildren(...this.facts(card))
    write(parts.version, card.usual?.about)
    parts.usual.replaceChildren(...(card.usual
      ? [make("summary", {}, card.usual.heading), make("dl", {lang: "en"}, ...this.facts({letter: card.letter, ...card.usual}))] : []))
    parts.usual.hidden = !card.usual
  }

  facts(card) {
    const {words} = this, {face = {}} = card, said = card.language ? {lang: card.language} : {}
    const facts = FACTS.map(fact => [face.labels?.[fact] ?? words[fact], fact === "summary" ? card.summary : face[fact]])
    return [make("dt", {class: "title", ...said}, `${card.letter}. ${card.title}`),
      ...facts.filter(([, text]) => text?.length).flatMap(([label, text]) =>
        [make("dt", {}, label), ...[text].flat().flatMap(one => String(one).split(/\n{2,}/)).map(one => make("dd", said, one))])]
  }

  renew(card) {
    if (JSON.stringify(card) === JSON.stringify(this.card)) return
    this.card = card
    this.fillIn()
  }

  // -- drawing: what stands where decides what is shown

  draw(view) {
    const {parts, id} = this, at = spot(view.order, id)
    const zone = PILES.includes(at.zone) ? "pile" : at.zone, moving = view.controls
    this.node.dataset.zone = zone
    parts.handle.hidden = !moving
    parts.letter.hidden = moving
    parts.steps.hidden = parts.move.hidden = !moving || zone === "deck"
    parts.sorting.hidden = !moving || zone !== "deck"
    parts.marking.hidden = !view.follows || zone !== "pile"
    if (parts.move.hidden && !parts.panel.hidden) toggle(parts.move, parts.panel)
    this.number(view, at)
    this.spoken(view)
    this.marked(view)
    this.offer(view, at)
    parts.handle.setAttribute("aria-pressed", String(view.grabbed === id))
    this.node.classList.toggle("grabbed", view.grabbed === id)
  }

  number(view, at) {
    const stands = view.standings.get(this.id), {number, spoken} = this.parts
    const ordered = stands && at.tier !== null
    write(number, ordered ? `${stands.place}${stands.level ? "=" : ""}` : "")
    write(spoken, ordered ? fill(this.words[stands.level ? "level_read" : "place_read"], stands) : "")
    this.node.classList.toggle("tied", Boolean(ordered && stands.level))
    this.node.classList.toggle("starts-tier", view.starts.has(this.id))
    write(this.parts.was, view.was(this.id))
  }

  // What tablemates said about the card, as counts.
  spoken({marks, first}) {
    const {words} = this, mark = marks[this.id] ?? {}, impression = first.cards?.[this.id] ?? {}
    const counts = {marks_up: mark.up, marks_down: mark.down, first_top: impression.top, first_bottom: impression.bottom}
    const sentences = Object.entries(counts).filter(([, n]) => n).map(([name, n]) => count(words, name, n))
    if (this.sentences === sentences.join("|")) return
    this.sentences = sentences.join("|")
    this.parts.said.replaceChildren(...sentences.map(sentence => make("li", {}, sentence)))
    this.parts.said.hidden = !sentences.length
  }

  marked({mine}) {
    for (const way of ["up", "down"]) this.parts[`mark_${way}`].setAttribute("aria-pressed", String(mine[this.id] === way))
  }

  // aria-disabled, not disabled: a button that goes dead under a finger must not lose the focus.
  offer({order}, at) {
    const {parts, id} = this, can = (name, act) => parts[name].setAttribute("aria-disabled", String(!act))
    can("up", step(order, id, "up"))
    can("down", step(order, id, "down"))
    can("level_above", beside(order, id, "up"))
    can("level_below", beside(order, id, "down"))
    parts.separate.hidden = !(at.tier !== null && at.level.length)
    parts.cant.hidden = at.zone === "cannot"
    if (!parts.panel.hidden || !parts.menu.length) this.menu(order, at)
  }

  // The list of places. Left alone while someone is choosing from it.
  menu(order, at) {
    const {words, parts: {menu}} = this, offered = places(order, this.id), text = JSON.stringify([offered, at])
    if (menu.offered === text || menu.matches(":focus")) return
    menu.offered = text
    const option = ({place, loose, act, here}) =>
      make("option", {value: JSON.stringify(act), selected: here}, loose ? words.loose_option : fill(words.place_option, {place}))
    const groups = offered.map(({pile, places: all}) => make("optgroup", {label: this.board.scale[pile]}, ...all.map(option)))
    const now = !PILES.includes(at.zone) ? words.choose_place : at.tier !== null && at.level.length ? words.level_option : ""
    const here = fill(now, this.board.view.standings.get(this.id))
    menu.replaceChildren(...(now ? [make("option", {value: "", selected: true}, here)] : []), ...groups)
  }

  // The keys of the handle: what each would do to the order (Alt with an arrow moves at once, without picking up).
  key(order, key) {
    const {id} = this
    const keys = {ArrowUp: () => step(order, id, "up"), ArrowDown: () => step(order, id, "down"), ArrowLeft: () => across(order, id, -1),
      ArrowRight: () => across(order, id, 1), Home: () => leap(order, id, "first"), End: () => leap(order, id, "last")}
    return keys[key]
  }

  home(order) { return home(order, this.id) }
  control(name) { return this.parts[name] }

  // Where focus goes when its control is no longer shown.
  ground() {
    const {handle, mark_up, read} = this.parts
    return [handle, mark_up, read].find(one => one.checkVisibility?.() ?? one.offsetParent) ?? null
  }
}
