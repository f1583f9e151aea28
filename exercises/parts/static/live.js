// The live socket, seen from a laptop. One socket a tab, shared by everything on the page.
//
//   const live = open("live?w=...&as=seat-3")
//   const stop = live.show("table/benefit", ({revision, body}) => ...)   // now, and whenever it changes
//   live.act("benefit", "table", {kind: "pile", card: "data-lab", pile: "more"})
//   live.waiting("benefit", "table")      // acts the server has not answered yet, in order: re-apply them to what it says
//   live.watch(state => ...)              // {connected, waiting, refused, late, closed}: the badge, and what was not taken in;
//                                         // {trouble, outdated}: why the server keeps nothing, whether this page is an old one;
//                                         // {later}: how many acts wait for their activity to be on the screen again
//   live.now()                            // the server's clock, in seconds
//
// What was not answered is kept in the browser, so that neither a reload nor a lost connection loses it; it is sent again
// under its own client id, and the server applies each (client, seq) once. The messages are described in workshop/messages.py.
//
// What was answered is remembered while the page is open, for a server may come back from a backup that is older: then it is sent
// again too. In that backup the day may have been elsewhere, so what belongs to an activity waits until this one is on the screen.

import "./calm.js"
import "./ground.js"
import "./keys.js"

const SILENCE = 25000, HEARTBEAT = 8000, TROUBLED = 2000, REMEMBERED = 1000

export function open(address) {
  const open = (window.commonGroundLive ??= new Map())
  if (!open.has(address)) open.set(address, new Live(address))
  return open.get(address)
}

class Live {
  constructor(address) {
    this.address = address
    this.client = newClient()
    this.seq = 0
    this.mine = []            // acts of this page not yet answered
    this.left = leftovers(address)  // acts of earlier pages not yet answered
    this.later = []           // acts that wait for their activity to be on the screen again
    this.safe = []            // the last acts of this page that were answered, and counted
    this.ready = false        // whether acts may go: the server has said what it holds of ours
    this.topics = new Map()   // topic -> {held, hearers}
    this.watchers = new Set()
    this.refused = []         // the last acts that were refused, and why,
    this.late = []            // and that came late
    this.connected = false
    this.closed = ""
    this.trouble = ""         // why the server could not keep an act, until it can again
    this.scripts = null       // the version of the scripts of this page: the one that the server first told
    this.outdated = false     // whether the server has had another since
    this.stage = null
    this.skew = 0
    this.wait = 300
    this.show("stage", ({body}) => { this.at = body; this.stage = body.number; this.release() })
    this.connect()
    window.addEventListener("online", () => this.hurry())
    document.addEventListener("visibilitychange", () => document.hidden || this.hurry())
    window.addEventListener("pageshow", () => this.hurry())
    setInterval(() => this.beat(), HEARTBEAT)
  }

  show(topic, hear) {
    const shown = this.topics.get(topic) ?? {held: null, hearers: new Set()}
    this.topics.set(topic, shown)
    shown.hearers.add(hear)
    if (shown.held) hear(shown.held)
    if (shown.hearers.size === 1 && this.connected) this.ask(topic, shown)
    return () => {
      shown.hearers.delete(hear)
      if (shown.hearers.size || this.topics.get(topic) !== shown) return
      this.topics.delete(topic)
      this.send({kind: "hide", topic})
    }
  }

  act(activity, party, act) {
    const said = this.say({kind: "act", activity, party, act})
    this.tell()
    for (const [topic, shown] of this.topics)
      if (topic === `${party}/${activity}` && shown.held) for (const hear of [...shown.hearers]) hear(shown.held)
    return said
  }

  // An act under the next name of this page, meant for the stage that is on the screen.
  say(act) {
    const {life} = this, {round, part} = this.at ?? {}
    const said = {...act, client: this.client, seq: ++this.seq, stage: this.stage, meant: {life, round, part}}
    this.mine.push(said)
    this.keep()
    if (this.ready) this.send(said)
    return said
  }

  waiting(activity, party) {
    return this.unanswered().filter(s => s.activity === activity && s.party === party).map(s => s.act)
  }

  watch(notice) {
    this.watchers.add(notice)
    notice(this.state())
    return () => this.watchers.delete(notice)
  }

  unanswered() { return [...this.left, ...this.mine, ...this.later] }

  state() {
    const {connected, refused, late, closed, trouble, outdated} = this
    return {connected, refused, late, closed, trouble, outdated, waiting: this.unanswered().length, later: this.later.length}
  }

  now() { return Date.now() / 1000 + this.skew }

  // -- below: the wire

  connect() {
    if (this.closed) return
    const url = new URL(this.address, document.baseURI)
    url.protocol = url.protocol === "https:" ? "wss:" : "ws:"
    const socket = (this.socket = new WebSocket(url))
    socket.onopen = () => { if (this.socket === socket) this.last = Date.now() }
    socket.onmessage = message => this.socket === socket && this.heard(JSON.parse(message.data))
    socket.onclose = event => this.socket === socket && this.lost(event)
  }

  // The server is there. At another start of it, a revision may be the number of something else.
  greeted({run, life, role}) {
    if (run !== this.run) for (const shown of this.topics.values()) if (shown.held) shown.held = {...shown.held, revision: null}
    Object.assign(this, {run, life: life ?? "", role})
    for (const [topic, shown] of this.topics) this.ask(topic, shown)
    this.send({kind: "said", client: this.client, seq: this.safe.at(-1)?.seq ?? 0})
  }

  ask(topic, shown) { this.send({kind: "show", topic, revision: shown.held?.revision ?? null}) }

  // The server holds this page's acts up to one. What it was sent after that and does not hold any more is sent again, in its order.
  holds(seq) {
    const again = this.safe.filter(said => said.seq > seq).map(said => ({...said, again: true}))
    this.safe = this.safe.filter(said => said.seq <= seq)
    this.mine = [...again, ...this.mine]
    this.keep()
    this.postpone([...this.left, ...this.mine.filter(said => said.seq > seq)].filter(said => this.elsewhere(said)))
    this.ready = true
    for (const said of [...this.left, ...this.mine]) this.send(said)
    this.release()
    this.tell()
  }

  // Whether an act was meant for a day of which this server, come back from a backup, knows nothing.
  elsewhere({activity, stage, meant}) {
    if (this.role !== "seat" || activity === "day" || !meant) return false
    return (meant.life ?? this.life) !== this.life || (stage ?? 0) > (this.stage ?? Infinity)
  }

  postpone(acts) {
    const later = `${this.client}-later`, others = said => !acts.includes(said)
    this.mine = this.mine.filter(others)
    this.left = this.left.filter(others)
    this.later.push(...acts.map(said => ({...said, client: later})))
    for (const client of new Set([...acts.map(({client}) => client), later])) this.keep(client)
  }

  // What waited for the activity that is on the screen is said now, under new names: what was said after it may be kept already.
  release() {
    const due = this.ready ? this.later.filter(said => this.fits(said)) : []
    if (!due.length) return
    this.later = this.later.filter(said => !due.includes(said))
    for (const {kind, activity, party, act, again} of due) this.say({kind, activity, party, act, again})
    this.keep(`${this.client}-later`)
    this.tell()
  }

  fits({activity, meant}) {
    const {screen = "", round = 1, part = 0} = this.at ?? {}
    return screen.startsWith("ended") ||
      (screen.startsWith(`${activity}/`) && round >= (meant.round ?? 1) && part >= (meant.part ?? 0))
  }

  lost(event) {
    this.connected = this.ready = false
    if (event.code === 4401) this.closed = event.reason || "closed"
    if (event.code === 1013 && this.unanswered().length) this.inTrouble(event.reason)
    this.tell()
    if (this.closed) return
    clearTimeout(this.retry)
    this.retry = setTimeout(() => this.connect(), this.wait * (0.7 + Math.random() * 0.6))
    this.wait = Math.min(this.wait * 1.7, 4000)
  }

  // Nobody is helped by a hundred laptops that try again at once.
  inTrouble(why) {
    this.trouble = why
    this.wait = Math.max(this.wait, TROUBLED)
  }

  hurry() {
    if (this.closed || (this.connected && !this.silent())) return
    clearTimeout(this.retry)
    this.drop()
    this.connect()
  }

  // Nothing was heard for long, or this device's clock was put back.
  silent() { return Math.abs(Date.now() - this.last) > SILENCE }

  drop() {
    const socket = this.socket
    this.socket = null
    this.connected = this.ready = false
    socket?.close()
    this.tell()
  }

  beat() {
    if (!this.connected) return
    if (this.silent()) this.hurry()
    else this.send({kind: "ping"})
  }

  send(message) {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message))
  }

  heard(message) {
    this.last = Date.now()
    switch (message.kind) {
      case "here":
        if (this.table !== undefined && this.table !== message.table) return location.reload()
        this.table = message.table
        this.connected = true
        this.scripts ??= message.scripts ?? ""
        this.outdated = this.scripts !== (message.scripts ?? "")
        if (!this.trouble) this.wait = 300
        this.skew = message.clock - Date.now() / 1000
        this.greeted(message)
        return this.tell()
      case "holds": return this.holds(message.seq)
      case "pong":
        this.skew = message.clock - Date.now() / 1000
        return
      case "state": return this.received(message)
      case "done": case "late": case "refused": return this.answered(message)
    }
  }

  received({topic, revision, body}) {
    const shown = this.topics.get(topic)
    if (!shown) return
    shown.held = {revision, body}
    for (const hear of [...shown.hearers]) hear(shown.held)
  }

  answered({kind, client, seq, why}) {
    this.trouble = ""
    const other = said => said.client !== client || said.seq !== seq
    const said = [...this.mine, ...this.left].find(s => !other(s))
    this.mine = this.mine.filter(other)
    this.left = this.left.filter(other)
    if (kind === "done" && said?.client === this.client) this.safe = [...this.safe, said].slice(-REMEMBERED)
    if (kind !== "done" && said) this[kind] = [...this[kind].slice(-4), {act: said.act, why}]
    this.keep(client)
    this.tell()
    if (said && kind !== "done") for (const [topic, shown] of this.topics)
      if (topic === `${said.party}/${said.activity}` && shown.held) for (const hear of [...shown.hearers]) hear(shown.held)
  }

  keep(client = this.client) {
    const acts = this.unanswered().filter(said => said.client === client)
    try {
      const name = `common-ground ${this.address} ${client}`
      acts.length ? localStorage.setItem(name, JSON.stringify(acts)) : localStorage.removeItem(name)
    } catch { /* a browser that keeps nothing: what is on the page is still sent */ }
  }

  tell() { for (const notice of [...this.watchers]) notice(this.state()) }
}

// crypto.randomUUID is missing where the page comes over plain http from a laptop in the room.
function newClient() {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), byte => byte.toString(16).padStart(2, "0")).join("")
}

function leftovers(address) {
  const acts = []
  try {
    for (const name of Object.keys(localStorage))
      if (name.startsWith(`common-ground ${address} `)) acts.push(...JSON.parse(localStorage.getItem(name)))
  } catch { return acts }
  return acts
}
