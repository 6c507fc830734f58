// Measured on Inter Variable at 11 px: narrow letters about a quarter, capitals and wide letters about two thirds of the size.
const NARROW = /[\s!',.:;|ijltfrI()[\]·-]/
const WIDE = /[A-Z@%&mwMW—…]/
// Thai vowels and tone marks stand above or below a letter and take no room; so do combining marks of other scripts.
const ZERO = /\p{Mn}/u

/** About how wide a text is in pixels; for layout where nothing can be measured, as on the server. */
export function textWidth(text: string, sizePx: number): number {
  let em = 0
  for (const character of text) {
    if (ZERO.test(character)) continue
    em += NARROW.test(character) ? 0.32 : WIDE.test(character) ? 0.72 : character > '⺀' ? 1 : 0.57
  }
  return em * sizePx
}

/** The text, or as much of its start as fits with an ellipsis; empty when not even a letter fits. */
export function fitText(text: string, widthPx: number, sizePx: number): string {
  if (textWidth(text, sizePx) <= widthPx) return text
  const room = widthPx - textWidth('…', sizePx)
  let kept = ''
  // Split where a reader would: a Thai letter keeps its vowel and tone mark.
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)) {
    if (textWidth(kept + segment, sizePx) > room) break
    kept += segment
  }
  return kept ? `${kept.trimEnd()}…` : ''
}
