// Think first: before the table talks, each person names two cards for the top and two for the bottom.
//
// One phone goes round; what is chosen is cleared as it is handed on. The counts are shown on the cards, as marks, only when
// four people have given theirs, so that nobody's choice can be told. The panel goes when the table places its first card.

import {button, count} from "./board-card.js"
import {fill, make, write} from "./pieces.js"

const MOST = 2

export class FirstImpressions {
  constructor(board) {
    const {words} = board
    this.board = board
    this.rows = new Map()
    this.given = this.gone = false
    this.list = make("ul", {class: "think-cards", role: "list"})
    this.note = make("p", {class: "think-note"}, words.think_note)
    this.people = make("p", {class: "think-people"})
    this.thanks = make("p", {class: "think-thanks", tabindex: "-1", hidden: true}, words.think_thanks)
    this.give = Object.assign(button(null, "strong-button", words.think_give), {onclick: () => this.send()})
    this.next = Object.assign(button(null, "strong-button", words.think_next), {onclick: () => this.clear()})
    this.skip = Object.assign(button(null, "plain-button", words.think_skip), {onclick: () => this.leave()})
    this.node = make("section", {class: "think", hidden: true, "aria-labelledby": "think"}, make("h3", {id: "think"}, words.think),
      this.note, this.list, this.thanks, make("div", {class: "think-end"}, this.give, this.next, this.skip, this.people))
    this.clear(false)
  }

  draw({first, begun, locked}) {
    this.node.hidden = this.gone || begun || locked || !this.board.info.think_first
    if (this.node.hidden) return
    for (const card of this.board.info.cards) if (!this.rows.has(card.id)) this.row(card)
    write(this.people, count(this.board.words, "think_people", first.people ?? 0))
    this.show()
  }

  row(card) {
    const one = side => {
      const name = fill(this.board.words[`think_${side}_card`], {card: card.short_name})
      const choose = button(name, "choose", this.board.words[`think_${side}`])
      choose.onclick = () => this.choose(card.id, side)
      return choose
    }
    const row = {top: one("top"), bottom: one("bottom")}
    this.rows.set(card.id, row)
    const letter = make("span", {class: "letter small", "aria-hidden": "true"}, card.letter)
    this.list.append(make("li", {}, letter, make("span", {class: "think-name"}, card.short_name), row.top, row.bottom))
  }

  choose(card, side) {
    const chosen = this.chosen[side], other = this.chosen[side === "top" ? "bottom" : "top"]
    if (chosen.has(card)) chosen.delete(card)
    else if (chosen.size >= MOST) return this.board.tell(this.board.words.think_full)
    else { chosen.add(card); other.delete(card) }
    this.show()
  }

  show() {
    for (const [card, row] of this.rows) for (const side of ["top", "bottom"]) {
      const on = this.chosen[side].has(card)
      row[side].setAttribute("aria-pressed", String(on))
      row[side].setAttribute("aria-disabled", String(!on && this.chosen[side].size >= MOST))
    }
    this.give.setAttribute("aria-disabled", String(!this.chosen.top.size))
    this.list.hidden = this.give.hidden = this.note.hidden = this.given
    this.thanks.hidden = this.next.hidden = !this.given
    write(this.skip, this.board.words[this.given ? "think_close" : "think_skip"])
  }

  send() {
    if (!this.chosen.top.size) return this.board.tell(this.board.words.think_need)
    this.board.seatAct({kind: "think_first", top: [...this.chosen.top], bottom: [...this.chosen.bottom]})
    this.given = true
    this.chosen = {top: new Set(), bottom: new Set()}
    this.show()
    this.thanks.focus({preventScroll: true})
  }

  clear(focus = true) {
    this.given = false
    this.chosen = {top: new Set(), bottom: new Set()}
    this.show()
    if (focus) this.list.querySelector("button")?.focus()
  }

  leave() {
    this.gone = true
    this.board.render()
  }
}
