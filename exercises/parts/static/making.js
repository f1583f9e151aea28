// Making: says that a file is being made, for as long as one of Streamlit's download buttons makes it, since the button itself
// only grows pale. Whoever pressed it by keyboard gets it back when the file is there.
//
// data = {words}

import {fill, lasting, make, root, write} from "./pieces.js"

const BUTTONS = "[data-testid=stDownloadButton] button"

class Making {
  constructor(parentElement, data) {
    this.data = data
    this.line = make("p", {class: "empty", role: "status"})
    root(parentElement, "making").replaceChildren(this.line)
    this.watching = new MutationObserver(() => this.look())
    this.watching.observe(document.body, {subtree: true, childList: true, attributeFilter: ["disabled"]})
  }

  leave() { this.watching.disconnect() }

  told(data) {
    this.data = data
    this.look()
  }

  look() {
    const {words} = this.data, now = [...document.querySelectorAll(BUTTONS)].filter(button => button.disabled)
    if (now.length) write(this.line, fill(words.making, {name: now.map(button => button.textContent.trim()).join(", ")}))
    else if (this.made?.length) {
      write(this.line, words.made)
      if (document.activeElement === document.body) this.made.at(-1).focus({preventScroll: true})
    }
    this.made = now
  }
}

export default lasting(Making, () => "making")
