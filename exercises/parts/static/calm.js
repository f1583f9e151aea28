// Where Streamlit cannot reach its server, it puts a dialog over the whole page, which asks whether one is connected to the internet and
// keeps everybody from going on. Nobody has to be; our own line says what is the matter, and what people do is kept. So that dialog
// is closed as soon as it is there, and whoever was typing goes on where they were. Streamlit does not open it again until the next time.

const DIALOG = "[data-testid=stDialog]", ABOUT = "Connection error", PATIENCE = 2000

let last = null  // what had the focus, also within a piece of ours

addEventListener("focusin", event => {
  const [on] = event.composedPath()
  if (!on.closest?.(DIALOG)) last = on
}, {capture: true})

new MutationObserver(() => {
  for (const dialog of document.querySelectorAll(DIALOG))
    if (dialog.querySelector("h2")?.textContent === ABOUT) close(dialog, last, performance.now() + PATIENCE)
}).observe(document.body, {childList: true})

function close(dialog, typing, until) {
  dialog.querySelector("button[aria-label=Close]")?.click()
  const back = () => {
    if (dialog.isConnected && performance.now() < until) return requestAnimationFrame(back)
    if (typing?.isConnected && !typing.matches(":focus")) typing.focus({preventScroll: true})
  }
  requestAnimationFrame(back)
}
