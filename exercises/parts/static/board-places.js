// Where a card stands, and which act would put it somewhere else. Pure; what an act does is placing.js.
//
// Every way of moving a card (drag, arrow keys, buttons, menu, undo) comes down to one of these functions, and each gives
// one small act relative to another card. The places run on: the ordered cards of a pile, its cards not yet ordered, then
// the next pile.

import {PILES, pileOf, placed, ranking} from "./placing.js"

const first = tier => tier?.[0] ?? null
const put = (card, pile) => ({kind: "pile", card, pile})
const place = (card, pile, after) => ({kind: "place", card, pile, after})
const neighbour = (pile, by) => PILES[PILES.indexOf(pile) + by]

// {zone: "deck" | "cannot" | a pile, tier: number of the ordered tier or null, level: the other cards of its tier}
export function spot(order, card) {
  for (const zone of PILES) {
    const {ordered, loose} = pileOf(order, zone)
    const tier = ordered.findIndex(cards => cards.includes(card))
    if (tier >= 0) return {zone, tier, level: ordered[tier].filter(other => other !== card)}
    if (loose.includes(card)) return {zone, tier: null, level: loose.filter(other => other !== card)}
  }
  return {zone: order.cannot.includes(card) ? "cannot" : "deck", tier: null, level: []}
}

// The act that puts the card where it stands in this order: sent at the end of a keyboard move, and to undo.
export function home(order, card) {
  const {zone, tier, level} = spot(order, card)
  if (zone === "deck") return {kind: "take_back", card}
  if (zone === "cannot") return {kind: "cannot", card}
  if (tier === null) return put(card, zone)
  if (level.length) return {kind: "tie", card, level_with: level[0]}
  return place(card, zone, first(pileOf(order, zone).ordered[tier - 1]))
}

// One place up or down, crossing into the next pile at the edge; null where there is none.
export const step = (order, card, way) => (way === "up" ? up : down)(order, card, spot(order, card))

function up(order, card, {zone, tier, level}) {
  if (zone === "deck") return null
  if (zone === "cannot") return fromBelow(order, card, "less")
  const {ordered} = pileOf(order, zone)
  if (tier === null) return place(card, zone, first(ordered.at(-1)))
  if (level.length) return place(card, zone, first(ordered[tier - 1]))
  if (tier > 0) return place(card, zone, first(ordered[tier - 2]))
  return neighbour(zone, -1) ? fromBelow(order, card, neighbour(zone, -1)) : null
}

function down(order, card, {zone, tier, level}) {
  if (zone === "deck") return put(card, "more")
  if (zone === "cannot") return null
  const {ordered, loose} = pileOf(order, zone)
  if (tier !== null && level.length) return place(card, zone, level[0])
  if (tier !== null && tier < ordered.length - 1) return place(card, zone, first(ordered[tier + 1]))
  if (tier !== null && loose.length) return put(card, zone)
  return neighbour(zone, 1) ? place(card, neighbour(zone, 1), null) : null
}

function fromBelow(order, card, pile) {
  const {ordered, loose} = pileOf(order, pile)
  return loose.length ? put(card, pile) : place(card, pile, first(ordered.at(-1)))
}

// Into the pile on the left (-1) or on the right (1), not yet ordered.
export function across(order, card, by) {
  const {zone} = spot(order, card)
  if (zone === "deck") return by > 0 ? put(card, "more") : null
  if (zone === "cannot") return by < 0 ? put(card, "less") : null
  return neighbour(zone, by) ? put(card, neighbour(zone, by)) : null
}

// The very first place of all, or the very last.
export const leap = (order, card, way) =>
  way === "first" ? place(card, "more", null) : fromBelow(placed(order, {kind: "take_back", card}), card, "less")

// The card level with the one above or below in the same pile; null where there is none. With what is not ordered yet nothing can be
// level: it has no place of its own.
export function beside(order, card, way) {
  const {zone, tier} = spot(order, card)
  if (!PILES.includes(zone)) return null
  const {ordered} = pileOf(order, zone)
  const other = first(ordered[(tier ?? ordered.length) + (way === "up" ? -1 : 1)])
  return other && {kind: "tie", card, level_with: other}
}

// Every card's place: {place, level, of}. Cards of one tier share the place of the first of them, as in a race.
export function standings(order) {
  const all = ranking(order), of = all.flat().length, found = new Map()
  let ahead = 0
  for (const tier of all) {
    for (const card of tier) found.set(card, {place: ahead + 1, level: tier.length > 1, of})
    ahead += tier.length
  }
  return found
}

// What the menu offers, pile by pile: [{pile, places: [{place, loose, act, here}]}].
export function places(order, card) {
  const {zone, tier, level} = spot(order, card), rest = placed(order, {kind: "take_back", card})
  let ahead = 0
  return PILES.map(pile => {
    const {ordered, loose} = pileOf(rest, pile), offered = []
    const offer = (act, here) => offered.push({place: ahead + 1, loose: act.kind === "pile", act, here: zone === pile && here})
    offer(place(card, pile, null), tier === 0 && !level.length)
    ordered.forEach((cards, at) => {
      ahead += cards.length
      offer(place(card, pile, cards[0]), tier === at + 1 && !level.length)
    })
    offer(put(card, pile), tier === null)
    ahead += loose.length
    return {pile, places: offered}
  })
}
