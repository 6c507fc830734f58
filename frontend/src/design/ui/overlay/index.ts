// The only module that imports Base UI, so that it stays one chunk outside the first load.
export { DialogPopup } from './DialogPopup'
export { MenuPopup } from './MenuPopup'
export { PopoverPopup } from './PopoverPopup'
