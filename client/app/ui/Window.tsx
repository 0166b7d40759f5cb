/**
 * A window over the page that asks for one thing, closes with Escape, and gives the focus back.
 * @module
 */
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Button } from './Button.tsx'
import styles from './Window.module.css'

interface WindowProps {
  title: string
  /** The window's own state: true while it is shown. */
  isOpen: boolean
  onClose: () => void
  /** `alertdialog` for what cannot be undone. */
  role?: 'dialog' | 'alertdialog'
  wide?: boolean
  /** For a table: as wide as the page. */
  widest?: boolean
  /** Stays when the person clicks beside it: what it shows is shown only once. */
  isKept?: boolean
  children: ReactNode
}

export function Window({
  title,
  isOpen,
  onClose,
  role = 'dialog',
  wide,
  widest,
  isKept,
  children,
}: WindowProps) {
  const { t } = useTranslation()
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable={role === 'dialog' && !isKept}
      className={styles.veil ?? ''}
    >
      <Modal className={`${styles.window} ${wide ? styles.wide : ''} ${widest ? styles.widest : ''}`}>
        <Dialog role={role} className={styles.dialog ?? ''}>
          <header className={styles.head}>
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <Button look="quiet" square aria-label={t('close')} onPress={onClose}>
              <X size={20} aria-hidden="true" />
            </Button>
          </header>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

/** The row of buttons that ends a window or a form; the main one first in reading order. */
export function Actions({ children }: { children: ReactNode }) {
  return <div className={styles.actions}>{children}</div>
}
