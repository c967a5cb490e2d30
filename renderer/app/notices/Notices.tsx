/** Notices in the corner. Errors stay until they are put away; the rest go by themselves, but not while someone reads them. */
import { useEffect, useState } from 'react';
import { CircleCheck, CircleX, Info, TriangleAlert, X } from 'lucide-react';
import { dismiss, useNotices, type Notice } from '../../state/notices.ts';
import { Button } from '../../widgets/button.tsx';
import { Icon } from '../../widgets/icon.tsx';
import { IconButton } from '../../widgets/icon-button.tsx';

const ICONS = { info: Info, success: CircleCheck, warning: TriangleAlert, error: CircleX } as const;
const STAY_MS: Readonly<Record<Notice['tone'], number | null>> = {
  info: 6000,
  success: 6000,
  warning: 12_000,
  error: null,
};

/** A button wants to be reached. */
const WITH_ACTION_MS = 12_000;

function staysMs({ tone, action }: Notice): number | null {
  const stay = STAY_MS[tone];
  return stay === null || action === undefined ? stay : Math.max(stay, WITH_ACTION_MS);
}

function NoticeCard({ notice }: { readonly notice: Notice }) {
  const [isHeld, setHeld] = useState(false);
  const stay = staysMs(notice);
  useEffect(() => {
    if (stay === null || isHeld) return undefined;
    const timer = setTimeout(() => dismiss(notice.id), stay);
    return () => clearTimeout(timer);
  }, [stay, isHeld, notice.id]);
  const { action } = notice;
  return (
    <li
      className={`pn-notice pn-notice-${notice.tone}`}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon of={ICONS[notice.tone]} />
      <p className="pn-selectable" role={notice.tone === 'error' ? 'alert' : 'status'}>
        {notice.text}
      </p>
      {action !== undefined && (
        <Button
          onPress={() => {
            dismiss(notice.id);
            action.run();
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton label="Put away" icon={X} onPress={() => dismiss(notice.id)} placement="left" />
    </li>
  );
}

export function Notices() {
  const notices = useNotices();
  return (
    <section aria-label="Notices" data-react-aria-top-layer="true">
      <ul className="pn-notices">
        {notices.map((notice) => (
          <NoticeCard key={notice.id} notice={notice} />
        ))}
      </ul>
    </section>
  );
}
