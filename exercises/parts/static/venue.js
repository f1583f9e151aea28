// The venue check in the lead's own browser: measures once the page is there and again when asked, and tells the server, which has the
// page drawn anew. It shows only that it is at work; what came of it stands on the page.
//
// data = {live, check: "check/CODE", words}

import {measure, report} from "./check.js"
import {lasting, make, root, write} from "./pieces.js"

class Venue {
  constructor(parentElement, data) {
    this.data = data
    this.button = make("button", {type: "button", class: "way"})
    this.said = make("p", {class: "hint", role: "status"})
    this.button.onclick = () => this.check()
    root(parentElement, "ways").replaceChildren(this.button, this.said)
    this.check()
  }

  told(data) {
    this.data = data
    write(this.button, data.words.measure_again)
  }

  leave() {}

  async check() {
    const {live, check, words} = this.data
    if (this.busy) return
    this.busy = true
    this.button.setAttribute("aria-disabled", "true")
    write(this.said, words.measuring)
    const measured = await measure(live), told = await report(check, {...measured, from: "lead"})
    write(this.said, told ? "" : words.not_told)
    this.button.removeAttribute("aria-disabled")
    this.busy = false
  }
}

export default lasting(Venue, ({live, check}) => `${live} ${check}`)
