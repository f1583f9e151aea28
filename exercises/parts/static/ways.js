// Ways on: real links and a real form, inside one of Streamlit's pages. Streamlit's own link button opens a new tab, which on
// a phone is a page that nobody finds the way back from; these stay in the tab.
//
// A way is `{label, href}`, with `heading` and `about` where it stands as a door of its own, `main: true` where it is the
// next thing to do, `quiet: true` where it is a line at the foot, `apart: true` where it opens in another tab, since something
// may be typed on this page; or a form `{label, action, name, field, hint, most}` of one line. Those of one `group`, a name, stand
// behind that name as a line of their own. With `go` the page goes there at once; with `language` it is read in that.

import {arrange, make, root} from "./pieces.js"

const gone = new WeakMap()

export default function ways({data, parentElement}) {
  const place = root(parentElement, "ways")
  if (data.language) document.documentElement.lang = data.language
  place.classList.toggle("doors", data.ways.some(way => way.heading))
  arrange(place, together(data.ways).map((way, at) => same(place.children[at], way) ?? drawn(way, at)))
  if (data.go && gone.get(parentElement) !== data.go) {
    gone.set(parentElement, data.go)
    location.assign(new URL(data.go, document.baseURI))
  }
}

// Ways of one group, which follow each other, as one.
function together(ways) {
  const found = []
  for (const {group, ...way} of ways)
    if (group && found.at(-1)?.group === group) found.at(-1).ways.push(way)
    else found.push(group ? {group, ways: [way]} : way)
  return found
}

// The element as it stands, where it shows this very way: what somebody has begun to type in it stays.
function same(element, way) {
  return element?.dataset.way === JSON.stringify(way) ? element : undefined
}

function drawn(way, at) {
  const inside = way.group ? group(way, at) : way.action ? form(way, at) : link(way)
  const element = way.heading
    ? make("section", {}, make("h2", {}, way.heading), ...(way.about ? [make("p", {}, way.about)] : []), inside)
    : inside
  element.dataset.way = JSON.stringify(way)
  return element
}

function group({group: name, ways}, at) {
  const id = `group-${at}`
  return make("div", {class: "group", role: "group", "aria-labelledby": id}, make("p", {id, class: "name"}, name), ...ways.map(link))
}

function link(way) {
  const sort = way.main ? "way main" : way.quiet ? "way quiet" : "way"
  const apart = way.apart ? {target: "_blank", rel: "noopener"} : {}
  return make("a", {class: sort, href: new URL(way.href, document.baseURI).href, ...apart}, way.label)
}

function form(way, at) {
  const id = `field-${at}`, hint = `hint-${at}`
  return make("form", {method: "post", action: new URL(way.action, document.baseURI).href},
    make("label", {htmlFor: id}, way.field), make("p", {class: "hint", id: hint}, way.hint),
    make("input", {id, name: way.name, required: true, maxLength: way.most, autocomplete: "off", spellcheck: false,
      autocapitalize: "characters", "aria-describedby": hint}),
    make("button", {class: way.main ? "way main" : "way"}, way.label))
}
