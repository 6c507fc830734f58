// What one person wrote and looked at: statements, explorations, searches, a copied widget. How the interface looks stays, and so do boards that are being
// edited and not saved: those are work, and only who may edit the board gets them back.
const OF_A_PERSON = /^tidegauge\.(sql|explored|recent|widget)\b/

/** Drops from this browser what the next person there should not find. */
export function dropTraces(): void {
  try {
    for (const store of [localStorage, sessionStorage]) {
      for (const key of Object.keys(store)) if (OF_A_PERSON.test(key)) store.removeItem(key)
    }
  } catch (error) {
    if (!(error instanceof DOMException)) throw error // storage is refused: nothing is there
  }
}
