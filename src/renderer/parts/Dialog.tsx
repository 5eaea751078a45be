import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './Dialog.module.css'

export interface DialogProps {
  readonly opened: boolean
  readonly title: string
  readonly onClose: () => void
  readonly size?: number
  /** Without it there is no close button, as while a job runs; Escape still asks `onClose`. */
  readonly canClose?: boolean
  /** Whether it keeps the keyboard; not while a question stands above it. */
  readonly hasKeyboard?: boolean
  readonly isAbove?: boolean
  readonly onClosed?: () => void
  readonly children: ReactNode
}

/** A dialog as all of Goldspan's look: it takes the keyboard, gives it back, and Escape closes it. */
export function Dialog({
  opened,
  title,
  onClose,
  size = 480,
  canClose = true,
  hasKeyboard = true,
  isAbove = false,
  onClosed,
  children,
}: DialogProps) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size={size}
      padding="xl"
      zIndex={isAbove ? 300 : 200}
      withCloseButton={canClose}
      closeOnClickOutside={canClose}
      closeOnEscape={hasKeyboard}
      trapFocus={hasKeyboard}
      closeButtonProps={{ 'aria-label': 'Close' }}
      overlayProps={{ backgroundOpacity: 0.4 }}
      transitionProps={{ duration: 120, transition: 'fade' }}
      classNames={{ title: classes.title!, header: classes.header!, content: classes.content! }}
      {...(onClosed ? { onExitTransitionEnd: onClosed } : {})}
    >
      {children}
    </Modal>
  )
}

/** The buttons of a dialog, in view however long the rest is. Its last element. */
export function DialogFooter({
  children,
  note,
}: {
  readonly children: ReactNode
  readonly note?: ReactNode
}) {
  return (
    <div className={classes.footer}>
      {note !== undefined && <div className={classes.note}>{note}</div>}
      <div className={classes.buttons}>{children}</div>
    </div>
  )
}
