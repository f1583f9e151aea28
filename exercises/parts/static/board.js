// The ranking board: a table puts its cards in three piles, then in order, and every device of the table sees it at once.
//
//   acts  ->  live.act(...)  ->  the server  ->  topic table/<activity>  ->  every device of the table
//
// What is drawn is always   applied(what the server last said, what it has not answered yet)   (placing.js), so a move
// shows at once, survives a lost connection, and merges with what a tablemate does meanwhile. Drawing is idempotent: the
// same view gives the same page, and each card's node is made once and moved. Streamlit never reruns while cards move.
// One device holds the board, the others follow and mark; that is advice on the screen, and merging stays underneath.
//
// Neighbours: board-places.js knows places and the acts between them, board-card.js one card, board-drag.js hands and keys,
// board-top.js the lines above the cards, board-first.js the thinking before, board-mates.js what tablemates moved. Sentences are in [board] of the words.

import {open} from "./live.js"
import {fill, make, sheet, write} from "./pieces.js"
import {PILES, applied, placed, pileOf, ranking, unplaced} from "./placing.js"
import {home, spot, standings} from "./board-places.js"
import {Card, count} from "./board-card.js"
import {draggable, steerable} from "./board-drag.js"
import {FirstImpressions} from "./board-first.js"
import {Top} from "./board-top.js"
import {Mates} from "./board-mates.js"

const EMPTY = {piles: PILES.map(() => ({ordered: [], loose: []})), cannot: [], finished: false}
const FLIGHT = {duration: 160, easing: "ease-out"}
const boards = new WeakMap()

export default function ({data, parentElement}) {
  if (!boards.has(parentElement)) boards.set(parentElement, new Board(parentElement, data))
  boards.get(parentElement).take(data)
  return () => {
    boards.get(parentElement)?.close()
    boards.delete(parentElement)
  }
}

class Board {
  constructor(parent, info) {
    this.info = info
    this.words = info.words
    this.scale = info.scale
    this.root = make("div", {class: "board", role: "group", "aria-label": this.words.board})
    this.cards = new Map()
    this.heard = {}
    this.history = []       // this page's own placing acts, each with the act that undoes it
    this.order = EMPTY
    this.top = new Top(this)
    this.first = new FirstImpressions(this)
    this.mates = new Mates(this)
    this.build(parent)
  }

  build(parent) {
    const frame = parent.querySelector(".root") ?? parent
    this.zones = Object.fromEntries(["deck", ...PILES, "cannot"].map(name => [name, this.zone(name)]))
    this.status = make("div", {class: "heard", role: "status"})
    this.pointer = make("div", {class: "pointer", hidden: true})
    this.piles = make("div", {class: "piles"}, ...PILES.map(name => this.zones[name].box))
    this.root.append(this.top.node, this.first.node, this.zones.deck.box, this.piles, this.zones.cannot.box, this.pointer, this.status,
      make("p", {id: "grab-help", class: "heard"}, this.words.grab_help))
    frame.replaceChildren(dressed(this.root), this.root)
  }

  zone(name) {
    const {words, scale} = this, pile = PILES.includes(name)
    const number = make("span", {class: "zone-count"}), title = make("h3", {id: `zone-${name}`}, pile ? scale[name] : words[name])
    const list = () => make(pile ? "ol" : "ul", {class: "cards", role: "list", "aria-labelledby": `zone-${name}`, hidden: true})
    const ordered = list(), empty = make("p", {class: "empty"}), level = make("p", {class: "loose-name"}), spare = list()
    const loose = make("div", {class: "loose", hidden: true}, level, spare)
    const box = make("section", {class: `zone ${pile ? "pile" : name}`, "data-zone": name, "aria-labelledby": `zone-${name}`},
      make("div", {class: "zone-head"}, title, number), empty, ordered, loose)
    return {box, ordered, loose, spare, level, empty, number}
  }

  // -- what comes in

  take(info) {
    const moved = info.live !== this.info.live || info.activity !== this.info.activity
    this.info = info
    if (moved || !this.stops) this.listen()
    for (const card of info.cards) this.card(card)
    for (const [id, card] of this.cards) if (!info.cards.some(one => one.id === id)) { card.node.remove(); this.cards.delete(id) }
    this.render()
  }

  card(card) {
    if (this.cards.has(card.id)) return this.cards.get(card.id).renew(card)
    const made = new Card(this, card)
    this.cards.set(card.id, made)
    draggable(this, made)
    steerable(this, made)
  }

  listen() {
    this.close()
    const {live, activity} = this.info
    this.heard = {}
    this.history = []
    this.live = open(live)
    const hear = name => ({body}) => { this.heard[name] = body; this.render() }
    this.stops = [this.live.show(`table/${activity}`, said => this.hearTable(said)), this.live.show(`seat/${activity}`, hear("seat")),
      this.live.show("stage", hear("stage")), this.live.watch(state => this.top.badge(state))]
  }

  // What is drawn is ahead of the server by this page's own acts, so what differs now was moved by tablemates.
  hearTable({body}) {
    const before = this.heard.table && !this.held ? this.order : null
    this.heard.table = body
    this.render()
    if (before) this.mates.moved(before)
  }

  close() {
    for (const stop of this.stops ?? []) stop()
    this.stops = null
    this.top.rest()
    this.mates.rest()
  }

  // -- what is shown

  get answer() { return applied(this.heard.table?.answer ?? {order: EMPTY}, this.live.waiting(this.info.activity, "table")) }

  see() {
    const {heard, info} = this, answer = this.answer, stage = heard.stage ?? {}, order = this.tried ?? answer.order
    const locked = order.finished && !info.frozen ? "finished" : stage.eyes_up ? "eyes_up" : stage.paused ? "paused" : ""
    const everyone = Boolean(answer.all_hands || stage.all_hands), holds = answer.holder == null || answer.holder === info.seat
    const ready = Boolean(heard.table)
    this.order = order
    return {answer, order, stage, locked, everyone, holds, ready,
      controls: ready && !locked && (holds || everyone), follows: ready && !locked && !holds && !everyone,
      grabbed: this.grabbed, standings: standings(order), starts: starts(order), was: card => this.was(answer, order, card),
      marks: heard.table?.marks ?? {}, mine: this.mine(), first: heard.table?.first ?? {}, late: heard.table?.late ?? [],
      devices: heard.table?.seats ?? 1,
      left: unplaced(order, info.cards.map(card => card.id)), begun: ranking(order).length > 0 || order.cannot.length > 0}
  }

  // This seat's own marks, with those that the server has not answered yet.
  mine() {
    const marks = {...this.heard.seat?.answer.marks}
    for (const act of this.live.waiting(this.info.activity, "seat")) if (act.kind === "mark") marks[act.card] = act.way
    return marks
  }

  // After the reveal: where the card stood in the order that was kept, if that was elsewhere.
  was({before}, order, card) {
    if (!this.info.frozen || !before) return ""
    const then = spot(before, card), place = position(before, card), {words} = this
    if (then.zone === spot(order, card).zone && place === position(order, card)) return ""
    if (!PILES.includes(then.zone)) return words[`was_${then.zone}`]
    return fill(words.was, {place})
  }

  render(was = this.root.isConnected && this.shown ? this.measure() : new Map()) {
    if (this.held) return (this.stale = true)
    const seen = inSight(this.focused())
    this.draw()
    if (seen) show(this.focused())  // what tablemates move pushes it nowhere
    this.fly(was)
    this.shown = this.view.ready  // what the table had said before the page opened is found in its place
  }

  draw() {
    const focused = this.focused()
    const view = (this.view = this.see())
    this.root.classList.toggle("waiting", !view.ready)
    this.root.classList.toggle("still", !view.controls)
    this.arranging = true
    this.arrange(view)
    for (const card of this.cards.values()) card.draw(view)
    this.top.draw(view)
    this.first.draw(view)
    this.keep(focused)
    this.arranging = false
  }

  arrange({order, left}) {
    this.lay("deck", left, [])
    this.lay("cannot", order.cannot, [])
    for (const name of PILES) this.lay(name, pileOf(order, name).ordered.flat(), pileOf(order, name).loose)
    this.zones.deck.box.hidden = !this.view.controls && !left.length
    this.zones.cannot.box.hidden = !this.view.controls && !order.cannot.length
    this.root.classList.toggle("all-placed", !left.length)
  }

  lay(name, ordered, loose) {
    const zone = this.zones[name], {words} = this, n = ordered.length + loose.length
    const nodes = ids => ids.map(id => this.cards.get(id)?.node).filter(Boolean)
    lay(zone.ordered, nodes(ordered))
    lay(zone.spare, nodes(loose))
    zone.loose.hidden = !loose.length
    write(zone.number, count(words, "cards", n))
    if (loose.length) write(zone.level, count(words, "loose", loose.length, {place: this.view.standings.get(loose[0]).place}))
    const empty = {deck: words.deck_empty, cannot: words.cannot_note}[name] ?? words.pile_empty
    const unordered = loose.length > 1 && !ordered.length && this.view.controls ? words.order_here : ""
    write(zone.empty, n ? unordered : empty)
  }

  // -- what goes out

  press(id, verb, maker, event) {
    // A second quick press in the same spot means the same card, although another has slid under the finger.
    if (event.detail > 1 && this.last && this.last.id !== id && this.last.verb === verb) {
      if (verb !== "up" && verb !== "down") return
      id = this.last.id
      maker = order => this.cards.get(id).key(order, verb === "up" ? "ArrowUp" : "ArrowDown")()
    }
    this.last = {id, verb}
    const act = this.view.controls ? maker(this.order) : null
    act ? this.place(act) : this.tell(this.fill("nowhere", id))
  }

  place(act, was) {
    const {order, answer} = this.view, undo = home(order, act.card), {activity, seat} = this.info
    if (JSON.stringify(placed(order, act)) === JSON.stringify(order)) return this.render(was)
    const next = spot(order, act.card).zone === "deck" ? this.nextInDeck(act.card) : null
    if (answer.holder == null) this.live.act(activity, "table", {kind: "hold", seat})
    this.history = [...this.history.slice(-19), {undo, card: act.card, zone: spot(placed(order, act), act.card).zone}]
    this.send(act, was)
    if (next) this.cards.get(next.id).control("sorting").children[next.at].focus({preventScroll: true})
    if (next) show(this.focused())
    this.tell(this.told(this.order, act.card))
    if (undo.kind !== "take_back") this.follow(act.card)
  }

  // One drawing for one act: live.act tells every hearer, and the first drawing would lose where things were.
  send(act, was = this.measure()) {
    this.held = true
    this.live.act(this.info.activity, "table", act)
    this.held = this.stale = false
    this.render(was)
  }

  // Whoever sorts the deck by keyboard goes on with the same button of the next card.
  nextInDeck(id) {
    const {sorting} = this.cards.get(id).parts, at = [...sorting.children].indexOf(this.focused())
    const {left} = this.view, next = left[left.indexOf(id) + 1] ?? left[left.indexOf(id) - 1]
    return at >= 0 && next ? {id: next, at} : null
  }

  undo() {
    const last = this.undoable()
    if (!last || !this.view.controls) return
    this.history = this.history.slice(0, -1)
    this.send(last.undo)
    this.tell(fill(this.words.undone, {said: this.told(this.order, last.card)}))
    this.follow(last.card)
  }

  // The last act of this page, unless a tablemate has since taken that card elsewhere.
  undoable() {
    const last = this.history.at(-1)
    if (!last || spot(this.order, last.card).zone === last.zone) return last
    this.history = []
    return null
  }

  mark(card, way) {
    this.seatAct({kind: "mark", card, way: this.view.mine[card] === way ? null : way})
  }

  seatAct(act) { this.live.act(this.info.activity, "seat", act); this.render() }
  tableAct(act) { this.live.act(this.info.activity, "table", act); this.render() }

  // -- a card in the hand (board-drag.js)

  hold() { this.held = true }

  attempt(order, said) {
    const was = this.measure()
    this.tried = order
    this.held = false
    this.render(was)
    this.held = true
    this.tell(said)
    this.follow(this.grabbed)
  }

  // Let go: what tablemates did meanwhile is drawn, then the act is sent, if the board may still be moved.
  release(act, card, was = this.measure()) {
    this.held = this.stale = false
    this.tried = null
    this.view = this.see()
    if (act && this.view.controls) return this.place(act, was)
    this.render(was)
    if (act) this.tell(this.words.stays)
  }

  // The line or frame that shows where the card would go.
  point(target) {
    const nodes = Object.values(this.zones).flatMap(({box, loose}) => [box, loose])
    for (const node of nodes) node.classList.toggle("target", node === target?.zone)
    this.pointer.hidden = !target?.line
    if (this.pointer.hidden) return
    const frame = this.root.getBoundingClientRect(), {left, top, width} = target.line
    Object.assign(this.pointer.style, {left: `${left - frame.left}px`, top: `${top - frame.top}px`, width: `${width}px`})
  }

  // -- what is said, and where focus and sight go

  fill(word, id) { return fill(this.words[word], {card: this.cards.get(id)?.card.short_name}) }

  told(order, id) {
    const {zone, tier, level} = spot(order, id), name = card => this.cards.get(card)?.card.short_name ?? card
    const kind = !PILES.includes(zone) ? zone : tier === null ? "loose" : level.length ? "level" : "place"
    const values = {card: name(id), pile: this.scale[zone], others: level.map(name).join(", "), ...standings(order).get(id)}
    return fill(this.words[`said_${kind}`], values)
  }

  tell(sentence) { this.status.textContent = this.status.textContent === sentence ? `${sentence}\u00a0` : sentence }

  focused() {
    const {activeElement} = this.root.getRootNode()
    return this.root.contains(activeElement) ? activeElement : null
  }

  // Focus stays on its control; where that is gone, on its card; where the card shows no control, on the line at the top.
  keep(node) {
    if (!node || (this.focused() === node && visible(node))) return
    const card = this.cards.get(node.closest("[data-card]")?.dataset.card)
    const ground = visible(node) ? node : card?.ground() ?? this.top.line
    ground.focus({preventScroll: true})
  }

  follow(id) {
    show(this.cards.get(id)?.node)
  }

  // -- cards glide from where they were (first, last, invert, play)

  measure() {
    const frame = this.root.getBoundingClientRect(), places = new Map()
    for (const [id, {parts: {surface}}] of this.cards) {
      const {left, top, width} = surface.getBoundingClientRect()
      if (width) places.set(id, {left: left - frame.left, top: top - frame.top})
    }
    return places
  }

  fly(was) {
    if (!was.size || matchMedia("(prefers-reduced-motion: reduce)").matches) return
    for (const {parts: {surface}} of this.cards.values()) for (const flight of surface.getAnimations?.() ?? []) flight.cancel()
    for (const [id, now] of this.measure()) {
      const then = was.get(id), dx = then?.left - now.left, dy = then?.top - now.top
      if (dx || dy) this.cards.get(id).parts.surface.animate?.([{transform: `translate(${dx}px, ${dy}px)`}, {transform: "none"}], FLIGHT)
    }
  }
}

const inSight = node => {
  const {top, bottom} = node?.getBoundingClientRect() ?? {}
  return bottom > 0 && top < innerHeight
}
const show = node => node?.scrollIntoView({block: "nearest", behavior: "instant"})
const visible = node => node.isConnected && (node.checkVisibility?.() ?? Boolean(node.offsetParent))
const starts = order => new Set(ranking(order).map(tier => tier[0]))

function position(order, card) {
  const stands = standings(order).get(card)
  return stands ? `${stands.place}${stands.level ? "=" : ""}` : ""
}

// Puts these nodes into the list in this order, moving as few as it can and keeping the focus where the browser can.
function lay(list, nodes) {
  nodes.forEach((node, at) => {
    if (list.children[at] === node) return
    const next = list.children[at] ?? null
    list.moveBefore && node.isConnected && list.isConnected ? list.moveBefore(node, next) : list.insertBefore(node, next)
  })
  list.hidden = !nodes.length
}

// The board's own stylesheet, and nothing to see until it is there.
function dressed(root) {
  root.hidden = true
  const link = sheet("board")
  link.onload = link.onerror = () => { root.hidden = false }
  return link
}
