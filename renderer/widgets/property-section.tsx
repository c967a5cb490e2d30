/** A group of rows that folds away. What is open stays so while the desk runs, by title. */
import { useState, type ReactNode } from 'react';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { ChevronRight } from 'lucide-react';
import { Icon } from './icon.tsx';

const remembered = new Map<string, boolean>();

export interface PropertySectionProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly isOpenAtFirst?: boolean | undefined;
  /** At the right of the title: a switch, a menu. */
  readonly trailing?: ReactNode;
}

export function PropertySection({ title, children, isOpenAtFirst = true, trailing }: PropertySectionProps) {
  const [isOpen, setOpen] = useState(remembered.get(title) ?? isOpenAtFirst);
  return (
    <Disclosure
      className="pn-section"
      isExpanded={isOpen}
      onExpandedChange={(open) => {
        remembered.set(title, open);
        setOpen(open);
      }}
    >
      <div className="pn-section-head">
        <Heading level={3} className="pn-section-heading">
          <Button slot="trigger" className="pn-section-button">
            <Icon of={ChevronRight} />
            <span>{title}</span>
          </Button>
        </Heading>
        {trailing !== undefined && <div className="pn-section-trailing">{trailing}</div>}
      </div>
      <DisclosurePanel className="pn-section-panel">
        <div className="pn-section-body">{children}</div>
      </DisclosurePanel>
    </Disclosure>
  );
}
