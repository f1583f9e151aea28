// The ground: where the focus goes when a page takes away what had it. Streamlit draws buttons and pieces anew as the day goes on; a
// browser then puts the focus nowhere, so whoever has only keys goes on somewhere unseen, and a screen reader says nothing. Here it goes to
// the heading above where it was, and to the first of the page where that shows something else now. streamlit.css shows where it is.

const HEADINGS = "[data-testid=stMain] :is(h1, h2, h3)", PATIENCE = 2000

let above = null  // the heading above what has the focus,
let keys = false  // and whether people are shown that it has it

// The page shows something else from here on.
export function anew() { above = null }

addEventListener("focusin", event => {
  const [on] = event.composedPath()
  keys = on.matches?.(":focus-visible") ?? false
  above = on.matches?.(HEADINGS) ? on : headings().filter(one => precedes(one, event.target)).at(-1) ?? null
}, {capture: true})

addEventListener("focusout", event => {
  const [on] = event.composedPath(), until = performance.now() + PATIENCE
  requestAnimationFrame(() => land(on, until))
}, {capture: true})

function land(on, until) {
  const taken = !on.isConnected || !on.checkVisibility?.() || on.disabled
  if (!taken || document.activeElement !== document.body) return
  const heading = there()
  if (!heading) return performance.now() < until && requestAnimationFrame(() => land(on, until))
  if (!heading.hasAttribute("tabindex")) heading.tabIndex = -1
  heading.focus({preventScroll: !keys})
}

// The same heading, also where it was drawn anew.
function there() {
  const all = headings()
  return all.find(one => one === above) ?? all.find(one => above && one.textContent === above.textContent) ?? all[0]
}

function headings() { return [...document.querySelectorAll(HEADINGS)].filter(one => one.checkVisibility?.() ?? true) }

function precedes(one, other) { return Boolean(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) }
