// What an act does to a table's answer: the same as apply() in exercises/ranking/answer.py, so that a move shows at once.
//
// The board draws  applied(server's answer, acts not answered yet).  Were the two halves to differ, a card would jump when
// the server answers; so both run tests/exercises/parts/placing.json. Everything here is pure: what comes in is never
// changed. Acts that only write notes leave the answer as it is: the writing box shows those.

export const PILES = ["more", "middle", "less"]
export const PLACING = new Set(["pile", "place", "tie", "cannot", "take_back", "from_paper"])

export const applied = (answer, acts) => acts.reduce(apply, answer)

export function apply(answer, act) {
  switch (act.kind) {
    case "from_paper": return {...answer, order: fromPaper(answer.order, act), on_paper: true}
    case "hold": return {...answer, holder: act.seat}
    case "all_hands": return {...answer, all_hands: act.on}
    case "weigh": return {...answer, risks: {...answer.risks, [act.note]: weighed(act)}}
    case "argue": return {...answer, argued: act.card}
    case "would_move": return {...answer, elsewhere: counted(answer.elsewhere, act)}
    case "finish": return {...answer, order: {...answer.order, finished: true}}
    case "go_back": return {...answer, order: {...answer.order, finished: false}}
    case "freeze": return answer.before ? answer : {...answer, before: answer.order}
    default: return PLACING.has(act.kind) ? {...answer, order: placed(answer.order, act)} : answer
  }
}

// The order after one card was put somewhere.
export function placed(order, act) {
  switch (act.kind) {
    case "pile": return inPile(order, act.card, act.pile)
    case "place": return act.after === act.card ? order : setAfter(lifted(order, act.card), act)
    case "tie": return act.level_with === act.card ? order : levelled(order, act.card, act.level_with)
    case "cannot": return order.cannot.includes(act.card) ? order : setAside(lifted(order, act.card), act.card)
    default: return lifted(order, act.card)
  }
}

export const pileOf = (order, name) => order.piles[PILES.indexOf(name)]
export const tiers = pile => pile.loose.length ? [...pile.ordered, pile.loose] : pile.ordered
export const ranking = order => order.piles.flatMap(tiers)
export const ranked = order => ranking(order).flat()
export const unplaced = (order, deck) => deck.filter(card => !ranked(order).includes(card) && !order.cannot.includes(card))

// An order without piles, laid into three of about a third of its cards each; no tier is split.
export function inThirds(order) {
  const piles = PILES.map(() => ({ordered: [], loose: []})), total = order.flat().length
  let laid = 0
  for (const tier of order) {
    piles[Math.min(2, Math.floor(laid * 3 / total))].ordered.push(tier)
    laid += tier.length
  }
  return piles
}

// -- below: the pieces, under the names they have in Python

const without = (cards, card) => cards.filter(other => other !== card)
const withPile = (order, name, change) =>
  ({...order, piles: order.piles.map((pile, at) => PILES[at] === name ? {...pile, ...change} : pile)})
const setAside = (order, card) => ({...order, cannot: [...order.cannot, card]})
const pileWith = ordered => ({ordered, loose: []})
const cut = (order, [first, second]) => [order.slice(0, first), order.slice(first, Math.max(first, second)),
  order.slice(Math.max(first, second))].map(pileWith)
const fromPaper = (order, {tiers: typed = null, cannot = [], cuts = null, finished = false}) => ({
  ...order, finished: finished || order.finished,
  ...(typed ? {piles: cuts ? cut(typed, cuts) : inThirds(typed), cannot} : {}),
})
const weighed = ({bearers = [], likelihood = null, severity = null}) => ({bearers, likelihood, severity})

function lifted(order, card) {
  const piles = order.piles.map(({ordered, loose}) => ({
    ordered: ordered.map(tier => without(tier, card)).filter(tier => tier.length),
    loose: without(loose, card),
  }))
  return {...order, piles, cannot: without(order.cannot, card)}
}

function inPile(order, card, name) {
  if (pileOf(order, name).loose.includes(card)) return order
  const rest = lifted(order, card)
  return withPile(rest, name, {loose: [...pileOf(rest, name).loose, card]})
}

function setAfter(order, {card, pile, after = null}) {
  const {ordered} = pileOf(order, pile)
  const found = ordered.findIndex(tier => tier.includes(after))
  const ahead = after === null ? 0 : found < 0 ? ordered.length : found + 1
  return withPile(order, pile, {ordered: [...ordered.slice(0, ahead), [card], ...ordered.slice(ahead)]})
}

function levelled(order, card, other) {
  const level = ranking(order).some(tier => tier.includes(card) && tier.includes(other))
  if (level || !ranked(order).includes(other)) return order
  const join = tier => tier.includes(other) ? [...tier, card] : tier
  const rest = lifted(order, card)
  return {...rest, piles: rest.piles.map(pile => ({ordered: pile.ordered.map(join), loose: join(pile.loose)}))}
}

function counted(counts, {card, way, people}) {
  const others = counts.filter(count => count.card !== card || count.way !== way)
  return people ? [...others, {card, way, people}] : others
}
