// Making: says that a file is being made, for as long as one of Streamlit's download buttons makes it, since the button itself
// only grows pale. Whoever pressed it by keyboard gets it back when the file is there. With `presses` it says too what was pressed and
// takes a while, such as bringing in a file, and when it is done: from a second on, for what is quicker shows by itself.
//
// data = {words, presses}

import {fill, lasting, make, root, write} from "./pieces.js"

const BUTTONS = "[data-testid=stDownloadButton] button"
const PRESSED = "button, label"
const PART = "[data-testid=stElementContainer]"
const APP = "[data-testid=stApp]", STATE = "data-test-script-state", A_WHILE = 1000 // milliseconds

class Making {
  constructor(parentElement, data) {
    this.data = data
    this.line = make("p", {class: "empty", role: "status"})
    root(parentElement, "making").replaceChildren(this.line)
    // Streamlit pales what is being drawn again, which is when this has something to say.
    parentElement.getRootNode().host?.closest(PART)?.style.setProperty("opacity", "1", "important")
    this.watching = new MutationObserver(() => this.look())
    this.watching.observe(document.body, {subtree: true, childList: true, attributeFilter: ["disabled", STATE]})
    this.press = ({target}) => { this.pressed = target.closest?.(PRESSED)?.textContent.trim() || this.pressed }
    document.addEventListener("click", this.press, true)
  }

  leave() {
    this.watching.disconnect()
    document.removeEventListener("click", this.press, true)
    clearTimeout(this.soon)
  }

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
    if (this.data.presses) this.lookAtThePage()
  }

  lookAtThePage() {
    const busy = (document.querySelector(APP)?.getAttribute(STATE) ?? "notRunning") !== "notRunning"
    if (busy) this.soon ??= setTimeout(() => this.tell(), A_WHILE)
    else if (this.soon) {
      clearTimeout(this.soon)
      this.soon = null
      if (this.toldOf) write(this.line, fill(this.data.words.done, {name: this.toldOf}))
      this.toldOf = this.pressed = ""
    }
  }

  // Nobody pressed anything where the page follows the day by itself: that is nothing to wait for.
  tell() {
    if (this.toldOf = this.pressed) write(this.line, fill(this.data.words.working, {name: this.toldOf}))
  }
}

export default lasting(Making, () => "making")
