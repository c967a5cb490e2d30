/** A button that is a picture; its name and its keys are in the tip. With `isPressed` (or an action that is a toggle) it is one that stays down. */
import { Button as AriaButton, ToggleButton } from 'react-aria-components';
import type { Placement } from 'react-aria-components';
import { runAction } from '../state/actions.ts';
import { classes } from './defined.ts';
import { Icon, type IconSource } from './icon.tsx';
import { Tooltip } from './tooltip.tsx';
import { useActionView } from './use-action.ts';

export interface IconButtonProps {
  /** Default: the title of the action. */
  readonly label?: string | undefined;
  readonly icon: IconSource;
  readonly onPress?: (() => void) | undefined;
  readonly actionId?: string | undefined;
  readonly isPressed?: boolean | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly hint?: string | undefined;
  readonly placement?: Placement | undefined;
  readonly className?: string | undefined;
}

/** "Next lens" for "camera.next-lens": for an action that is not registered (yet). */
const nameOfId = (id: string): string => {
  const words = (id.split('.').at(-1) ?? '').replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

export function IconButton(props: IconButtonProps) {
  const { icon, onPress, actionId, isDisabled, hint, placement = 'bottom', className } = props;
  const view = useActionView(actionId);
  const label = props.label ?? view?.title ?? nameOfId(actionId ?? '');
  const isOff = isDisabled ?? (actionId !== undefined && view?.isEnabled !== true);
  const isPressed = props.isPressed ?? view?.isOn ?? null;
  const press = (): void => {
    if (actionId !== undefined) runAction(actionId);
    onPress?.();
  };
  return (
    <Tooltip label={label} chord={view?.chord} hint={hint} placement={placement}>
      {isPressed === null ? (
        <AriaButton
          className={classes('pn-icon-button', className)}
          aria-label={label}
          isDisabled={isOff}
          onPress={press}
        >
          <Icon of={icon} />
        </AriaButton>
      ) : (
        <ToggleButton
          className={classes('pn-icon-button', className)}
          aria-label={label}
          isDisabled={isOff}
          isSelected={isPressed}
          onPress={press}
        >
          <Icon of={icon} />
        </ToggleButton>
      )}
    </Tooltip>
  );
}
