// A theme at the desk with its notes; or, for the id "", the notes that are in none. A theme can be named anew, merged into
// another, or taken away. Where two named it at the same time, both names stand until somebody settles it.

import {arrange, fill, make, options, write} from "./pieces.js"

export class ThemeGroup {
  constructor(desk, id) {
    Object.assign(this, {desk, id, rows: [], renaming: null})
    const name = `theme-${id || "none"}`
    this.heading = make("h2", {id: name})
    this.list = make("ul", {role: "list"})
    this.empty = make("p", {class: "quiet"})
    this.signs = make("p", {class: "signs"})
    this.here = make("button", {type: "button", class: "here", onclick: () => this.takeSelected()})
    this.element = make("section", {class: id ? "group theme" : "group unsorted", "aria-labelledby": name}, this.heading, this.signs)
    if (id) this.buildTools()
    this.element.append(this.here, this.list, this.empty)
  }

  takeSelected() {
    this.desk.moveTo(this.id || null, this.theme?.text ?? this.desk.data.words.unsorted)
    this.desk.show.focus({preventScroll: true})
  }

  buildTools() {
    const button = press => make("button", {type: "button", onclick: press})
    this.input = make("input", {type: "text", maxLength: 80, autocomplete: "off"})
    this.input.onkeydown = event => { if (event.key === "Escape") this.rename(false) }
    this.save = make("button", {type: "submit"})
    this.form = make("form", {class: "line", onsubmit: event => { event.preventDefault(); this.saveName() }}, this.input, this.save)
    this.renameButton = button(() => this.rename(!this.renaming))
    this.into = make("select", {onchange: () => this.desk.drawNow()})
    this.merge = button(() => { if (this.into.value) this.desk.mergeTheme(this.theme, this.into.value) })
    this.remove = button(() => this.desk.removeTheme(this.theme))
    this.versions = make("div", {class: "versions"})
    this.element.append(this.versions, this.form,
      make("div", {class: "line tools"}, this.renameButton, this.remove, make("div", {class: "line merging"}, this.into, this.merge)))
  }

  // The name goes over the revision that was on the screen when one began to type.
  rename(on) {
    this.renaming = on ? {base: this.theme.revision} : null
    if (on) this.input.value = this.theme.text
    this.desk.drawNow()
    on ? this.input.select() : this.renameButton.focus({preventScroll: true})
  }

  saveName() {
    const text = this.input.value.trim()
    if (!text) return
    if (text !== this.theme.text) this.desk.nameTheme(this.id, text, this.renaming.base)
    this.rename(false)
  }

  draw(all, themes) {
    const {words} = this.desk.data
    this.rows = all.filter(row => this.desk.passes(row.state))
    write(this.heading, `${this.theme ? this.theme.text : words.unsorted} (${all.length})`)
    write(this.here, this.desk.selected.size ? fill(words.move_here, {n: this.desk.selected.size}) : "")
    arrange(this.list, this.rows.map(row => row.element))
    const hidden = all.length - this.rows.length
    write(this.empty, hidden ? fill(words.hidden_here, {n: hidden}) : all.length ? "" : words.empty)
    const signs = this.desk.desk?.names?.[this.id] ?? []
    write(this.signs, signs.map(sign => fill(words[`sign_${sign.looks}`], {words: sign.words})).join(" "))
    if (this.id) this.drawTools(themes, words)
  }

  drawTools(themes, words) {
    const theme = this.theme.text
    write(this.renameButton, words.rename)
    this.renameButton.setAttribute("aria-label", fill(words.rename_label, {theme}))
    this.renameButton.setAttribute("aria-expanded", String(Boolean(this.renaming)))
    this.form.hidden = !this.renaming
    this.input.setAttribute("aria-label", words.theme_name)
    write(this.save, words.save_name)
    write(this.remove, words.remove)
    this.remove.setAttribute("aria-label", fill(words.remove_label, {theme}))
    options(this.into, [["", words.merge], ...themes.filter(one => one.id !== this.id).map(one => [one.id, one.text])])
    this.into.setAttribute("aria-label", fill(words.merge_label, {theme}))
    write(this.merge, words.merge_now)
    this.merge.setAttribute("aria-disabled", String(!this.into.value))
    this.into.parentElement.hidden = themes.length < 2
    this.drawVersions(words)
  }

  drawVersions(words) {
    const beside = Object.entries(this.theme.beside ?? {}), told = JSON.stringify([this.theme.revision, beside])
    if (this.told === told) return
    this.told = told
    this.versions.replaceChildren(...beside.map(([device, text]) => make("div", {class: "version"},
      make("p", {}, fill(words.beside, {text})),
      make("div", {class: "line"},
        make("button", {type: "button", onclick: () => this.settle(device, text)}, words.take_theirs),
        make("button", {type: "button", onclick: () => this.settle(device)}, words.keep_this)))))
  }

  settle(device, text) {
    if (text) this.desk.nameTheme(this.id, text, this.theme.revision)
    this.desk.say({kind: "drop_version", note: this.id, client: device})
    this.desk.drawNow()
    this.renameButton.focus({preventScroll: true})
  }
}
