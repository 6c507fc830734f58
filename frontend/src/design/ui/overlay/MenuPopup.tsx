import { Check } from 'lucide-react'
import { CSPProvider } from '@base-ui/react/csp-provider'
import { Menu } from '@base-ui/react/menu'
import { Fragment, type RefObject } from 'react'
import type { MenuItem, MenuSection } from '../Menu'
import { classNames } from '../class-names'
import styles from './MenuPopup.module.css'

interface MenuPopupProps {
  label: string
  anchor: RefObject<HTMLElement | null>
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  sections: readonly MenuSection[]
  align: 'start' | 'end'
}

export function MenuPopup({ label, anchor, isOpen, onOpenChange, sections, align }: MenuPopupProps) {
  return (
    <CSPProvider disableStyleElements>
      <Menu.Root open={isOpen} onOpenChange={onOpenChange}>
        <Menu.Portal>
          <Menu.Positioner anchor={anchor} align={align} sideOffset={6} className={styles.positioner}>
            <Menu.Popup className={styles.popup} aria-label={label} finalFocus={anchor}>
              {sections.map((section, index) => (
                <Fragment key={section.id}>
                  {index > 0 && <Menu.Separator className={styles.separator} />}
                  {section.heading && <div className={styles.heading}>{section.heading}</div>}
                  {section.items.map((item) => (
                    <Item key={item.id} item={item} />
                  ))}
                </Fragment>
              ))}
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
    </CSPProvider>
  )
}

function Item({ item }: { item: MenuItem }) {
  const className = classNames(styles.item, item.isDanger && styles.danger)
  const body = (
    <>
      {item.icon && <span className={styles.icon}>{item.icon}</span>}
      <span className={styles.label}>{item.label}</span>
      {item.badge && <span className={styles.badge}>{item.badge}</span>}
    </>
  )
  if (item.isChecked === undefined)
    return (
      <Menu.Item className={className} disabled={item.isDisabled ?? false} onClick={item.onSelect}>
        {body}
      </Menu.Item>
    )
  return (
    <Menu.CheckboxItem
      className={className}
      checked={item.isChecked}
      onCheckedChange={item.onSelect}
      closeOnClick
    >
      {body}
      <span className={styles.check}>{item.isChecked && <Check size={14} aria-hidden="true" />}</span>
    </Menu.CheckboxItem>
  )
}
