import { setFont } from './paint-text'

/** The shapes and texts of an SVG, each by its own transform and computed colours. */
export function paintSvg(pen: CanvasRenderingContext2D, svg: SVGSVGElement): void {
  if (getComputedStyle(svg).overflow === 'hidden') {
    const box = svg.getBoundingClientRect()
    pen.beginPath()
    pen.rect(box.left, box.top, box.width, box.height)
    pen.clip()
  }
  for (const child of svg.children) if (child instanceof SVGGraphicsElement) paintPart(pen, child)
}

function paintPart(pen: CanvasRenderingContext2D, part: SVGGraphicsElement): void {
  const style = getComputedStyle(part)
  if (style.display === 'none' || style.visibility === 'hidden') return
  pen.save()
  pen.globalAlpha *= Number(style.opacity)
  if (part instanceof SVGGElement) {
    for (const child of part.children) if (child instanceof SVGGraphicsElement) paintPart(pen, child)
  } else {
    place(pen, part)
    if (part instanceof SVGTextElement) paintLabel(pen, part, style)
    else if (part instanceof SVGGeometryElement) paintShape(pen, part, style)
  }
  pen.restore()
}

/** The pen stands in page pixels (scaled); the matrix of the part leads there from its own units. */
function place(pen: CanvasRenderingContext2D, part: SVGGraphicsElement): void {
  const matrix = part.getScreenCTM()
  if (matrix) pen.transform(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)
}

function paintShape(
  pen: CanvasRenderingContext2D,
  part: SVGGeometryElement,
  style: CSSStyleDeclaration,
): void {
  const path = pathOf(part)
  if (!path) return
  const alpha = pen.globalAlpha
  const fill = paintOf(pen, part, style.fill)
  if (fill) {
    pen.globalAlpha = alpha * Number(style.fillOpacity)
    pen.fillStyle = fill
    pen.fill(path)
  }
  const stroke = paintOf(pen, part, style.stroke)
  const width = parseFloat(style.strokeWidth)
  if (stroke && width > 0) {
    pen.globalAlpha = alpha * Number(style.strokeOpacity)
    pen.strokeStyle = stroke
    pen.lineWidth = width
    pen.lineJoin = style.strokeLinejoin as CanvasLineJoin
    pen.lineCap = style.strokeLinecap as CanvasLineCap
    pen.setLineDash(
      style.strokeDasharray === 'none' ? [] : style.strokeDasharray.split(/[\s,]+/).map(parseFloat),
    )
    pen.stroke(path)
  }
}

const number = (part: Element, name: string) => Number(part.getAttribute(name) ?? 0)

function pathOf(part: SVGGeometryElement): Path2D | null {
  const path = new Path2D()
  switch (part.tagName) {
    case 'path':
      return new Path2D(part.getAttribute('d') ?? '')
    case 'rect': {
      const [width, height] = [number(part, 'width'), number(part, 'height')]
      if (width <= 0 || height <= 0) return null
      path.roundRect(
        number(part, 'x'),
        number(part, 'y'),
        width,
        height,
        Math.min(number(part, 'rx'), width / 2, height / 2),
      )
      return path
    }
    case 'circle':
      path.arc(number(part, 'cx'), number(part, 'cy'), number(part, 'r'), 0, 2 * Math.PI)
      return path
    case 'line':
      path.moveTo(number(part, 'x1'), number(part, 'y1'))
      path.lineTo(number(part, 'x2'), number(part, 'y2'))
      return path
    case 'polygon':
    case 'polyline': {
      const points = (part.getAttribute('points') ?? '').trim().replaceAll(/[\s,]+/g, ' ')
      return new Path2D(`M${points}${part.tagName === 'polygon' ? 'Z' : ''}`)
    }
    default:
      return null
  }
}

/** A plain colour, or a gradient of the same drawing; null for none. */
function paintOf(
  pen: CanvasRenderingContext2D,
  part: SVGGeometryElement,
  value: string,
): string | CanvasGradient | null {
  if (value === 'none' || value === 'transparent' || value === 'rgba(0, 0, 0, 0)') return null
  const id = /url\("?#([^")]+)"?\)/.exec(value)?.[1]
  if (id === undefined) return value
  const source = part.ownerDocument.getElementById(id)
  if (source?.tagName !== 'linearGradient') return null
  const box = part.getBBox()
  const end = (name: string, otherwise: number) => {
    const text = source.getAttribute(name)
    return text === null ? otherwise : parseFloat(text) / (text.endsWith('%') ? 100 : 1)
  }
  const gradient = pen.createLinearGradient(
    box.x + end('x1', 0) * box.width,
    box.y + end('y1', 0) * box.height,
    box.x + end('x2', 1) * box.width,
    box.y + end('y2', 0) * box.height,
  )
  for (const stop of source.querySelectorAll('stop')) {
    const style = getComputedStyle(stop)
    gradient.addColorStop(
      parseFloat(stop.getAttribute('offset') ?? '0'),
      withAlpha(style.stopColor, Number(style.stopOpacity)),
    )
  }
  return gradient
}

/** Computed colours come as rgb(r, g, b) or rgba(r, g, b, a). */
function withAlpha(colour: string, alpha: number): string {
  const [red = '0', green = '0', blue = '0', own = '1'] = colour.match(/[\d.]+/g) ?? []
  return `rgba(${red}, ${green}, ${blue}, ${Number(own) * alpha})`
}

const ALIGN: Record<string, CanvasTextAlign> = { start: 'left', middle: 'center', end: 'right' }

function paintLabel(pen: CanvasRenderingContext2D, part: SVGTextElement, style: CSSStyleDeclaration): void {
  const text = part.textContent.trim()
  if (!text) return
  setFont(pen, style)
  pen.textAlign = ALIGN[style.textAnchor] ?? 'left'
  const [x, y] = [number(part, 'x'), number(part, 'y')]
  const width = parseFloat(style.strokeWidth)
  const alpha = pen.globalAlpha
  if (style.stroke !== 'none' && width > 0) {
    pen.globalAlpha = alpha * Number(style.strokeOpacity)
    pen.strokeStyle = style.stroke
    pen.lineWidth = width
    pen.lineJoin = 'round'
    pen.strokeText(text, x, y)
  }
  pen.globalAlpha = alpha * Number(style.fillOpacity)
  pen.fillStyle = style.fill
  pen.fillText(text, x, y)
}
