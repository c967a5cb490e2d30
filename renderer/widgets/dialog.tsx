/** A modal dialog: title, body that scrolls, buttons below. Escape and the cross close it; the focus comes back to where it was. */
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { X } from 'lucide-react';
import { classes } from './defined.ts';
import { IconButton } from './icon-button.tsx';

export interface DialogProps {
  readonly title: string;
  readonly children: ReactNode;
  /** Buttons, the main one last. */
  readonly footer?: ReactNode;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly size?: 'small' | 'medium' | 'large' | undefined;
  /** For questions that must be answered by a button. */
  readonly role?: 'dialog' | 'alertdialog' | undefined;
}

export function Dialog({
  title,
  children,
  footer,
  isOpen,
  onClose,
  size = 'medium',
  role = 'dialog',
}: DialogProps) {
  return (
    <ModalOverlay
      className="pn-modal-overlay"
      isOpen={isOpen}
      isDismissable={role === 'dialog'}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={classes('pn-modal', `pn-modal-${size}`)}>
        <AriaDialog className="pn-dialog" role={role}>
          <header className="pn-dialog-head">
            <Heading slot="title" level={2} className="pn-dialog-title">
              {title}
            </Heading>
            <IconButton label="Close" icon={X} onPress={onClose} />
          </header>
          <div className="pn-dialog-body">{children}</div>
          {footer !== undefined && <footer className="pn-dialog-foot">{footer}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
