// Streamlit draws a page again when the letter R is pressed anywhere outside a box to type in. It cannot be switched off, and
// whoever speaks to their computer presses letters by talking (WCAG 2.2, 2.1.4). So that key alone goes no further than the window.

const TYPED_IN = "input, textarea, select, canvas, [contenteditable]"

addEventListener("keydown", event => {
  const alone = !(event.ctrlKey || event.metaKey || event.altKey)
  if (alone && event.key.toLowerCase() === "r" && !event.composedPath()[0].matches?.(TYPED_IN)) event.stopImmediatePropagation()
}, {capture: true})
