// The lines above the cards: how many are left, what has reached the server, undo, who holds the board, and why it is still.

import {fill, make, write} from "./pieces.js"
import {PLACING} from "./placing.js"
import {button, count, shape} from "./board-card.js"

const PATIENCE = 1500       // milliseconds before an act that is not answered is worth a word
const SHOWN = new Set([...PLACING, "hold", "all_hands", "mark", "think_first"])

export class Top {
  constructor(board) {
    const {words} = board
    this.board = board
    this.line = make("p", {class: "left", tabindex: "-1"})
    this.badgeText = make("span", {})
    this.badgeNode = make("p", {class: "badge"}, this.badgeText)
    this.undo = Object.assign(button(null, "plain-button undo", words.undo), {onclick: () => board.undo()})
    this.heading = make("h2", {class: "revealed", hidden: true}, words.revealed)
    this.notice = make("ul", {class: "notices", role: "list", hidden: true})
    this.holder()
    const first = make("div", {class: "top-line"}, this.line, this.badgeNode, this.undo)
    this.node = make("header", {class: "top"}, this.heading, first, this.notice, this.holding)
  }

  holder() {
    const {board, board: {words}} = this
    this.who = make("p", {class: "who"})
    this.takes = button(null, "strong-button", words.take)
    this.takes.onclick = () => board.tableAct({kind: "hold", seat: board.info.seat})
    this.hands = button(null, "switch", make("span", {class: "track", "aria-hidden": "true"}), words.all_hands)
    this.hands.setAttribute("role", "switch")
    this.hands.onclick = () => board.tableAct({kind: "all_hands", on: !board.view.answer.all_hands})
    this.holding = make("div", {class: "holding"}, this.who, this.takes, this.hands)
  }

  draw(view) {
    const {words, info} = this.board, of = info.cards.length
    const left = view.left.length ? count(words, "to_place", view.left.length, {of}) : fill(words.all_placed, {of})
    write(this.line, view.ready ? left : words.waiting)
    this.heading.hidden = !info.frozen
    this.held(view)
    const last = this.board.undoable()
    this.undo.setAttribute("aria-disabled", String(!last))
    this.undo.setAttribute("aria-label", last ? this.board.fill("undo_card", last.card) : words.undo)
    this.undo.hidden = !view.controls
    this.notices(view)
  }

  held({answer, everyone, holds, follows, locked, ready, devices, stage}) {
    const {words} = this.board, alone = devices < 2 && holds
    const who = everyone ? "everyone_holds" : answer.holder == null ? "nobody_holds" : holds ? "you_hold" : "other_holds"
    write(this.who, !ready || locked || alone ? "" : words[who])
    this.takes.hidden = !follows
    this.hands.hidden = !ready || Boolean(locked) || alone || stage.all_hands || !holds || answer.holder == null
    this.hands.setAttribute("aria-checked", String(Boolean(answer.all_hands)))
    this.holding.hidden = this.who.hidden && this.takes.hidden && this.hands.hidden
  }

  notices({locked, late, answer, ready}) {
    const {words, info, live} = this.board, {refused} = live.state()
    const name = id => this.board.cards.get(id)?.card.short_name ?? id
    const missed = late.filter(act => act.card && PLACING.has(act.kind)), cards = [...new Set(missed.map(act => name(act.card)))].join(", ")
    const turned = refused.filter(({act}) => SHOWN.has(act.kind)).at(-1)
    this.list(ready ? [info.frozen && words.revealed_note, words[locked], answer.on_paper && words.from_paper,
      missed.length && count(words, "late", missed.length, {cards}), turned && fill(words.refused, {why: turned.why})].filter(Boolean) : [])
  }

  list(sentences) {
    if (this.listed === sentences.join("|")) return
    this.listed = sentences.join("|")
    this.notice.replaceChildren(...sentences.map(sentence => make("li", {}, sentence)))
    this.notice.hidden = !sentences.length
  }

  // -- the badge: a shape and words, never colour alone

  badge(state) {
    clearTimeout(this.timer)
    const unsent = this.unsent()
    this.since = unsent ? this.since ?? Date.now() : null
    const waited = this.since ? Date.now() - this.since : 0
    this.cut = state.connected ? null : this.cut ?? Date.now()
    const off = Boolean(state.trouble) || (!state.connected && this.been && Date.now() - this.cut >= PATIENCE)
    if (state.connected) this.been = true
    this.show(state, unsent && (waited >= PATIENCE || off) ? unsent : 0, off)
    if (unsent || !state.connected) this.timer = setTimeout(() => this.badge(this.board.live.state()), 250)
  }

  unsent() {
    const {live, info: {activity}} = this.board
    return live ? ["table", "seat"].flatMap(party => live.waiting(activity, party)).filter(act => SHOWN.has(act.kind)).length : 0
  }

  show(state, unsent, off) {
    const {words} = this.board, moves = unsent ? count(words, "unsent", unsent) : ""
    const kind = state.closed || off ? "lost" : unsent ? "unsent" : "saved"
    const calm = moves || (this.been ? words.saved : words.connecting)
    const why = state.trouble ? `${state.trouble} ${words.kept}` : words.lost
    const text = state.closed ? words.closed : off ? [why, moves].filter(Boolean).join(" ") : calm
    if (this.kind !== kind) {
      if (kind === "lost" || this.kind === "lost") this.board.tell(kind === "lost" ? text : words.back)
      this.badgeNode.className = `badge ${kind}`
      this.badgeNode.replaceChildren(shape(kind), this.badgeText)
      this.kind = kind
    }
    write(this.badgeText, text)
  }

  rest() { clearTimeout(this.timer) }
}
