// A live socket with its server inside the page, for tests of the board alone: the same calls as live.js, no network.
// Every mounted address is a laptop of one table; `room` is the server, which a test can make slow, silent or unreachable.

import {applied, apply} from "./placing.js"

const NONE = {piles: [0, 1, 2].map(() => ({ordered: [], loose: []})), cannot: [], finished: false}

export const room = (window.room = {
  table: {
    answer: {order: NONE, notes: [], risks: {}, holder: null, all_hands: false, on_paper: false, argued: null, elsewhere: [], before: null},
    marks: {}, first: {people: 0, cards: {}}, late: [], seats: 3,
  },
  stage: {number: 1, screen: "benefit/open", phase: "open", paused: false, eyes_up: false, all_hands: false, message: ""},
  silent: false,            // acts arrive and are not answered
  slow: false,              // whoever opens a page hears nothing yet, until something is published
  laptops: new Map(),
  journal: [],              // every act that the server took
  silence(on) { this.silent = on; if (!on) this.answer() },
  answer() { for (const laptop of this.laptops.values()) laptop.flush() },
  publish() { for (const laptop of this.laptops.values()) laptop.hear() },
  set(body) { Object.assign(this.table, body); this.publish() },
  say(answer) { Object.assign(this.table.answer, answer); this.publish() },
  put(stage) { Object.assign(this.stage, stage); this.publish() },
  from(act) { this.table.answer = apply(this.table.answer, act); this.journal.push(act); this.publish() },
})

export function open(address) {
  if (!room.laptops.has(address)) room.laptops.set(address, new Laptop(address))
  return room.laptops.get(address)
}

class Laptop {
  constructor(address) {
    Object.assign(this, {address, connected: true, refused: [], closed: "", mine: [], seat: {marks: {}, first: []}, hearers: [], watchers: new Set()})
  }
  body(topic) {
    const copy = topic === "stage" ? room.stage : topic.startsWith("table/") ? room.table : {answer: this.seat}
    return {revision: room.journal.length, body: structuredClone(copy)}
  }
  show(topic, hear) {
    const shown = {topic, hear, held: this.body(topic)}
    this.hearers.push(shown)
    if (!room.slow) hear(shown.held)
    return () => { this.hearers = this.hearers.filter(one => one !== shown) }
  }
  hear() {
    if (!this.connected) return
    for (const shown of [...this.hearers]) shown.hear(shown.held = this.body(shown.topic))
  }
  act(activity, party, act) {
    this.mine.push({activity, party, act})
    this.tell()
    for (const shown of [...this.hearers]) if (shown.topic === `${party}/${activity}`) shown.hear(shown.held)
    queueMicrotask(() => this.flush())
  }
  flush() {
    if (room.silent || !this.connected || !this.mine.length) return
    const {party, act} = this.mine.shift()
    room.journal.push(act)
    if (party === "table") room.table.answer = applied(room.table.answer, [act])
    else this.note(act)
    room.publish()
    this.tell()
    this.flush()
  }
  note(act) {
    if (act.kind === "think_first") this.seat.first.push(act)
    else act.way ? (this.seat.marks[act.card] = act.way) : delete this.seat.marks[act.card]
  }
  cut(on) { this.connected = !on; this.tell(); if (!on) { this.flush(); this.hear() } }
  waiting(activity, party) { return this.mine.filter(said => said.activity === activity && said.party === party).map(said => said.act) }
  watch(notice) { this.watchers.add(notice); notice(this.state()); return () => this.watchers.delete(notice) }
  state() { return {connected: this.connected, refused: this.refused, closed: this.closed, waiting: this.mine.length} }
  now() { return Date.now() / 1000 }
  tell() { for (const notice of [...this.watchers]) notice(this.state()) }
}
