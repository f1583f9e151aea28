// The time as people read it.

import {fill} from "./pieces.js"

// Whole minutes to the nearest, seconds only in the last one, and no alarm afterwards.
export function minutesLeft({ends_at, paused, phase}, now, words) {
  if (phase && phase !== "open") return ""
  if (paused) return words.paused
  if (ends_at === null || ends_at === undefined) return ""
  const left = Math.ceil(ends_at - now)
  if (left <= 0) return words.time_up
  if (left <= 60) return fill(left === 1 ? words.one_second : words.seconds, {n: left})
  const minutes = Math.round(left / 60)
  return fill(minutes === 1 ? words.one_minute : words.minutes, {n: minutes})
}

// "09:05" of a Date, by this device's clock.
export function timeOfDay(date) {
  return [date.getHours(), date.getMinutes()].map(part => String(part).padStart(2, "0")).join(":")
}
