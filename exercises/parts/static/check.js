// What a browser can measure of its way to the server: whether a WebSocket passes, twenty messages there and back, and how long
// the files of a first screen take. All of it in seconds; what did not come is null.
//
//   const measured = await measure("check/BCDFGH/live")      // {load, socket, trips}
//   await report("check/BCDFGH", measured)                   // whether the server has it

export const TRIPS = 20
const PATIENCE = 8000, LONGEST = 60000

export async function measure(address) {
  const trips = await roundTrips(address)
  return {socket: trips.length > 0, trips, load: await load()}
}

export async function report(address, measured) {
  const asked = {method: "POST", headers: {"Content-Type": "application/json"}, body: JSON.stringify(measured)}
  try { return (await fetch(new URL(address, document.baseURI), asked)).ok } catch { return false }
}

// Messages one after another, each as soon as the one before was answered; those that came back before anything failed.
async function roundTrips(address) {
  const url = new URL(address, document.baseURI), trips = []
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:"
  const socket = new WebSocket(url)
  try {
    await heard(socket, "open")
    while (trips.length < TRIPS) {
      const began = performance.now()
      socket.send(JSON.stringify({kind: "ping"}))
      while (JSON.parse((await heard(socket, "message")).data).kind !== "pong");
      trips.push((performance.now() - began) / 1000)
    }
  } catch { /* the count tells */ }
  socket.close()
  return trips
}

function heard(socket, what) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(reject, PATIENCE)
    socket.addEventListener(what, event => { clearTimeout(timer); resolve(event) }, {once: true})
    socket.addEventListener("close", reject, {once: true})
  })
}

// The page that a table's screen is in, and every file that it names, past the browser's own store of them.
async function load() {
  const fresh = {cache: "reload", signal: AbortSignal.timeout?.(LONGEST)}, began = performance.now()
  try {
    const shell = await (await fetch(new URL("/", document.baseURI), fresh)).text()
    const named = new DOMParser().parseFromString(shell, "text/html").querySelectorAll("script[src], link[href]")
    const files = [...named].map(one => one.getAttribute("src") ?? one.getAttribute("href")).filter(one => /^\.?\/?static\//.test(one))
    const came = await Promise.all(files.map(async one => {
      const answer = await fetch(new URL(one, new URL("/", document.baseURI)), fresh)
      await answer.arrayBuffer()
      return answer.ok
    }))
    return came.length && came.every(Boolean) ? (performance.now() - began) / 1000 : null
  } catch { return null }
}
