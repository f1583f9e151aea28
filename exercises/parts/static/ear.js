// The ear: shows nothing, and tells Streamlit that a topic has changed, so that what Python draws is drawn again. At most
// once in `pace` milliseconds, and always with the newest revision at last.

import {open} from "./live.js"

const ears = new WeakMap()

export default function ear({data, parentElement, setTriggerValue}) {
  const place = `${data.live} ${data.topic}`
  let ear = ears.get(parentElement)
  if (ear && ear.place !== place) { ear.leave(); ear = null }
  if (!ear) ears.set(parentElement, (ear = new Ear(place)))
  ear.trigger = setTriggerValue
  ear.pace = data.pace ?? 1000
  ear.drawn = data.drawn ?? null
  ear.stop ??= open(data.live).show(data.topic, ({revision}) => ear.heard(revision))
  return () => { ears.get(parentElement)?.leave(); ears.delete(parentElement) }
}

class Ear {
  constructor(place) { this.place = place }

  heard(revision) {
    this.newest = revision
    if (this.timer) return
    const rest = (this.last ?? -Infinity) + this.pace - performance.now()
    if (rest <= 0) this.tell()
    else this.timer = setTimeout(() => { this.timer = null; this.tell() }, rest)
  }

  tell() {
    if (this.newest === this.drawn || this.newest === this.asked) return
    this.last = performance.now()
    this.asked = this.newest
    this.trigger("changed", this.newest)
  }

  leave() {
    this.stop?.()
    clearTimeout(this.timer)
  }
}
