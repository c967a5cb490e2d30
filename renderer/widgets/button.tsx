/** The desk's button: does something itself, or runs an action, whose state it then shows. */
import type { ReactNode, Ref } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { runAction } from '../state/actions.ts';
import { classes, defined } from './defined.ts';
import { Icon, type IconSource } from './icon.tsx';
import { Tooltip } from './tooltip.tsx';
import { useActionView } from './use-action.ts';

export type ButtonTone = 'default' | 'primary' | 'quiet' | 'danger';

export interface ButtonProps {
  readonly onPress?: (() => void) | undefined;
  readonly actionId?: string | undefined;
  readonly tone?: ButtonTone | undefined;
  readonly icon?: IconSource | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly autoFocus?: boolean | undefined;
  readonly type?: 'button' | 'submit' | undefined;
  /** A sentence in the tip. */
  readonly hint?: string | undefined;
  readonly className?: string | undefined;
  readonly ref?: Ref<HTMLButtonElement> | undefined;
  /** Default: the title of the action. */
  readonly children?: ReactNode;
}

export function Button(props: ButtonProps) {
  const { onPress, actionId, tone = 'default', icon, isDisabled, children, className, hint, ref } = props;
  const view = useActionView(actionId);
  const isOff = isDisabled ?? (actionId !== undefined && view?.isEnabled !== true);
  const button = (
    <AriaButton
      {...defined({ ref, autoFocus: props.autoFocus, type: props.type })}
      className={classes('pn-button', `pn-button-${tone}`, className)}
      isDisabled={isOff}
      onPress={() => {
        if (actionId !== undefined) runAction(actionId);
        onPress?.();
      }}
    >
      <Icon of={icon} />
      {(children ?? view?.title) !== undefined && (
        <span className="pn-button-text">{children ?? view?.title}</span>
      )}
    </AriaButton>
  );
  const title = view?.title ?? (typeof children === 'string' ? children : '');
  if ((view === null || view.chord === '') && hint === undefined) return button;
  return (
    <Tooltip label={title} chord={view?.chord} hint={hint}>
      {button}
    </Tooltip>
  );
}
