const MARKS = /\p{Mn}/gu

/** Case and Latin accents do not count; Thai vowels and tone marks are letters to their readers and stay. */
function folded(text: string): string {
  const lower = text.toLowerCase()
  return /[\u0E00-\u0E7F]/.test(lower) ? lower : lower.normalize('NFD').replace(MARKS, '')
}

function fitWord(word: string, text: string): number | null {
  const at = text.indexOf(word)
  if (at === 0) return 0
  if (at > 0) return /[\s_./:-]/.test(text[at - 1]!) ? 1 : 2
  let from = 0
  for (const letter of word) {
    from = text.indexOf(letter, from) + 1
    if (from === 0) return null
  }
  return word.length > 1 ? 4 : null
}

/** How well a search fits a text, 0 best; null when one of its words is not in it. Letters in order fit, but worst. */
export function fit(search: string, text: string): number | null {
  const own = folded(text)
  let total = 0
  for (const word of folded(search).split(/\s+/).filter(Boolean)) {
    const one = fitWord(word, own)
    if (one === null) return null
    total += one
  }
  return total
}
