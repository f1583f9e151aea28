// The page that a phone opens by the picture of the venue check: it measures, tells the server, and says how it went.

import {measure, report} from "./check.js"
import {fill} from "./pieces.js"

const page = document.getElementById("check"), said = document.getElementById("said"), again = document.getElementById("again")
const {code, words} = JSON.parse(page.dataset.given)

async function check() {
  again.hidden = true
  said.textContent = words.measuring
  const measured = await measure(`/check/${code}/live`), told = await report(`/check/${code}`, measured)
  said.textContent = [outcome(measured), told ? words.told : words.not_told].join(" ")
  again.hidden = false
}

function outcome({load, socket, trips}) {
  if (!socket) return words.no_socket
  if (load === null) return words.not_loaded
  return fill(words.well, {load: load.toFixed(1), ms: Math.round(1000 * Math.max(...trips))})
}

again.onclick = check
check()
