import { paintBox, paintCheckbox } from './paint-box'
import { paintSvg } from './paint-svg'
import { paintText } from './paint-text'

interface PaintOptions {
  /** Pixels of the picture for each of the page. */
  scale?: number
  background: string
}

// Browsers refuse canvases beyond this; a larger picture is scaled down to fit.
const MOST_PIXELS = 16_000_000

/** What an element shows, drawn on a canvas with the page's own fonts. Elements marked `data-export="skip"` are left out. */
export async function paint(
  element: HTMLElement,
  { scale = 2, background }: PaintOptions,
): Promise<HTMLCanvasElement> {
  await document.fonts.ready
  const box = element.getBoundingClientRect()
  const fitting = Math.min(scale, Math.sqrt(MOST_PIXELS / Math.max(1, box.width * box.height)))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.ceil(box.width * fitting))
  canvas.height = Math.max(1, Math.ceil(box.height * fitting))
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('This browser gives no canvas to draw on')
  pen.fillStyle = background
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.scale(fitting, fitting)
  pen.translate(-box.left, -box.top)
  paintElement(pen, element)
  return canvas
}

function paintElement(pen: CanvasRenderingContext2D, element: Element): void {
  const style = getComputedStyle(element)
  if (style.display === 'none' || style.visibility === 'hidden' || style.opacity === '0') return
  if (element instanceof HTMLElement && element.dataset.export === 'skip') return
  const box = element.getBoundingClientRect()
  if (style.clipPath !== 'none' || box.width === 0 || box.height === 0) return
  pen.save()
  pen.globalAlpha *= Number(style.opacity)
  if (element instanceof SVGSVGElement) paintSvg(pen, element)
  else if (element instanceof HTMLCanvasElement)
    pen.drawImage(element, box.left, box.top, box.width, box.height)
  else if (element instanceof HTMLInputElement && element.type === 'checkbox')
    paintCheckbox(pen, box, element, style.color)
  else {
    paintBox(pen, box, style)
    if (style.overflowX !== 'visible') {
      pen.beginPath()
      pen.rect(box.left, box.top, box.width, box.height)
      pen.clip()
    }
    for (const child of element.childNodes) {
      if (child instanceof Text) paintText(pen, child, style, box)
      else if (child instanceof Element) paintElement(pen, child)
    }
  }
  pen.restore()
}
