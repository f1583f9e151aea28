// A line that stands while some of a party's choices are other than hoped for, and follows them without a redraw. It names them,
// and blocks nothing.
//
// data = {live, activity, party, sentence, hoped, asked: [{id, name}]}; the sentence has a place for {conditions}.

import {open} from "./live.js"
import {fill, lasting, make, root, write} from "./pieces.js"
import {after} from "./writing-acts.js"

class Unmet {
  constructor(parentElement, data) {
    this.data = data
    this.live = open(data.live)
    this.line = make("p", {class: "empty", role: "status"})
    root(parentElement, "unmet").replaceChildren(this.line)
    this.stops = [
      this.live.show(`${data.party}/${data.activity}`, ({body}) => { this.said = body.answer; this.draw() }),
      this.live.watch(() => this.draw()),
    ]
  }

  leave() { for (const stop of this.stops) stop() }

  told(data) {
    this.data = data
    this.draw()
  }

  draw() {
    const {activity, party, sentence, hoped, asked} = this.data
    const waiting = this.live.waiting(activity, party).filter(act => act.kind === "choose")
    const {choices} = waiting.reduce(after, {choices: {}, ...this.said})
    const other = asked.filter(({id}) => choices[id] && choices[id] !== hoped).map(({name}) => name)
    write(this.line, other.length ? fill(sentence, {conditions: other.join(", ")}) : "")
  }
}

export default lasting(Unmet, ({live, activity, party}) => `${live} ${activity} ${party}`)
