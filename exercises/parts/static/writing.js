// The writing box: whatever a party writes, in boxes that all its devices share.
//
// data = {live, activity, party, words, fields: [{field, sort, label, help, most?, placeholder?, card?, note?, begun?}], cards, locked}
//
// A field with a `card` (a card's id, or any other fixed one: a stage, a question) is about that one thing: it shows the notes
// of its name that are about it, and each note begun in it is. A text may name its `note`; one that was just `begun`, by a press
// that brought its box, is where its writer wants to be.
//
// What is typed is sent after a pause and on leaving, always with the server's revision that it was typed over (`base`).
// The server never merges by guesswork: what was typed over an older revision is kept beside the text, under the device that
// wrote it, and this box offers to put the two together. A box with words of its own that the server has not yet taken in
// keeps them on the screen whatever arrives meanwhile; only a box at rest takes what another device wrote.

import {Box, ofParty} from "./box.js"
import {fill, lasting} from "./pieces.js"
import {AboutCards, ChoiceCard, Risks, WouldMove} from "./writing-cards.js"
import {ListField, TextField, nameOf} from "./writing-fields.js"

const SORTS = {text: TextField, list: ListField, about_cards: AboutCards, risks: Risks, choice_card: ChoiceCard, would_move: WouldMove}

class WritingBox extends Box {
  constructor(parentElement, data) { super(parentElement, data, "writing") }

  asked() { return this.data.fields }
  nameOf(told) { return nameOf(told) }
  newField(told) { return new SORTS[told.sort](this, told) }

  label(id) {
    const card = this.data.cards.find(card => card.id === id)
    return card ? fill(this.data.words.card, {letter: card.letter, name: card.short_name}) : id
  }
}

export default lasting(WritingBox, ofParty)
