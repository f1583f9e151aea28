// The live socket, seen from a laptop. One socket a tab, shared by everything on the page.
//
//   const live = open("live?w=...&as=seat-3")
//   const stop = live.show("table/benefit", ({revision, body}) => ...)   // now, and whenever it changes
//   live.act("benefit", "table", {kind: "pile", card: "data-lab", pile: "more"})
//   live.waiting("benefit", "table")      // acts the server has not answered yet, in order: re-apply them to what it says
//   live.watch(state => ...)              // {connected, waiting, refused, late, closed}: the badge, and what was not taken in;
//                                         // {trouble, outdated}: why the server keeps nothing, whether this page is an old one
//   live.now()                            // the server's clock, in seconds
//
// What was not answered is kept in the browser, so that neither a reload nor a lost connection loses it; it is sent again
// under its own client id, and the server applies each (client, seq) once. The messages are described in workshop/messages.py.

import "./keys.js"

const SILENCE = 25000, HEARTBEAT = 8000, TROUBLED = 2000

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
    this.show("stage", ({body}) => { this.stage = body.number })
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
    if (shown.hearers.size === 1) this.send({kind: "show", topic, revision: shown.held?.revision ?? null})
    return () => {
      shown.hearers.delete(hear)
      if (shown.hearers.size || this.topics.get(topic) !== shown) return
      this.topics.delete(topic)
      this.send({kind: "hide", topic})
    }
  }

  act(activity, party, act) {
    const said = {kind: "act", client: this.client, seq: ++this.seq, activity, party, stage: this.stage, act}
    this.mine.push(said)
    this.keep()
    this.send(said)
    this.tell()
    for (const [topic, shown] of this.topics)
      if (topic === `${party}/${activity}` && shown.held) for (const hear of [...shown.hearers]) hear(shown.held)
    return said
  }

  waiting(activity, party) {
    return [...this.left, ...this.mine].filter(s => s.activity === activity && s.party === party).map(s => s.act)
  }

  watch(notice) {
    this.watchers.add(notice)
    notice(this.state())
    return () => this.watchers.delete(notice)
  }

  state() {
    const {connected, refused, late, closed, trouble, outdated} = this
    return {connected, refused, late, closed, trouble, outdated, waiting: this.mine.length + this.left.length}
  }

  now() { return Date.now() / 1000 + this.skew }

  // -- below: the wire

  connect() {
    if (this.closed) return
    const url = new URL(this.address, document.baseURI)
    url.protocol = url.protocol === "https:" ? "wss:" : "ws:"
    const socket = (this.socket = new WebSocket(url))
    socket.onopen = () => this.opened(socket)
    socket.onmessage = message => this.socket === socket && this.heard(JSON.parse(message.data))
    socket.onclose = event => this.socket === socket && this.lost(event)
  }

  opened(socket) {
    if (this.socket !== socket) return
    this.last = Date.now()
    for (const [topic, shown] of this.topics) this.send({kind: "show", topic, revision: shown.held?.revision ?? null})
    for (const said of [...this.left, ...this.mine]) this.send(said)
  }

  lost(event) {
    this.connected = false
    if (event.code === 4401) this.closed = event.reason || "closed"
    if (event.code === 1013 && this.mine.length + this.left.length) this.inTrouble(event.reason)
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
    this.connected = false
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
        return this.tell()
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
    if (kind !== "done" && said) this[kind] = [...this[kind].slice(-4), {act: said.act, why}]
    this.keep(client)
    this.tell()
    if (said && kind !== "done") for (const [topic, shown] of this.topics)
      if (topic === `${said.party}/${said.activity}` && shown.held) for (const hear of [...shown.hearers]) hear(shown.held)
  }

  keep(client = this.client) {
    const acts = [...this.left, ...this.mine].filter(said => said.client === client)
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
