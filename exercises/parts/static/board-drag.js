// Moving a card by hand: pointer and keyboard, both from the card's handle only, so that a swipe anywhere else scrolls.
//
// While a card is in the hand the board does not redraw for others (board.hold); what they did shows when it is let go.
// A drag changes nothing until the drop: the card follows the pointer, a line shows where it would go, and the drop is one
// act. A keyboard move is tried out on a copy of the order and sent as one act when the card is put down. Drops go between
// cards; making two cards level is done by the menu, because half a card's height is too fine a target for a finger.

import {PILES, placed} from "./placing.js"
import {home} from "./board-places.js"

const EDGE = 80, FASTEST = 18, STARTS = 5, GAP = 5

// -- by pointer

export function draggable(board, card) {
  card.control("handle").onpointerdown = event => {
    if (event.button || board.held || !board.view.controls) return
    event.currentTarget.setPointerCapture(event.pointerId)
    new Drag(board, card, event)
  }
}

class Drag {
  constructor(board, card, event) {
    Object.assign(this, {board, card, handle: event.currentTarget, x: event.clientX, y: event.clientY})
    this.from = {x: this.x, y: this.y, top: board.root.getBoundingClientRect().top}
    this.listen()
  }

  listen() {
    this.listening = new AbortController()
    const on = (target, name, heard) => target.addEventListener(name, heard, {signal: this.listening.signal})
    on(this.handle, "pointermove", event => this.moved(event))
    on(this.handle, "pointerup", () => this.end(true))
    on(this.handle, "pointercancel", () => this.end(false))
    on(this.handle, "lostpointercapture", () => this.end(false))
    on(window, "keydown", event => event.key === "Escape" && (event.preventDefault(), this.end(false)))
  }

  moved({clientX, clientY}) {
    Object.assign(this, {x: clientX, y: clientY})
    if (!this.lifted && Math.hypot(this.x - this.from.x, this.y - this.from.y) > STARTS) this.lift()
    if (this.lifted) this.follow()
  }

  lift() {
    const {node, parts: {surface}} = this.card
    this.lifted = true
    this.board.hold()
    node.style.height = `${node.offsetHeight}px`
    surface.style.width = `${surface.offsetWidth}px`
    node.classList.add("dragged")
    this.board.root.classList.add("dragging")
    this.scroll()
  }

  follow() {
    const sunk = this.from.top - this.board.root.getBoundingClientRect().top
    this.card.parts.surface.style.transform = `translate(${this.x - this.from.x}px, ${this.y - this.from.y + sunk}px)`
    this.target = landing(this.board, this.card.id, this.x, this.y)
    this.board.point(this.target)
  }

  // Near the upper or lower edge the page runs along, the faster the nearer.
  scroll() {
    if (!this.lifted) return
    const box = scroller(), {top, bottom} = edges(box)
    const near = Math.max(0, this.y - (bottom - EDGE)) - Math.max(0, top + EDGE - this.y)
    if (near) {
      box.scrollTop += Math.max(-FASTEST, Math.min(FASTEST, near / 3))
      this.follow()
    }
    requestAnimationFrame(() => this.scroll())
  }

  end(dropped) {
    this.listening.abort()
    if (!this.lifted) return
    this.lifted = false
    const {board, card, target} = this, was = board.measure()
    for (const node of [card.node, card.parts.surface]) node.removeAttribute("style")
    card.node.classList.remove("dragged")
    board.root.classList.remove("dragging")
    board.point(null)
    board.release(dropped && target ? target.act : null, card.id, was)
  }
}

const scroller = () => document.querySelector("[data-testid=stMain]") ?? document.scrollingElement

function edges(box) {
  if (box === document.scrollingElement) return {top: 0, bottom: innerHeight}
  const {top, bottom} = box.getBoundingClientRect()
  return {top: Math.max(0, top), bottom: Math.min(innerHeight, bottom)}
}

const holds = (rect, x, y) => rect.width && x >= rect.left && x <= rect.right && y >= rect.top && y <= rect.bottom

// Where a card let go at this point would land: {act, zone, line: {left, top, width} or null}; null outside every zone.
export function landing(board, card, x, y) {
  const [name, zone] = Object.entries(board.zones).find(([, {box}]) => holds(box.getBoundingClientRect(), x, y)) ?? []
  if (!name) return null
  if (!PILES.includes(name)) return {act: {kind: name === "deck" ? "take_back" : "cannot", card}, zone: zone.box, line: null}
  return inPile(board, card, name, y)
}

function inPile(board, card, pile, y) {
  const {box, ordered, loose} = board.zones[pile], others = [...ordered.children].filter(node => node.dataset.card !== card)
  const unordered = {act: {kind: "pile", card, pile}, zone: loose.hidden ? box : loose, line: null}
  if (!loose.hidden && y >= loose.getBoundingClientRect().top) return unordered
  if (!ordered.children.length && loose.hidden) return unordered
  const next = others.findIndex(node => y < middle(node)), at = next < 0 ? others.length : next
  return between(board, card, pile, others, at)
}

const middle = node => { const {top, bottom} = node.getBoundingClientRect(); return (top + bottom) / 2 }

// Level cards stay together: between two of them is after them all.
function between(board, card, pile, others, at) {
  while (at > 0 && at < others.length && tied(board, others, at)) at += 1
  const {box, ordered, empty} = board.zones[pile], frame = box.getBoundingClientRect()
  const edge = node => node.getBoundingClientRect()
  const top = others[at] ? edge(others[at]).top - GAP : edge(others.at(-1) ?? (empty.hidden ? ordered : empty)).bottom + GAP
  const act = {kind: "place", card, pile, after: others[at - 1]?.dataset.card ?? null}
  return {act, zone: box, line: {left: frame.left + 8, top, width: frame.width - 16}}
}

const tied = (board, others, at) => {
  const place = node => board.view.standings.get(node.dataset.card)?.place
  return place(others[at]) === place(others[at - 1])
}

// -- by keyboard

export function steerable(board, card) {
  const handle = card.control("handle")
  handle.onkeydown = event => steer(board, card, event)
  handle.onblur = () => board.arranging || board.grabbed !== card.id || put(board, card, true)
}

function steer(board, card, event) {
  const grabbed = board.grabbed === card.id, made = card.key(board.view.order, event.key)
  if (!board.view.controls || (board.held && !grabbed)) return
  if (event.key === " " || event.key === "Enter") grabbed ? put(board, card, true) : take(board, card)
  else if (event.key === "Escape" && grabbed) put(board, card, false)
  else if (made && grabbed) attempt(board, card, made())
  else if (made && event.altKey) board.press(card.id, event.key, made, event)
  else return
  event.preventDefault()
  event.stopPropagation()
}

function take(board, card) {
  board.hold()
  board.grabbed = card.id
  board.began = board.order
  board.attempt(board.order, board.fill("picked_up", card.id))
}

function attempt(board, card, act) {
  const order = act ? placed(board.view.order, act) : board.view.order
  board.attempt(order, act ? board.told(order, card.id) : board.fill("nowhere", card.id))
}

function put(board, card, keep) {
  const act = keep ? home(board.view.order, card.id) : null
  const same = JSON.stringify(act) === JSON.stringify(home(board.began, card.id))
  board.grabbed = board.tried = null
  board.release(same ? null : act, card.id)
  if (!keep) board.tell(board.fill("put_back", card.id))
}
