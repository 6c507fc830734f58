/** The lines of a text where the browser has broken them; one that is cut by its box ends in an ellipsis as on screen. */
export function paintText(
  pen: CanvasRenderingContext2D,
  node: Text,
  style: CSSStyleDeclaration,
  box: DOMRect,
): void {
  const text = node.data
  if (text.trim() === '') return
  setFont(pen, style)
  pen.fillStyle = style.color
  pen.textBaseline = 'alphabetic'
  const isCut = style.textOverflow === 'ellipsis' && style.whiteSpaceCollapse !== 'preserve'
  const right = box.right - parseFloat(style.paddingRight || '0')
  for (const line of linesOf(node)) {
    const words = line.text.replace(/\s+/g, ' ').trimEnd()
    const isOver = isCut && line.left + pen.measureText(words).width > right + 1
    const shown = isOver ? withEllipsis(pen, words, right - line.left) : words
    const { fontBoundingBoxAscent: up, fontBoundingBoxDescent: down } = pen.measureText(shown)
    const baseline = line.top + (line.height - up - down) / 2 + up
    pen.fillText(shown, line.left, baseline)
    if (style.textDecorationLine.includes('underline'))
      pen.fillRect(line.left, baseline + 2, pen.measureText(shown).width, 1)
    if (style.textDecorationLine.includes('line-through'))
      pen.fillRect(line.left, baseline - up * 0.3, pen.measureText(shown).width, 1)
  }
}

export function setFont(pen: CanvasRenderingContext2D, style: CSSStyleDeclaration): void {
  pen.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`
  pen.letterSpacing = style.letterSpacing === 'normal' ? '0px' : style.letterSpacing
}

interface Line {
  text: string
  left: number
  top: number
  height: number
}

/** Where each line starts and what stands on it: segments (words; in Thai what may break) whose boxes share a line. */
function linesOf(node: Text): Line[] {
  const range = document.createRange()
  const lines: Line[] = []
  for (const { segment, index } of new Intl.Segmenter(undefined, { granularity: 'word' }).segment(
    node.data,
  )) {
    range.setStart(node, index)
    range.setEnd(node, index + segment.length)
    const rect = range.getClientRects()[0]
    if (!rect || rect.width === 0) continue
    const line = lines.at(-1)
    if (line && Math.abs(line.top - rect.top) < rect.height / 2) line.text += segment
    else if (segment.trim() !== '')
      lines.push({ text: segment, left: rect.left, top: rect.top, height: rect.height })
  }
  return lines
}

function withEllipsis(pen: CanvasRenderingContext2D, text: string, width: number): string {
  let kept = ''
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)) {
    if (pen.measureText(`${kept}${segment}…`).width > width) break
    kept += segment
  }
  return `${kept.trimEnd()}…`
}
