// The exit slip: a few questions to one person at a time. One device goes round; what was chosen is on no screen once it is
// handed in, and the server sends back only how many have handed in.
//
// data = {live, activity, words, most, questions: [{id, text}], steps: [{id, label}]}

import {open} from "./live.js"
import {fill, lasting, make, root, write} from "./pieces.js"

class Slip {
  constructor(parentElement, data) {
    Object.assign(this, {data, chosen: {}, given: false, people: 0, atTable: 0})
    this.live = open(data.live)
    this.build(root(parentElement, "choices"))
    this.stops = [
      this.live.show(`seat/${data.activity}`, ({body}) => { this.people = body.answer.people; this.draw() }),
      this.live.show(`table/${data.activity}`, ({body}) => { this.atTable = body.slips; this.draw() }),
      this.live.watch(() => this.draw()),
    ]
  }

  leave() { for (const stop of this.stops) stop() }

  told(data) {
    this.data = data
    this.draw()
  }

  build(within) {
    const {words} = this.data
    this.form = make("div", {class: "fields"}, ...this.data.questions.map(question => this.question(question)))
    this.said = make("p", {class: "fate", role: "status", tabIndex: -1})
    this.hand = make("button", {type: "button"}, words.hand_in)
    this.next = make("button", {type: "button"}, words.next)
    this.count = make("p", {class: "help"})
    this.hand.onclick = () => this.handIn()
    this.next.onclick = () => this.begin()
    within.replaceChildren(this.form, make("div", {class: "foot"}, this.said, this.hand, this.next), this.count)
  }

  question({id, text}) {
    const name = `slip-${id}`
    const options = this.data.steps.map(step => {
      const radio = make("input", {type: "radio", name, value: step.id})
      radio.onchange = () => { this.chosen[id] = step.id; this.why = ""; this.draw() }
      return make("label", {class: "option"}, radio, make("span", {class: "said"}, make("span", {class: "label"}, step.label)))
    })
    return make("fieldset", {class: "question scale"}, make("legend", {}, text), make("div", {class: "options"}, ...options))
  }

  handIn() {
    const {words, questions, activity} = this.data
    if (questions.some(({id}) => !this.chosen[id])) this.why = words.answer_all
    else {
      this.sent = this.live.act(activity, "seat", {kind: "hand_in", ...this.chosen}).act
      this.chosen = {}
      this.given = true
      this.why = ""
    }
    this.draw()
    this.said.focus({preventScroll: true})
  }

  begin() {
    this.given = false
    this.chosen = {}
    this.sent = null
    this.draw()
    this.form.querySelector("input").focus()
  }

  draw() {
    const {words, most} = this.data, full = this.people >= most
    for (const radio of this.form.querySelectorAll("input")) {
      radio.checked = this.chosen[radio.name.slice(5)] === radio.value
      radio.closest(".option").classList.toggle("chosen", radio.checked)
    }
    this.form.hidden = this.hand.hidden = this.given || full
    this.next.hidden = !this.given || full
    write(this.said, this.turnedDown() || (this.given ? words.thanks : full ? words.full : this.why))
    write(this.count, this.atTable ? fill(words[this.atTable === 1 ? "one_given" : "given"], {n: this.atTable}) : "")
  }

  turnedDown() {
    const {refused, late} = this.live.state(), turned = [...refused, ...late].find(({act}) => this.sent && act === this.sent)
    return turned ? fill(this.data.words.not_taken, {why: turned.why || this.data.words.late}) : ""
  }
}

export default lasting(Slip, ({live, activity}) => `${live} ${activity}`)
