// Reach: a table of Streamlit's that is wider than the window scrolls in a frame of its own, which only a pointer could move. Here
// the frame can be reached by keyboard and says what it holds: the line above it, where that is its caption.
//
// data = {words}; whatever fits is left as it was.

import {lasting, make} from "./pieces.js"

const FRAMES = "[data-testid=stTable] > div", PIECE = "[data-testid=stElementContainer]"

class Reach {
  constructor(parentElement, data) {
    this.data = data
    parentElement.querySelector(".reach")?.replaceChildren(make("span", {hidden: true}))  // it is there, and shows nothing of its own
    const later = () => { this.due ??= requestAnimationFrame(() => { this.due = null; this.look() }) }
    this.watching = new MutationObserver(later)
    this.watching.observe(document.body, {subtree: true, childList: true})
    this.sizes = new ResizeObserver(later)
    this.sizes.observe(document.body)
    this.known = new WeakSet()
  }

  leave() {
    this.watching.disconnect()
    this.sizes.disconnect()
    cancelAnimationFrame(this.due)
  }

  told(data) {
    this.data = data
    this.look()
  }

  look() {
    for (const frame of document.querySelectorAll(FRAMES)) {
      for (const one of [frame, frame.firstElementChild]) this.follow(one)
      const wide = frame.scrollWidth > frame.clientWidth
      if (wide === frame.hasAttribute("tabindex")) continue
      const said = {tabindex: "0", role: "region", "aria-label": this.nameOf(frame)}
      for (const [name, value] of Object.entries(said)) wide ? frame.setAttribute(name, value) : frame.removeAttribute(name)
    }
  }

  // A table grows and shrinks by itself too: as letters of its own come, and as what it stands in is unfolded.
  follow(one) {
    if (!one || this.known.has(one)) return
    this.known.add(one)
    this.sizes.observe(one)
  }

  nameOf(frame) {
    const above = frame.closest(PIECE)?.previousElementSibling?.querySelector("p, h1, h2, h3, h4")
    return above?.textContent.trim() || this.data.words.table
  }
}

export default lasting(Reach, () => "reach")
