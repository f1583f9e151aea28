// What one act makes of an answer, so that a box shows it before the server has answered: `workshop/writing.py`,
// `workshop/sheet.py` and `exercises/ranking/answer.py` over again, as far as boxes show them.

export function after(answer, act) {
  switch (act.kind) {
    case "write": return {...answer, notes: written(answer.notes, act)}
    case "move_note": return {...answer, notes: moved(answer.notes, act.note, act.after)}
    case "remove_note": return {...answer, notes: answer.notes.filter(note => note.id !== act.note)}
    case "drop_version": return {...answer, notes: answer.notes.map(note => (note.id === act.note ? without(note, act.client) : note))}
    case "choose": return {...answer, choices: chosen(answer.choices, act)}
    case "weigh": return {...answer, risks: {...answer.risks, [act.note]: {bearers: act.bearers, likelihood: act.likelihood, severity: act.severity}}}
    case "argue": return {...answer, argued: act.card}
    case "would_move": return {...answer, elsewhere: counted(answer.elsewhere, act)}
    default: return answer
  }
}

function written(notes, {note, field, text, base, client, card}) {
  if (!notes.some(one => one.id === note)) return [...notes, {id: note, field, text, card, revision: 1, last: client, beside: {}, taken_out: false}]
  return notes.map(one => {
    if (one.id !== note) return one
    if (one.text === text) return without(one, client)
    const taken_out = one.taken_out && !text.trim()
    if (base >= one.revision || one.last === client) return {...without(one, client), text, revision: one.revision + 1, last: client, taken_out}
    return {...one, beside: {...one.beside, [client]: text}}
  })
}

function without(note, client) {
  const {[client]: _, ...beside} = note.beside
  return {...note, beside}
}

function moved(notes, id, behind) {
  const note = notes.find(one => one.id === id)
  if (!note || id === behind) return notes
  const others = notes.filter(one => one.id !== id)
  const ahead = others.findIndex(one => one.id === behind), first = others.findIndex(one => one.field === note.field)
  const place = ahead >= 0 ? ahead + 1 : first >= 0 ? first : others.length
  return [...others.slice(0, place), note, ...others.slice(place)]
}

function chosen(choices, {question, choice}) {
  const {[question]: _, ...others} = choices
  return choice === null ? others : {...others, [question]: choice}
}

function counted(elsewhere, {card, way, people}) {
  const others = elsewhere.filter(one => one.card !== card || one.way !== way)
  return people ? [...others, {card, way, people}] : others
}
