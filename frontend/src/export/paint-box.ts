const SIDES = ['Top', 'Right', 'Bottom', 'Left'] as const

/** The background and border of an element. */
export function paintBox(pen: CanvasRenderingContext2D, box: DOMRect, style: CSSStyleDeclaration): void {
  const radius = Math.min(parseFloat(style.borderTopLeftRadius) || 0, box.width / 2, box.height / 2)
  if (isVisible(style.backgroundColor)) {
    pen.fillStyle = style.backgroundColor
    pen.beginPath()
    pen.roundRect(box.left, box.top, box.width, box.height, radius)
    pen.fill()
  }
  const widths = SIDES.map((side) =>
    style[`border${side}Style`] === 'none' ? 0 : parseFloat(style[`border${side}Width`]),
  )
  const [top, right, bottom, left] = widths as [number, number, number, number]
  if (top > 0 && widths.every((width) => width === top) && isVisible(style.borderTopColor)) {
    pen.strokeStyle = style.borderTopColor
    pen.lineWidth = top
    pen.beginPath()
    pen.roundRect(
      box.left + top / 2,
      box.top + top / 2,
      box.width - top,
      box.height - top,
      Math.max(0, radius - top / 2),
    )
    pen.stroke()
    return
  }
  const bars: [number, number, number, number, string][] = [
    [box.left, box.top, box.width, top, style.borderTopColor],
    [box.right - right, box.top, right, box.height, style.borderRightColor],
    [box.left, box.bottom - bottom, box.width, bottom, style.borderBottomColor],
    [box.left, box.top, left, box.height, style.borderLeftColor],
  ]
  for (const [x, y, width, height, colour] of bars) {
    if (width <= 0 || height <= 0 || !isVisible(colour)) continue
    pen.fillStyle = colour
    pen.fillRect(x, y, width, height)
  }
}

const isVisible = (colour: string) => colour !== 'transparent' && !/^rgba\(.*, 0\)$/.test(colour)

/** A box to tick, as plain as it gets: the browser's own cannot be read. */
export function paintCheckbox(
  pen: CanvasRenderingContext2D,
  box: DOMRect,
  input: HTMLInputElement,
  ink: string,
): void {
  const [x, y, size] = [box.left + 1, box.top + 1, Math.min(box.width, box.height) - 2]
  pen.strokeStyle = ink
  pen.lineWidth = 1
  pen.beginPath()
  pen.roundRect(x, y, size, size, 2)
  if (input.checked) {
    pen.moveTo(x + size * 0.22, y + size * 0.52)
    pen.lineTo(x + size * 0.42, y + size * 0.72)
    pen.lineTo(x + size * 0.78, y + size * 0.3)
  }
  pen.stroke()
}
