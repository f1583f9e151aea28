// Finishing: the last thing on a table's page, after the writing. Until a table says that it has finished, what it placed or
// chose enters no measure; it can go back until the lead reveals. Any device of the table may press, so Streamlit is told of it.
//
// data = {live, activity, words, part?, party?, goes_on?}. How far the table is comes with its answer: doing = {placed, of, finished}.
// An activity in parts names the `part` that is to be finished; one that `goes_on` came after the reveal and is not ended by it.
// Where words has no `not_placed`, nothing is said of gaps.

import {open} from "./live.js"
import {fill, lasting, make, root, write} from "./pieces.js"

class Finish {
  constructor(parentElement, data, trigger) {
    Object.assign(this, {data, trigger})
    this.live = open(data.live)
    this.build(root(parentElement, "finish"))
    const draw = () => this.draw()
    this.stops = [
      this.live.show("stage", ({body}) => { this.stage = body; this.draw() }),
      this.live.show(`${this.party}/${data.activity}`, ({body}) => { this.doing = body.doing; this.draw(); this.askForRest() }),
      this.live.watch(draw),
    ]
  }

  get party() { return this.data.party ?? "table" }

  leave() { for (const stop of this.stops) stop() }

  told(data) {
    this.data = data
    this.draw()
  }

  build(within) {
    this.heading = make("h2", {id: "finish"})
    this.paper = make("p", {class: "paper"})
    this.left = make("p", {class: "left"})
    this.said = make("p", {class: "said", role: "status", tabIndex: -1})
    this.done = make("button", {type: "button", class: "done"})
    this.back = make("button", {type: "button", class: "back"})
    this.done.onclick = () => this.say("finish")
    this.back.onclick = () => this.say("go_back")
    within.replaceChildren(make("section", {"aria-labelledby": "finish"}, this.heading, this.paper, this.left, this.said, this.done, this.back))
  }

  say(kind) {
    const {activity, part} = this.data
    this.live.act(activity, this.party, part ? {kind, part} : {kind})
    this.draw()
    kind === "finish" ? this.said.focus({preventScroll: true}) : this.done.focus({preventScroll: true})
  }

  // What Streamlit draws below (the questions asked at finishing) depends on this, so it is told when it has changed.
  askForRest() {
    const finished = Boolean(this.doing?.finished)
    if (this.drawn !== undefined && this.drawn !== finished) this.trigger("changed", finished)
    this.drawn = finished
  }

  finished() {
    const {activity, part = 0} = this.data
    return this.live.waiting(activity, this.party).filter(act => (act.part ?? 0) === part).reduce((finished, act) =>
      act.kind === "finish" ? true : act.kind === "go_back" ? false : finished, Boolean(this.doing?.finished))
  }

  draw() {
    const {words} = this.data, finished = this.finished()
    const asking = !this.stage || this.stage.phase === "open" || (this.data.goes_on && this.stage.phase === "revealed")
    const open = asking && !this.stage?.paused
    write(this.heading, words.finish)
    write(this.paper, this.doing?.on_paper ? words.from_paper : "")
    write(this.left, finished || !open ? "" : this.notPlaced())
    write(this.said, finished ? (asking ? words.finished : words.finished_revealed)
      : this.stage?.phase === "revealed" && !asking ? words.revealed : "")
    write(this.done, words.we_have_finished)
    write(this.back, words.go_back)
    this.done.hidden = finished || !open
    this.back.hidden = !finished || !open
  }

  notPlaced() {
    const {words} = this.data, {placed, of} = this.doing ?? {placed: 0, of: 0}, left = of - placed
    return left <= 0 ? "" : fill(left === 1 ? words.one_not_placed : words.not_placed, {n: left, of})
  }
}

export default lasting(Finish, ({live, activity, party, part}) => `${live} ${activity} ${party} ${part}`)
