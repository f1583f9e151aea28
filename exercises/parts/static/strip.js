// The strip: the quiet lines at the top of a table's screen. Which table this is, the minutes left, what the lead says, the
// four jobs, a way to ask for help, the head count. It never sounds, never blinks and never opens a dialog. "Eyes up" is the
// one thing that covers the screen, and it lifts by itself.

import {minutesLeft} from "./clock.js"
import {anew} from "./ground.js"
import {open} from "./live.js"
import {fill, lasting, make, root, sheet, write} from "./pieces.js"

const HESITATION = 2000, PATIENCE = 2000, FEWEST = 1, MOST = 30, USUAL = 5

class Strip {
  constructor(parentElement, data, trigger) {
    Object.assign(this, {data, trigger})
    this.live = open(data.live)
    this.root = root(parentElement, "strip")
    this.stands(data.screen)
    this.build()
    if (data.language) document.documentElement.lang = data.language
    this.cover = new Cover(this.root)
    this.reminder = new Reminder(this.root)
    this.stops = [this.live.show("stage", ({body}) => { this.stage = body; this.draw() })]
    if (!data.for_room) this.stops.push(this.live.show("table/day", held => { this.arrival = held.body.answer; this.draw() }))
    this.stops.push(this.live.watch(state => this.watched(state)))
    const ticking = setInterval(() => this.draw(), 1000)
    this.stops.push(() => clearInterval(ticking))
  }

  leave() {
    for (const stop of this.stops) stop()
    this.cover.leave()
    this.reminder.leave()
  }

  // The screen that is drawn, which whoever waits for a page can see.
  stands(screen = "") {
    if (this.root.dataset.screen === screen) return
    this.root.dataset.screen = screen
    anew()
  }

  told(data) {
    this.data = data
    this.stands(data.screen)
    if (this.stage?.screen === data.screen) this.asked = null
    this.draw()
  }

  watched(state) {
    if (state.connected && !this.state?.connected) this.asked = null
    if (!state.connected) this.lostAt ??= Date.now()
    else this.lostAt = null
    if (state.waiting) this.waitingSince ??= Date.now()
    else this.waitingSince = null
    this.state = state
    this.draw()
  }

  build() {
    const part = this.part = {
      name: make("p", {class: "name"}), area: make("p", {class: "area"}),
      time: make("p", {class: "time", role: "timer"}), line: make("p", {class: "line", role: "status"}),
      message: make("p", {class: "message", role: "status"}), half: make("p", {class: "half", role: "status"}),
      newer: make("p", {role: "status"}), load: make("button", {type: "button"}),
      instruction: make("p", {class: "instruction"}), mark: make("p", {class: "mark"}),
      jobs: make("ul"), jobsTitle: make("summary"), aid: make("button", {type: "button"}),
      aidSaid: make("p", {class: "said", role: "status"}), people: make("input", {type: "number", min: FEWEST, max: MOST, value: USUAL}),
      fewer: make("button", {type: "button", class: "step"}, "−"), more: make("button", {type: "button", class: "step"}, "+"),
      right: make("button", {type: "button", class: "right"}), again: make("button", {type: "button", class: "again"}),
      terms: make("dl"), termsTitle: make("summary"), reads: make("a", {class: "reads"}),
      awaits: make("span", {}), english: make("span", {lang: "en"}), question: make("label", {htmlFor: "people"}),
      counted: make("p", {class: "counted", tabIndex: -1}),
    }
    part.people.id = "people"
    part.roles = make("details", {class: "jobs", open: innerWidth > 600}, part.jobsTitle, part.jobs)
    part.rolling = make("div", {class: "rolling", tabIndex: 0, role: "region"}, part.terms)
    part.words = make("details", {class: "terms", hidden: true}, part.termsTitle, part.rolling)
    part.counting = make("div", {class: "counting"}, part.question,
      make("div", {class: "steps"}, part.fewer, part.people, part.more, part.right))
    part.count = make("div", {class: "count"}, part.counted, part.again)
    part.helping = make("div", {class: "helping"}, part.aid, part.aidSaid)
    const top = make("div", {class: "top"}, make("div", {class: "who"}, part.name, part.area, part.line), part.time,
      make("div", {class: "beside"}, part.words, part.reads))
    part.old = make("div", {class: "old"}, part.newer, part.load)
    this.root.replaceChildren(part.mark, top, part.old, part.message, part.half, part.instruction,
      make("div", {class: "below"}, part.roles, part.counting, part.count, part.helping,
        make("p", {class: "awaits"}, part.awaits, " ", part.english)))
    part.aid.onclick = () => this.say({kind: "help", on: !this.helped().help, ...(this.helped().help ? {} : {at: this.live.now()})})
    part.fewer.onclick = () => this.step(-1)
    part.more.onclick = () => this.step(1)
    part.right.onclick = () => this.counted()
    part.people.onkeydown = event => { if (event.key === "Enter") this.counted() }
    part.again.onclick = () => this.recount()
    part.load.onclick = () => location.reload()  // what is written and not sent is kept by `live`
  }

  helped() {
    return this.live.waiting("day", "table").reduce((answer, act) =>
      act.kind === "help" ? {...answer, help: act.on, coming: act.on && answer.help && answer.coming}
        : act.kind === "head_count" ? {...answer, people: act.people, counting: act.counting} : answer,
    this.arrival ?? {help: false, coming: false, people: undefined})
  }

  say(act) { this.live.act("day", "table", act) }

  step(by) { this.part.people.value = Math.min(MOST, Math.max(FEWEST, (Number(this.part.people.value) || 0) + by)) }

  counted() {
    const people = Math.round(Number(this.part.people.value))
    if (!(people >= FEWEST && people <= MOST)) return this.part.people.focus()
    this.recounting = false
    this.say({kind: "head_count", people, counting: this.counting()})
    this.draw()
    this.part.counted.focus({preventScroll: true})
  }

  // After a break heads are counted again; the count before it stands until there is a new one.
  counting() { return this.stage?.counting ?? 0 }

  due({people, counting}) {
    const again = people && (counting ?? 0) < this.counting()
    if (again && this.filled !== this.counting()) {
      this.filled = this.counting()
      this.part.people.value = people
    }
    return people === null || Boolean(again)
  }

  recount() {
    this.recounting = true
    this.part.people.value = this.helped().people
    this.draw()
    this.part.people.focus()
  }

  draw() {
    const {data, stage, part} = this, {words} = data
    write(part.mark, data.demonstration ? words.demonstration : "")
    write(part.name, data.table_name)
    write(part.area, data.area)
    write(part.instruction, data.instruction)
    write(part.time, stage ? minutesLeft(this.timed(), this.live.now(), words) : "")
    write(part.message, stage?.message)
    write(part.half, this.halfTime() ? words.half_time : "")
    write(part.line, this.connection())
    write(part.newer, this.state?.outdated ? words.newer : "")
    write(part.load, this.state?.outdated ? words.load : "")
    this.drawJobs()
    this.drawHelp()
    this.drawCount()
    this.drawReads()
    if (!data.for_room) this.cover.show(stage?.eyes_up ? words.eyes_up : "")
    this.reminder.show(stage?.message ?? "")
    this.askForScreen()
  }

  drawJobs() {
    const {data, part} = this
    part.roles.hidden = !data.jobs?.length || Boolean(data.for_room)
    write(part.jobsTitle, data.words.jobs)
    if (part.jobs.children.length !== (data.jobs ?? []).length || [...part.jobs.children].some((li, at) => li.textContent !== data.jobs[at]))
      part.jobs.replaceChildren(...(data.jobs ?? []).map(job => make("li", {}, job)))
  }

  // The words used here, to unfold, and the way to how this device is read: its language, easy read, no countdown.
  drawReads() {
    const {part, data: {reads, terms}} = this
    part.words.hidden = !terms
    if (terms && part.termsTitle.textContent !== terms.label) {
      write(part.termsTitle, terms.label)
      part.rolling.setAttribute("aria-label", terms.label)
      part.terms.replaceChildren(...terms.entries.flatMap(({term, means}) => [make("dt", {}, term), make("dd", {}, means)]))
    }
    write(part.reads, reads?.label)
    if (reads) part.reads.href = new URL(reads.href, document.baseURI).href
    write(part.awaits, reads?.awaits)
    write(part.english, reads?.in_english)
  }

  drawHelp() {
    const {part, data: {words, for_room}} = this, answer = this.helped()
    part.helping.hidden = Boolean(for_room)
    part.aid.setAttribute("aria-pressed", String(Boolean(answer.help)))
    write(part.aid, words.ask_for_help)
    write(part.aidSaid, !answer.help ? "" : answer.coming ? words.help_coming : words.help_asked)
  }

  drawCount() {
    const {part, data: {words, for_room}} = this, helped = this.helped(), {people} = helped
    const ask = !for_room && (this.due(helped) || this.recounting)
    part.counting.hidden = !ask
    part.count.hidden = Boolean(for_room) || ask || !people
    write(part.question, words.how_many)
    write(part.right, words.that_is_right)
    write(part.again, words.change)
    write(part.counted, people ? fill(people === 1 ? words.one_person : words.people, {n: people}) : "")
    part.again.setAttribute("aria-label", words.change_count)
    part.fewer.setAttribute("aria-label", words.fewer)
    part.more.setAttribute("aria-label", words.more)
  }

  // What the time is of: the activity, or, while two tables see each other's answers, that.
  // Without a countdown only a pause is told.
  timed() {
    const timed = this.stage.paired_until ? {ends_at: this.stage.paired_until} : this.stage
    return this.data.no_countdown ? {...timed, ends_at: null} : timed
  }

  connection() {
    const {words} = this.data, state = this.state
    if (this.live.closed || state?.closed) return words.closed
    if (state?.trouble) return `${state.trouble} ${words.kept_here}`
    if (this.lostAt && Date.now() - this.lostAt > HESITATION) return this.stage ? words.connection_lost : words.connecting
    if (state?.connected && state.later && state.later === state.waiting) return fill(state.later === 1 ? words.one_later : words.later, {n: state.later})
    if (this.waitingSince && Date.now() - this.waitingSince > PATIENCE)
      return fill(state.waiting === 1 ? words.one_waiting : words.waiting, {n: state.waiting})
    return state?.connected ? words.connected : words.connecting
  }

  // Half of the planned minutes before the end, so that a pause moves it; once shown, two more minutes do not take it away.
  halfTime() {
    const {stage} = this
    if (!stage?.ends_at || stage.phase !== "open" || this.data.for_room) return false
    const half = stage.minutes ? stage.ends_at - stage.minutes * 30 : (stage.opened_at + stage.ends_at) / 2
    if (!stage.paused && this.live.now() >= half) this.halfOf = stage.screen
    return this.halfOf === stage.screen && this.live.now() < stage.ends_at
  }

  askForScreen() {
    const {stage, data} = this
    if (!stage || data.screen === undefined || stage.screen === data.screen || this.asked === stage.screen) return
    this.asked = stage.screen
    this.trigger("changed", stage.number)
  }
}

// One sentence over the whole screen. It hangs on the body, beside the page, so that the page behind it can be inert; the
// sentence is written a moment after its status region is there, or it would not be read out.
class Cover {
  constructor(near) { this.near = near }

  show(sentence) {
    if (sentence === (this.sentence ?? "")) return
    this.sentence = sentence
    sentence ? this.lower(sentence) : this.lift()
  }

  lower(sentence) {
    if (!this.host) this.hang()
    requestAnimationFrame(() => { if (this.line) this.line.textContent = sentence })
  }

  hang() {
    this.focused = deepActive(document)
    this.host = make("div", {class: "common-ground-eyes-up"})
    const look = getComputedStyle(this.near)
    for (const name of ["--st-text-color", "--st-background-color", "--st-font"])
      this.host.style.setProperty(name, look.getPropertyValue(name))
    const shadow = this.host.attachShadow({mode: "open"})
    this.line = make("p", {role: "status"})
    shadow.append(sheet("strip"), make("div", {class: "cover"}, this.line))
    Object.assign(this.host.style, {position: "fixed", inset: "0", zIndex: "2147483000", background: "var(--st-background-color, #fff)"})
    this.stilled = [...document.body.children].filter(node => !node.inert && node.tagName !== "SCRIPT")
    document.body.append(this.host)
    for (const node of this.stilled) node.inert = true
  }

  lift() {
    this.host?.remove()
    for (const node of this.stilled ?? []) node.inert = false
    this.host = this.line = null
    this.stilled = []
    if (this.focused?.isConnected) this.focused.focus({preventScroll: true})
  }

  leave() { if (this.host) this.lift() }
}

// What the lead says, kept in sight while the strip itself is scrolled away. It takes no press and no focus, and is not read
// out again: the strip's own status has said it.
class Reminder {
  constructor(near) {
    this.near = near
    this.watch = new IntersectionObserver(([seen]) => { this.away = !seen.isIntersecting; this.draw() })
    this.watch.observe(near)
  }

  show(sentence) {
    this.sentence = sentence
    this.draw()
  }

  draw() {
    const due = Boolean(this.sentence && this.away)
    if (!due) return this.leave(false)
    if (!this.host) this.hang()
    this.line.textContent = this.sentence
  }

  hang() {
    this.host = make("div", {class: "common-ground-reminder"})
    this.host.setAttribute("aria-hidden", "true")
    const look = getComputedStyle(this.near)
    for (const name of ["--st-text-color", "--st-background-color", "--st-font"])
      this.host.style.setProperty(name, look.getPropertyValue(name))
    this.line = make("p", {class: "reminder"})
    this.host.attachShadow({mode: "open"}).append(sheet("strip"), make("div", {class: "root"}, this.line))
    Object.assign(this.host.style, {position: "fixed", inset: "0 0 auto 0", zIndex: "2147482000", pointerEvents: "none"})
    document.body.append(this.host)
  }

  leave(forGood = true) {
    this.host?.remove()
    this.host = null
    if (forGood) this.watch.disconnect()
  }
}

function deepActive(within) {
  const active = within.activeElement
  return active?.shadowRoot?.activeElement ? deepActive(active.shadowRoot) : active === document.body ? null : active
}

export default lasting(Strip, ({live, activity}) => `${live} ${activity}`)
