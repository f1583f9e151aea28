// Statements: the ones that the lead has shown, as questions with the answers to choose from. They come down the socket, so one
// that is shown, changed or taken off is so at every table without a redraw. A changed one is another question.
//
// data = {live, activity, party, words (of choices), said (of statements), options, note, locked}

import {ofParty} from "./box.js"
import choices from "./choices.js"
import {open} from "./live.js"
import {fill, lasting, make, write} from "./pieces.js"

class Statements {
  constructor(parentElement, data) {
    Object.assign(this, {parentElement, data})
    this.count = make("p", {class: "shown", role: "status"})
    this.stop = open(data.live).show(`offered/${data.activity}`, ({body}) => { this.shown = body.statements; this.draw() })
  }

  told(data) {
    this.data = data
    this.draw()
  }

  leave() {
    this.stop()
    this.leaveChoices?.()
  }

  draw() {
    const {data, shown, parentElement} = this
    if (!shown) return
    const questions = shown.map((one, at) => this.question(one, at + 1))
    this.leaveChoices = choices({data: {...data, questions}, parentElement, setTriggerValue() {}})
    const root = parentElement.querySelector(".root")
    if (root.firstChild !== this.count) root.prepend(this.count)
    write(this.count, fill(data.said[shown.length > 1 ? "some" : shown.length ? "one" : "none"], {n: shown.length}))
  }

  question({id, text, changed}, number) {
    const {options, note, said} = this.data
    return {id, text: `${number}. ${text}`, help: changed ? said.changed : "", sort: "scale", options, note}
  }
}

export default lasting(Statements, ofParty)
