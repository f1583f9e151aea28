// What tablemates moved, for those who hear the board and do not see it: said once, when their hands rest, and not at each move.
//
// One card is told by where it stands now, more of them in one sentence. What this page moves is said as it is moved.

import {fill} from "./pieces.js"
import {placed, ranking} from "./placing.js"

const REST = 1500
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other)

export class Mates {
  constructor(board) { this.board = board }

  // The order was `before`, and has just come from the server otherwise.
  moved(before) {
    if (same(before, this.board.order)) return
    this.before ??= before
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.say(), REST)
  }

  say() {
    const {board, before} = this, {order, words} = board
    this.rest()
    const card = alone(before, order)
    if (card) board.tell(fill(words.mate_moved, {said: board.told(order, card)}))
    else if (!same(where(before), where(order))) board.tell(words.mates_moved)
  }

  rest() {
    clearTimeout(this.timer)
    this.before = null
  }
}

const where = ({piles, cannot}) => ({piles, cannot})
const cardsOf = order => [...ranking(order).flat(), ...order.cannot]

// The card that makes all the difference between two orders; none where there are more, or no difference.
function alone(before, after) {
  if (same(where(before), where(after))) return null
  const without = (order, card) => where(placed(order, {kind: "take_back", card}))
  return [...new Set([...cardsOf(after), ...cardsOf(before)])].find(card => same(without(before, card), without(after, card))) ?? null
}
