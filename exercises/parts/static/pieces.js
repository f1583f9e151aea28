// The small pieces that every component of ours is put together from: elements, sentences, a root with its style sheet.

import "./ground.js"
import "./keys.js"

// The words of a text with its {places} filled in.
export const fill = (text, values = {}) => (text ?? "").replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole)

// make("p", {class: "quiet", hidden: true}, "text", node, ...): what the element has as a property is set as one, the rest
// (class, tabindex, aria-..., data-...) as attributes. Children that are strings become text, never markup.
export function make(tag, settings = {}, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(settings))
    name in element ? (element[name] = value) : element.setAttribute(name, value)
  element.append(...children)
  return element
}

// Put text into an element, only where it differs (a status region speaks at each change), and hide it while it is empty.
// Status regions stay in the tree, so that they are there before they speak.
export function write(element, text) {
  if (element.textContent !== (text ?? "")) element.textContent = text ?? ""
  if (element.getAttribute("role") === "status") element.classList.toggle("empty", !text)
  else element.hidden = !text
}

export function sheet(name) {
  return make("link", {rel: "stylesheet", href: new URL(`ours/${name}.css`, document.baseURI).href})
}

// The component's root, with its style sheet; not shown until that is there.
export function root(parentElement, name) {
  let found = parentElement.querySelector(".root")
  if (!found) parentElement.append((found = make("div", {class: "root"})))
  if (!parentElement.querySelector("link[rel=stylesheet]")) {
    const link = sheet(name)
    found.style.visibility = "hidden"
    link.onload = link.onerror = () => { found.style.visibility = "" }
    parentElement.insertBefore(link, parentElement.firstChild)
  }
  return found
}

// Make `wanted` the children of a parent, in order, without moving the one that holds the focus (a moved node loses it).
export function arrange(parent, wanted) {
  for (const node of [...parent.children]) if (!wanted.includes(node)) node.remove()
  if (wanted.every((node, at) => parent.children[at] === node)) return
  const active = parent.getRootNode().activeElement
  const pivot = wanted.find(node => node.contains(active))
  const place = pivot ? wanted.indexOf(pivot) : 0
  for (const node of wanted.slice(0, place)) parent.insertBefore(node, pivot)
  for (const node of wanted.slice(pivot ? place + 1 : 0)) parent.append(node)
}

// A component that lasts as long as its place in the page: made once, told whatever Streamlit gives it, and left when it is
// taken away or when `placeOf` what it is told says that it now stands for another table, activity or topic.
export function lasting(Part, placeOf) {
  const parts = new WeakMap()
  const leave = parent => { parts.get(parent)?.part.leave(); parts.delete(parent) }
  return ({data, parentElement, setTriggerValue}) => {
    const place = placeOf(data)
    if (parts.has(parentElement) && parts.get(parentElement).place !== place) leave(parentElement)
    if (!parts.has(parentElement)) parts.set(parentElement, {place, part: new Part(parentElement, data, setTriggerValue)})
    const {part} = parts.get(parentElement)
    part.trigger = setTriggerValue
    part.told(data)
    return () => leave(parentElement)
  }
}

// The options of a select, [value, text] each, changed only where they differ: one that is open would close.
export function options(select, wanted) {
  const now = [...select.options].map(option => [option.value, option.text])
  if (JSON.stringify(now) === JSON.stringify(wanted)) return
  const value = select.value
  select.replaceChildren(...wanted.map(([value, text]) => make("option", {value}, text)))
  select.value = wanted.some(([one]) => one === value) ? value : wanted[0][0]
}
