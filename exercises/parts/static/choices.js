// Choices: questions with options, one choice a question, which every device of the party sees and may change.
//
// data = {live, activity, party, words, locked, questions: [{id, text, help, sort, options, note?}], each?}
//   sort     "scale": steps in an order, drawn in one row where there is room; "one": a list; "menu": a list that is folded
//   options  [{id, label, about?, apart?, group?}]; those `apart` are no step of the scale ("not applicable", "cannot say
//            yet"); options of one `group` stand together in a menu
//   each     {field, ...question}: this question is asked of every note of the field that holds text; its id is the note's
//   note     {field, label, help?, placeholder?, card?}: a small box beneath: a note named FIELD-QUESTION, about the
//            question (or about the `card` that is named)
//
// A choice is one act, {kind: "choose", question, choice}, and choice null takes it back. Arrow keys choose as they go, as
// they do in any group of radio buttons: saying the same again changes nothing.

import {Box, Fate, ofParty} from "./box.js"
import {arrange, fill, lasting, make, write} from "./pieces.js"
import {TextField} from "./writing-fields.js"

class Choices extends Box {
  constructor(parentElement, data) { super(parentElement, data, "choices") }

  asked() {
    const {questions, each} = this.data
    if (!each) return questions
    const notes = this.answer().notes.filter(({field, text}) => field === each.field && text.trim())
    return [...questions, ...notes.map(({id, text}) => ({...each, id, text}))]
  }

  nameOf({id, sort}) { return `${sort} ${id}` }
  newField(told) { return told.sort === "menu" ? new Menu(this, told) : new Question(this, told) }

  draw() {
    if (this.data.each) this.furnish()
    super.draw()
  }
}

class Question {
  constructor(box, told) {
    Object.assign(this, {box, told, options: new Map(), fate: new Fate(box, told.id)})
    const name = `question-${told.id}`
    this.text = make("legend", {id: name})
    this.help = make("p", {class: "help", id: `${name}-help`})
    this.steps = make("div", {class: "options"})
    this.apart = make("div", {class: "options apart"})
    this.back = make("button", {type: "button", class: "back", "aria-describedby": name})
    this.back.onclick = () => this.takeBack()
    this.noting = make("div", {class: "noting"})
    this.element = make("fieldset", {class: `question ${told.sort}`, "aria-describedby": this.help.id}, this.text, this.help,
      this.steps, make("div", {class: "under"}, this.apart, this.fate.element, this.back), this.noting)
  }

  get locked() { return Boolean(this.box.data.locked) }
  get words() { return this.box.data.words }

  choose(choice) {
    if (this.locked) return this.box.draw()
    this.box.aloud("")
    this.shown = choice
    this.box.say({kind: "choose", question: this.told.id, choice})
  }

  takeBack() {
    this.options.get(this.shown)?.radio.focus({preventScroll: true})
    this.choose(null)
  }

  draw(answer, real) {
    const chosen = answer.choices[this.told.id] ?? null
    write(this.text, this.told.text)
    write(this.help, this.told.help)
    this.tell(chosen, this.fate.draw())
    this.showOptions(chosen)
    this.showBack(chosen)
    this.showNote(answer, real)
    this.element.classList.toggle("locked", this.locked)
  }

  // What another device changed is spoken only to somebody who is at this very question.
  tell(chosen, reverted) {
    const changed = this.shown !== undefined && this.shown !== chosen, here = this.element.matches(":focus-within")
    if (changed && here && !reverted) {
      const label = this.told.options.find(({id}) => id === chosen)?.label
      this.box.aloud(label ? fill(this.words.changed_aloud, {choice: label}) : this.words.taken_back_aloud)
    }
    this.shown = chosen
  }

  showOptions(chosen) {
    const shown = this.told.options.map(option => this.option(option))
    shown.forEach(({element, radio, label, about}, at) => {
      const option = this.told.options[at]
      write(label, option.label)
      write(about, option.about)
      radio.checked = option.id === chosen
      radio.setAttribute("aria-disabled", String(this.locked))
      element.classList.toggle("chosen", radio.checked)
    })
    const elements = apart => shown.filter((_, at) => Boolean(this.told.options[at].apart) === apart).map(({element}) => element)
    arrange(this.steps, elements(false))
    arrange(this.apart, elements(true))
  }

  option({id}) {
    if (!this.options.has(id)) this.options.set(id, this.newOption(id))
    return this.options.get(id)
  }

  newOption(id) {
    const name = `option-${this.told.id}-${id}`
    const label = make("span", {class: "label", id: `${name}-label`}), about = make("span", {class: "about", id: `${name}-about`})
    const radio = make("input", {type: "radio", name: this.told.id, value: id, "aria-labelledby": label.id, "aria-describedby": about.id})
    radio.onclick = event => { if (this.locked) event.preventDefault() }
    radio.onchange = () => this.choose(id)
    return {radio, label, about, element: make("label", {class: "option"}, radio, make("span", {class: "said"}, label, about))}
  }

  // Where the button goes while somebody is on it, the focus goes to the question's first option.
  showBack(chosen) {
    const gone = chosen === null || this.locked
    write(this.back, this.words.take_back)
    if (gone && this.back.matches(":focus")) this.options.get(this.told.options[0].id).radio.focus({preventScroll: true})
    this.back.classList.toggle("gone", gone)
  }

  showNote(answer, real) {
    const {note, id} = this.told
    if (note) {
      const told = {card: id, ...note, sort: "text", note: `${note.field}-${id}`}
      this.note ??= new TextField(this.box, told)
      this.note.told = told
      this.note.draw(answer, real)
    }
    arrange(this.noting, note ? [this.note.element] : [])
    this.noting.hidden = !note
  }

  sendAll() { this.note?.sendAll() }

  watchUnsent() { this.note?.watchUnsent() }
}

// A question whose options are many: a native menu, in which options of one group stand together.
class Menu extends Question {
  showOptions(chosen) {
    this.menu ??= this.newMenu()
    arrange(this.steps, [this.menu])
    this.menu.value = chosen ?? ""
    this.menu.setAttribute("aria-disabled", String(this.locked))
  }

  newMenu() {
    const menu = make("select", {"aria-labelledby": this.text.id}, make("option", {value: ""}, this.words.choose))
    for (const {id, label, group} of this.told.options) {
      const last = menu.lastElementChild, within = !group ? menu : last.label === group ? last : menu.appendChild(make("optgroup", {label: group}))
      within.append(make("option", {value: id}, label))
    }
    menu.onchange = () => this.choose(menu.value || null)
    return menu
  }

  showBack() { this.back.classList.add("gone") }
}

export default lasting(Choices, ofParty)
