// One note on the screen: its textarea, the revision that its text was typed over, and the versions that stand beside it.
//
// A note is *busy* while it holds words that the server has not taken in; then nothing that arrives changes what stands in
// the textarea. The server counts a change as stale where its base is older and another device changed the note last.

import {arrange, fill, make, write} from "./pieces.js"

export const LINGER = 1000, MOST_CHARACTERS = 4000
const PAUSE = 700, LONGEST_PAUSE = 5000, COUNT_FROM = 3600

export class Note {
  constructor(field, id, {card = null, behind = null, spare = false} = {}) {
    Object.assign(this, {field, box: field.box, id, card, behind, spare})
    this.base = 0          // the server's revision that the text here was typed over,
    this.origin = ""       // and its text
    this.known = ""        // what the server was last told, or last told us
    this.sent = null       // the act on its way
    this.why = ""          // why the server did not take it
    this.fresh = true      // not yet at the server
    this.area = make("textarea", {id: `note-${id}`, maxLength: MOST_CHARACTERS, rows: field.rows ?? 1})
    this.area.oninput = () => this.typed()
    this.area.onblur = () => this.send()
    this.count = make("p", {class: "count"})
    this.redacted = make("p", {class: "redacted"})
    this.versions = make("div", {class: "versions"})
    this.shown = new Map()
    this.element = make("div", {class: "note"}, this.redacted, this.area, this.count, this.versions)
  }

  get unsent() { return this.area.value !== this.known }
  get busy() { return this.unsent || Boolean(this.sent) || Boolean(this.why) }
  get focused() { return this.area.getRootNode().activeElement === this.area }
  get blank() { return !this.area.value.trim() }

  typed() {
    this.why = ""
    this.since ??= Date.now()
    this.settled()
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.send(), Math.max(0, Math.min(PAUSE, this.since + LONGEST_PAUSE - Date.now())))
    this.field.showState()
  }

  // `leaving`: the page goes away, so there is no waiting for the words of an earlier page to be answered first.
  send(leaving = false) {
    clearTimeout(this.timer)
    if (this.gone || !this.unsent) return
    if (!leaving && this.heldUp()) { this.timer = setTimeout(() => this.send(), PAUSE); return }
    this.put(this.base)
  }

  put(base) {
    const act = {kind: "write", note: this.id, field: this.field.told.field, text: this.area.value, base, client: this.box.live.client, card: this.card}
    this.known = act.text
    this.sent = {act}
    this.since = null
    this.box.say(act)
    if (this.fresh && this.behind) this.field.keepBehind(this)
  }

  heldUp() {
    const mine = this.box.live.client
    return this.box.waiting().some(act => act.kind === "write" && act.note === this.id && act.client !== mine)
  }

  // What the server (`real`) and the acts on their way (`note`) make of this note.
  hear(note, real) {
    this.land(real)
    if (real) this.fresh = false
    const mine = note?.beside?.[this.box.live.client]
    if (this.why && real && real.revision > this.whyRevision) this.why = ""
    if (this.busy) {
      if (real && (real.text === this.origin || real.last === this.box.live.client)) this.over(real)
    } else if (mine !== undefined) this.take(mine)
    else {
      this.take(note?.text ?? "")
      this.base = real?.revision ?? 0
      this.origin = note?.text ?? ""
    }
    this.showVersions(note, real, mine)
    this.showRedacted(real)
    this.settled()
  }

  // Where the lead took the text out: one sentence above the empty box, until something is written in it again.
  showRedacted(real) {
    const text = real?.taken_out && !real.text.trim() ? this.box.data.words.redacted : ""
    if (text && this.redacted.textContent !== text) this.box.aloud(text)
    write(this.redacted, text)
  }

  over(real) {
    this.base = real.revision
    this.origin = real.text
  }

  // Has the server taken in what was sent? Its answer may come before or after the state that shows it.
  land(real) {
    if (!this.sent || this.box.waiting().includes(this.sent.act)) return
    const {act} = this.sent, client = this.box.live.client
    this.sent.answered ??= Date.now()
    if (real?.text === act.text || real?.beside?.[client] === act.text) {
      if (real.text === act.text) this.over(real)
      this.sent = null
      return
    }
    const refused = this.box.live.state().refused.find(said => said.act === act)
    if (!refused && Date.now() - this.sent.answered < LINGER) return this.box.again(LINGER + 20)
    if (refused || !real || real.revision <= act.base) {
      this.why = refused?.why || this.box.data.words.not_counted
      this.whyRevision = real?.revision ?? 0
    }
    this.sent = null
  }

  take(text) {
    const next = text.replace(/\r\n?/g, "\n"), {area} = this
    if (area.value !== next) {
      const caret = [area.selectionStart, area.selectionEnd].map(at => carried(at, area.value, next))
      area.value = next
      if (this.focused) area.setSelectionRange(...caret)
    }
    this.known = area.value
  }

  settled() {
    grow(this.area)
    const {words, locked} = this.box.data, length = this.area.value.length, {advised} = this.field.told
    const most = advised ?? MOST_CHARACTERS, from = advised ? advised * 0.8 : COUNT_FROM
    write(this.count, length >= from ? fill(words.characters, {n: length, most}) : "")
    this.area.readOnly = Boolean(locked)
  }

  // Other devices' versions beside ours; where ours is the one beside, the text that stands is the other one.
  showVersions(note, real, mine) {
    const client = this.box.live.client
    const others = Object.entries(note?.beside ?? {}).filter(([device]) => device !== client)
    const entries = mine === undefined ? others : [["", note.text], ...others]
    for (const device of [...this.shown.keys()]) if (!entries.some(([other]) => other === device)) this.shown.delete(device)
    for (const [device, text] of entries) {
      if (!this.shown.has(device)) {
        this.shown.set(device, this.version(device))
        this.box.aloud(this.box.data.words.beside_aloud)
      }
      const version = this.shown.get(device)
      version.text = text
      version.revision = real?.revision ?? 0
      write(version.said, text.trim() ? text : this.box.data.words.emptied)
      for (const button of version.buttons) button.hidden = Boolean(this.box.data.locked)
    }
    const had = this.versions.contains(this.versions.getRootNode().activeElement)
    arrange(this.versions, entries.map(([device]) => this.shown.get(device).element))
    if (had && !entries.length) this.area.focus({preventScroll: true})
  }

  version(device) {
    const {words} = this.box.data, version = {text: "", revision: 0}
    const put = make("button", {type: "button"}, words.put_together), drop = make("button", {type: "button"}, words.let_go)
    version.said = make("blockquote", {})
    version.fault = make("p", {class: "fault", role: "status"})
    version.buttons = [put, drop]
    version.element = make("div", {class: "version"}, make("p", {class: "beside"}, words.beside), version.said, version.fault,
      make("div", {class: "choices"}, put, drop))
    put.onclick = () => this.together(device, version)
    drop.onclick = () => this.letGo(device, version)
    return version
  }

  together(device, version) {
    const both = [this.area.value, version.text].filter(text => text.trim()).join("\n")
    if (both.length > MOST_CHARACTERS) return write(version.fault, this.box.data.words.too_long)
    this.area.value = both
    this.resolve(device, version)
  }

  letGo(device, version) { this.resolve(device, version, device === "") }

  // With `device` "" the version shown is the text that stands, so ours goes over the very revision that was shown.
  resolve(device, version, always = false) {
    clearTimeout(this.timer)
    if (device === "") Object.assign(this, {base: version.revision, origin: version.text})
    if (always || this.unsent) this.put(this.base)
    this.box.say({kind: "drop_version", note: this.id, client: device || this.box.live.client})
    this.area.focus({preventScroll: true})
    this.settled()
  }

  remove() {
    this.gone = true
    clearTimeout(this.timer)
    if (!this.fresh || this.sent) this.box.say({kind: "remove_note", note: this.id})
  }
}

// Where a caret stands after the text around it changed: before the change it stays, after the change it moves along.
export function carried(at, old, next) {
  let ahead = 0, behind = 0
  const most = Math.min(old.length, next.length)
  while (ahead < most && old[ahead] === next[ahead]) ahead++
  while (behind < most - ahead && old[old.length - 1 - behind] === next[next.length - 1 - behind]) behind++
  if (at <= ahead) return at
  return at >= old.length - behind ? at + next.length - old.length : Math.min(at, next.length - behind)
}

function grow(area) {
  if (CSS.supports("field-sizing", "content")) return
  area.style.height = "auto"
  area.style.height = `${area.scrollHeight + 2}px`
}
